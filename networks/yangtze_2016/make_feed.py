#!/usr/bin/env python3
"""Writes the feed of this folder from the table of trains of 2016.

  make_feed.py TIMETABLE COORDINATES NAMES OUTPUT_FOLDER

TIMETABLE    train,seq,station,arr,dep: a row per stop in order, HH:MM, 24:xx
             past midnight; arr is blank at a train's origin
COORDINATES  name,id,lat,lon,coord_source: a row per station; id: telecode
NAMES        stations.csv of networks/shanghai: name_zh,name_en

Same input, same bytes.  What it leaves out or finds odd goes to stderr.
"""

import csv
import math
import pathlib
import sys

# The timetable of 10 January 2016 was in force up to 14 May; the Spring
# Festival rush of that year was 24 January to 3 March.
FIRST, LAST = "20160110", "20160514"
SERVICES = [  # service_id, Monday to Sunday, first and last day
    ("daily", "1111111", FIRST, LAST),
    ("weekday", "1111100", FIRST, LAST),
    ("weekend", "0000011", FIRST, LAST),
    ("rush", "1111111", "20160124", "20160303"),
]

# GTFS types: high-speed, long-distance, inter-regional, suburban.
COLOURS = {101: "C8102E", 102: "00549F", 103: "E87722", 109: "00843D"}

# A line, its GTFS type, and the stations where its trains may call, in order.
LINES = [
    ("jinghu_hs", 101, "京沪高铁", "Beijing-Shanghai High-speed Railway",
     "上海虹桥 上海 昆山南 苏州北 无锡东 常州北 丹阳北 镇江南 南京南 滁州"),
    ("huning", 103, "沪宁城际", "Shanghai-Nanjing Intercity Railway",
     "上海 上海西 南翔北 上海虹桥 安亭北 花桥 昆山南 阳澄湖 苏州园区 苏州 "
     "苏州新区 无锡新区 无锡 惠山 戚墅堰 常州 丹阳 丹徒 镇江 宝华山 仙林 南京 "
     "南京南"),
    ("hukun_hs", 101, "沪昆高铁", "Shanghai-Kunming High-speed Railway",
     "上海 上海虹桥 上海松江 金山北 嘉善南 嘉兴南 桐乡 海宁西 临平南 杭州 "
     "杭州东 诸暨 义乌 金华 金华南 龙游"),
    ("hangyong_hs", 101, "杭甬高铁",
     "Hangzhou-Ningbo and Ningbo-Wenzhou Railway",
     "杭州 杭州东 绍兴北 绍兴东 余姚北 庄桥 宁波 奉化 宁海 三门县"),
    ("ninghang_hs", 101, "宁杭高铁", "Nanjing-Hangzhou High-speed Railway",
     "南京 南京南 江宁 句容西 溧水 瓦屋山 溧阳 宜兴 长兴 湖州 德清 "
     "杭州东 杭州"),
    ("ningan", 103, "宁安城际", "Nanjing-Anqing Intercity Railway",
     "南京 南京南 江宁西 马鞍山东 当涂东 芜湖 芜湖南 繁昌西 铜陵北"),
    ("ningrong", 101, "宁蓉铁路", "Nanjing-Hefei Railway", "南京 南京南 全椒"),
    ("hefu_hs", 101, "合福高铁", "Hefei-Fuzhou High-speed Railway",
     "铜陵北 南陵 泾县 旌德 绩溪北 歙县北 黄山北"),
    ("jinshan", 109, "金山铁路", "Jinshan Railway",
     "上海南 春申 新桥 车墩 叶榭 亭林 金山园区 金山卫"),
    ("jinghu", 102, "京沪铁路", "Beijing-Shanghai Railway (conventional)",
     "上海 昆山 苏州 无锡 常州 南京"),
]
ENGLISH = {"龙游": "Longyou"}  # not in NAMES
MAX_KMH = 350.0
BOX = (29.0, 33.5, 118.0, 123.0)


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def note(*words):
    print(*words, file=sys.stderr)


def seconds(time):
    hours, minutes = time.split(":")
    return int(hours) * 3600 + int(minutes) * 60


def clock(time):
    return f"{time // 3600:02}:{time // 60 % 60:02}:{time % 60:02}"


def kilometres(a, b):
    lat_a, lon_a, lat_b, lon_b = map(
        math.radians, (*a["point"], *b["point"]))
    h = (math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) *
         math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2)
    return 2 * 6371.0088 * math.asin(math.sqrt(h))


def read_stations(coordinates, names):
    english = {row["name_zh"]: row["name_en"] for row in names
               if row["station_id"].startswith("rail:")} | ENGLISH
    stations = {}
    for row in coordinates:
        point = (float(row["lat"]), float(row["lon"]))
        if not (BOX[0] <= point[0] <= BOX[1] and BOX[2] <= point[1] <= BOX[3]):
            note("outside the box:", row["name"])
            continue
        if row["name"] in stations:
            raise SystemExit(f"two stations are called {row['name']}")
        stations[row["name"]] = {
            "code": row["id"], "point": point,
            "english": english.get(row["name"]),
            "rough": row["coord_source"] == "interpolated_km"}
    return stations


def read_trains(rows, stations):
    """The stops (station, arrival, departure) of each train, in file order."""
    trains = {}
    for row in rows:
        stops = trains.setdefault(row["train"], [])
        if row["station"] not in stations:
            note("no coordinates, stop left out:", row["train"], row["station"])
            continue
        departure = seconds(row["dep"])
        arrival = seconds(row["arr"]) if row["arr"] else departure
        stops.append((row["station"], arrival, departure))
    for number in [n for n, stops in trains.items() if len(stops) < 2]:
        note("fewer than two stops, left out:", number)
        del trains[number]
    return trains


