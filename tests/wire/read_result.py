"""Loads a result with stock protobuf and checks a few numbers of the sample.

usage: read_result.py FOLDER_OF_GENERATED_CODE RESULT.pb
"""

import sys

try:
    import google.protobuf  # noqa: F401
except ImportError:
    print("skipped: python3-protobuf is not installed")
    sys.exit(77)

sys.path.insert(0, sys.argv[1])

from railreach.v1 import names_pb2, result_pb2  # noqa: E402


def main():
    result = result_pb2.StudyResult()
    with open(sys.argv[2], "rb") as file:
        result.ParseFromString(file.read())

    assert result.manifest.tool == "railreach"
    assert list(result.manifest.parameters.cutoff_min) == [30, 60]
    assert result.manifest.inputs[0].bytes == 12345
    assert len(result.manifest.definitions) >= 5

    assert result.stations[1].name.zh == "昆山南"
    assert abs(result.stations[1].position.lat - 31.3678) < 1e-12
    assert result.lines[1].tier == names_pb2.TIER_METRO

    curve = result.catchments[1].door_to_door
    assert curve.study_area[60] + curve.halo[60] == 8000501
    assert not result.catchments[3].resolved

    nodes = len(result.key_nodes)
    pairs = result.pairs
    assert nodes == 5 and len(pairs.total_s) == nodes * nodes
    row = 0 * nodes + 1
    parts = (pairs.access_s, pairs.entry_s, pairs.wait_s, pairs.ride_s,
             pairs.change_s, pairs.exit_s, pairs.egress_s)
    assert pairs.total_s[row] == sum(part[row] for part in parts) == 2553
    assert pairs.total_s[4 * nodes + 1] == -1
    assert pairs.flags[row] == 1 | 2

    times = result.zone_times
    assert (times.rows, times.columns) == (nodes, len(result.zones))
    assert times.time_s[1 * times.columns + 1] == 631
    assert times.time_s[2] == -1

    outline = result.isochrones[0].cutoffs[1]
    assert list(outline.rings_of_polygon) == [2, 1]
    assert list(outline.points_of_ring) == [4, 3, 3]
    lats = [sum(outline.lat_step_e6[: i + 1]) / 1e6 for i in range(4)]
    assert lats == [31.0, 31.0, 31.5, 31.5]

    window = result.window
    parameters = result.manifest.parameters
    assert parameters.window.to == "08:30"
    assert list(parameters.window.percentile) == [5, 50, 95]
    curve = window.catchments[2].people[1]
    assert curve.study_area[60] + curve.halo[60] == 7300402
    assert window.pairs.p50_s[row] == 3001
    assert window.pairs.p95_s[4] == window.pairs.mean_s[4 * nodes + 1] == -1
    assert window.pairs.departures[row] == 6
    assert window.summaries[1].people[2] == 5.3e6
    assert window.spread.by_clock_s == 540.5
    assert parameters.source[1].gtfs == "feed.zip"
    assert [join.joined for join in result.station_joins] == [True, False]

    assert not result.airports[1].HasField("nearest_node")
    assert not result.counties[1].HasField("longest_gap_s")
    print(f"{nodes} key nodes, {len(result.stations)} stations")


if __name__ == "__main__":
    main()
