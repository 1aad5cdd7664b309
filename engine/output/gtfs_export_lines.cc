// agency.txt, routes.txt, translations.txt, calendar.txt and feed_info.txt.
#include <set>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/output/csv_writer.h"
#include "engine/output/gtfs_export_parts.h"

namespace railreach {
namespace {

constexpr char kNoOperator[] = "not known";

const std::string& OperatorOf(const Line& line) {
  static const std::string* const no_operator = new std::string(kNoOperator);
  return line.operator_name.empty() ? *no_operator : line.operator_name;
}

// Extended values of route_type.
int TypeOf(Tier tier) {
  switch (tier) {
    case Tier::kTrunk:
      return 101;  // high-speed rail
    case Tier::kConventional:
      return 102;  // long-distance rail
    case Tier::kIntercity:
      return 103;  // inter-regional rail
    case Tier::kSuburban:
      return 109;  // suburban railway
    case Tier::kMetro:
      break;
  }
  return 401;  // metro
}

// "RRGGBB" of "#RRGGBB"; empty for anything else.
std::string ColourOf(const Line& line) {
  return line.colour.size() == 7 && line.colour[0] == '#'
             ? line.colour.substr(1)
             : "";
}

// Black on light colours, white on dark ones.  Luma of ITU-R BT.601.
std::string TextColourOn(const std::string& colour) {
  int rgb = 0;
  if (colour.empty() || !absl::SimpleHexAtoi(colour, &rgb)) return "";
  const int luma =
      299 * (rgb >> 16 & 255) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255);
  return luma > 150'000 ? "000000" : "FFFFFF";
}

std::string DayText(absl::CivilDay day) {
  return absl::StrFormat("%04d%02d%02d", day.year(), day.month(), day.day());
}

}  // namespace

OutputFile GtfsAgencies(const LineModel& model, const GtfsPlan& plan,
                        const GtfsExportOptions& options) {
  CsvWriter csv({"agency_id", "agency_name", "agency_url", "agency_timezone",
                 "agency_lang"});
  std::set<std::string> written;
  for (const LineId id : model.lines.ids()) {
    const std::string& name = OperatorOf(model.lines[id]);
    if (!plan.lines[id] || !written.insert(name).second) continue;
    csv.Text(name)
        .Text(name)
        .Text(options.url)
        .Text(options.time_zone)
        .Text(options.language);
    csv.EndRow();
  }
  return {"agency.txt", csv.Take()};
}

OutputFile GtfsLines(const LineModel& model, const GtfsPlan& plan) {
  CsvWriter csv({"route_id", "agency_id", "route_long_name", "route_type",
                 "route_color", "route_text_color"});
  for (const LineId id : model.lines.ids()) {
    if (!plan.lines[id]) continue;
    const Line& line = model.lines[id];
    const std::string colour = ColourOf(line);
    csv.Text(line.name.key)
        .Text(OperatorOf(line))
        .Text(GtfsName(line.name))
        .Integer(TypeOf(line.tier))
        .Text(colour)
        .Text(TextColourOn(colour));
    csv.EndRow();
  }
  return {"routes.txt", csv.Take()};
}

OutputFile GtfsTranslations(const LineModel& model, const GtfsPlan& plan) {
  CsvWriter csv(
      {"table_name", "field_name", "language", "translation", "record_id"});
  const auto add = [&](const char* table, const char* field,
                       const ThingName& name, const std::string& id) {
    if (name.en.empty() || name.en == GtfsName(name)) return;
    csv.Text(table).Text(field).Text("en").Text(name.en).Text(id);
    csv.EndRow();
  };
  for (const StationId id : model.stations.ids()) {
    if (!plan.stations[id]) continue;
    const ThingName& name = model.stations[id].name;
    add("stops", "stop_name", name, plan.station_ids[id]);
    if (plan.anywhere[id] && plan.has_platforms[id]) {
      add("stops", "stop_name", name, plan.anywhere_ids[id]);
    }
  }
  for (const PlatformId id : model.platforms.ids()) {
    if (!plan.platforms[id]) continue;
    add("stops", "stop_name", model.platforms[id].name, plan.platform_ids[id]);
  }
  for (const LineId id : model.lines.ids()) {
    if (!plan.lines[id]) continue;
    const ThingName& name = model.lines[id].name;
    add("routes", "route_long_name", name, name.key);
  }
  return {"translations.txt", csv.Take()};
}

OutputFile GtfsCalendarFile(const GtfsExportOptions& options) {
  CsvWriter csv({"service_id", "monday", "tuesday", "wednesday", "thursday",
                 "friday", "saturday", "sunday", "start_date", "end_date"});
  csv.Text(kGtfsEveryDay);
  for (int day = 0; day < 7; ++day) csv.Integer(1);
  csv.Text(DayText(options.first_day)).Text(DayText(options.last_day));
  csv.EndRow();
  return {"calendar.txt", csv.Take()};
}

OutputFile GtfsFeedInfo(const GtfsExportOptions& options) {
  CsvWriter csv({"feed_publisher_name", "feed_publisher_url", "feed_lang",
                 "feed_start_date", "feed_end_date", "feed_version"});
  csv.Text(options.publisher)
      .Text(options.url)
      .Text(options.language)
      .Text(DayText(options.first_day))
      .Text(DayText(options.last_day))
      .Text(options.version);
  csv.EndRow();
  return {"feed_info.txt", csv.Take()};
}

}  // namespace railreach