def check(number, stops, stations):
    for name, arrival, departure in stops:
        if departure < arrival:
            raise SystemExit(f"{number} leaves {name} before it arrives")
    for (a, _, departure), (b, arrival, _) in zip(stops, stops[1:]):
        if a == b or arrival <= departure:
            raise SystemExit(f"{number}: bad run {a}-{b}")
        hours = (arrival - departure) / 3600
        kmh = kilometres(stations[a], stations[b]) / hours
        if kmh >= MAX_KMH:
            raise SystemExit(f"{number}: {a}-{b} at {kmh:.0f} km/h")


def line_of(number, stops, stations):
    """The line that a train follows for most kilometres; ties: the first."""
    names = [name for name, _, _ in stops]
    old = LINES[-1]
    if number[0] == "D" and set(names) <= set(old[-1].split()):
        return old
    length = {line[0]: 0.0 for line in LINES[:-1]}
    for a, b in zip(names, names[1:]):
        on = [line[0] for line in LINES[:-1] if {a, b} <= set(line[-1].split())]
        if not on:
            note("a run on no line:", number, a, b)
        for line in on:
            length[line] += kilometres(stations[a], stations[b])
    best = max(length, key=length.get)
    return next(line for line in LINES if line[0] == best)


def direction(line, stops):
    """0: in the order of the line's stations."""
    places = [line[-1].split().index(name) for name, _, _ in stops
              if name in line[-1].split()]
    return int(places[0] > places[-1])


def service(number):
    """Days are not in the table: SOURCE.md says how the number tells them."""
    value = int(number.split("/")[0][1:])
    if number[0] == "C":
        if value in range(3001, 3051) or value in range(3601, 3651):
            return "weekday"
        if value in range(3051, 3101) or value in range(3651, 3701):
            return "weekend"
        return "daily"
    return "rush" if value // 1000 in (4, 9) else "daily"


def write(folder, name, header, rows):
    with open(folder / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def write_trains(folder, trains, stations):
    trips, times = [], []
    for number, stops in trains.items():
        check(number, stops, stations)
        line = line_of(number, stops, stations)
        trips.append((line[0], service(number), number, stops[-1][0], number,
                      direction(line, stops)))
        times += [(number, clock(arrival), clock(departure), name, seq, 1)
                  for seq, (name, arrival, departure) in enumerate(stops, 1)]
    write(folder, "trips.txt", "route_id,service_id,trip_id,trip_headsign,"
          "trip_short_name,direction_id", trips)
    write(folder, "stop_times.txt", "trip_id,arrival_time,departure_time,"
          "stop_id,stop_sequence,timepoint", times)
    return trips


def write_places(folder, stations, called, heads):
    rough = "位置按里程推算,误差约2公里"
    write(folder, "stops.txt", "stop_id,stop_code,stop_name,stop_desc,stop_lat,"
          "stop_lon", [(name, s["code"], name, rough if s["rough"] else "",
                        f"{s['point'][0]:.6f}", f"{s['point'][1]:.6f}")
                       for name, s in stations.items() if name in called])
    english = [(name, s["english"]) for name, s in stations.items()
               if name in called and s["english"]]
    write(folder, "translations.txt", "table_name,field_name,language,"
          "translation,record_id,field_value",
          [("agency", "agency_name", "en", "China Railway", "china_railway",
            "")]
          + [("routes", "route_long_name", "en", line[3], line[0], "")
             for line in LINES]
          + [("stops", "stop_name", "en", word, name, "")
             for name, word in english]
          + [("trips", "trip_headsign", "en", word, "", name)
             for name, word in english if name in heads])


def write_frame(folder):
    write(folder, "agency.txt", "agency_id,agency_name,agency_url,"
          "agency_timezone,agency_lang",
          [("china_railway", "中国铁路", "https://www.12306.cn/",
            "Asia/Shanghai", "zh")])
    write(folder, "routes.txt", "route_id,agency_id,route_long_name,route_type,"
          "route_color,route_text_color",
          [(line[0], "china_railway", line[2], line[1], COLOURS[line[1]],
            "FFFFFF")
           for line in LINES])
    write(folder, "calendar.txt", "service_id,monday,tuesday,wednesday,"
          "thursday,friday,saturday,sunday,start_date,end_date",
          [(name, *days, first, last) for name, days, first, last in SERVICES])
    write(folder, "feed_info.txt", "feed_publisher_name,feed_publisher_url,"
          "feed_lang,feed_start_date,feed_end_date,feed_version",
          [("railreach", "https://example.org/railreach", "zh", FIRST, LAST,
            "2016-03-10")])
    write(folder, "attributions.txt", "attribution_id,organization_name,"
          "is_producer,attribution_url",
          [("times", "Parse12306 (MIT)", 1,
            "https://github.com/metromancn/Parse12306"),
           ("points", "© OpenStreetMap contributors (ODbL 1.0)", 1,
            "https://www.openstreetmap.org/copyright"),
           ("point_of_xinqiao", "MetroMan (MIT)", 1, "")])


def main():
    timetable, coordinates, names, output = sys.argv[1:]
    folder = pathlib.Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    stations = read_stations(read(coordinates), read(names))
    trains = read_trains(read(timetable), stations)
    trips = write_trains(folder, trains, stations)
    called = {name for stops in trains.values() for name, _, _ in stops}
    write_places(folder, stations, called, {trip[3] for trip in trips})
    write_frame(folder)


if __name__ == "__main__":
    main()
