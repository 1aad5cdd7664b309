// routes.txt.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/input/gtfs_route_types.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

struct LineColumns {
  explicit LineColumns(GtfsTable& table)
      : key(table.Required("route_id")),
        agency(table.Column("agency_id")),
        short_name(table.Column("route_short_name")),
        long_name(table.Column("route_long_name")),
        type(table.Required("route_type")),
        colour(table.Column("route_color")) {}
  GtfsColumn key, agency, short_name, long_name, type, colour;
};

// The short name, or a long one that says it too: "Line 1" rather than "1".
const GtfsColumn& NameColumn(GtfsTable& table, const LineColumns& columns) {
  const absl::string_view short_name = table.OptionalText(columns.short_name);
  const absl::string_view long_name = table.OptionalText(columns.long_name);
  if (short_name.empty() && long_name.empty()) {
    table.Warning(columns.short_name,
                  absl::StrCat(QuoteField("route_id", table.Raw(columns.key)),
                               " has neither a short nor a long name"),
                  "fill in route_short_name");
    return columns.key;
  }
  return absl::StrContains(long_name, short_name) ? columns.long_name
                                                  : columns.short_name;
}

std::string ColourOfLine(GtfsTable& table, const LineColumns& columns) {
  const absl::string_view colour = table.Raw(columns.colour);
  if (colour.empty()) return "";
  const bool is_colour =
      colour.size() == 6 &&
      std::all_of(colour.begin(), colour.end(), [](char c) {
        return absl::ascii_isxdigit(static_cast<unsigned char>(c));
      });
  if (is_colour) return absl::StrCat("#", absl::AsciiStrToUpper(colour));
  table.Warning(
      columns.colour,
      absl::StrCat(QuoteField("route_color", colour), " is not a colour"),
      "write RRGGBB, such as E4002B");
  return "";
}

std::string OperatorOfLine(GtfsTable& table, const LineColumns& columns,
                           const GtfsData& data) {
  GtfsAgencyId agency = data.agency_keys.Get(table, columns.agency);
  if (!table.Has(columns.agency)) {
    if (data.agencies.size() == 1) {
      agency = GtfsAgencyId(0);
    } else if (data.agencies.size() > 1) {
      table.Warning(columns.agency,
                    absl::StrCat(QuoteField("route_id", table.Raw(columns.key)),
                                 " has no agency_id in a feed of several"),
                    "fill it in");
    }
  }
  return agency.is_none() ? "" : data.agencies[agency];
}

std::optional<Tier> TierOfLine(const GtfsOptions& options,
                               const std::string& key, int type) {
  const auto by_key = options.tiers.find(key);
  if (by_key != options.tiers.end()) return by_key->second;
  const auto by_type = options.tiers.find(std::to_string(type));
  if (by_type != options.tiers.end()) return by_type->second;
  return RuleOfType(type).tier;
}

// Keys of the options that no line answers to.
void ReportIdleTiers(const GtfsOptions& options, const GtfsData& data,
                     Diagnostics& diagnostics) {
  std::set<std::string> types;
  for (const GtfsLine& line : data.lines) {
    types.insert(std::to_string(line.type));
  }
  for (const auto& [key, tier] : options.tiers) {
    if (types.contains(key) || !data.line_keys.Find(key).is_none()) continue;
    diagnostics.Warning({"routes.txt", 0, 0},
                        absl::StrCat("the tier given for '", key,
                                     "' applies to no route_id or route_type"),
                        "correct the key of the tier");
  }
}

}  // namespace

void ReadGtfsLines(const GtfsTexts& texts, const GtfsOptions& options,
                   GtfsData& data, Diagnostics& diagnostics) {
  GtfsTable table(texts, "routes.txt", GtfsNeed::kRequired, diagnostics);
  const LineColumns columns(table);
  while (table.Next()) {
    ++data.summary.lines;
    const GtfsLineId id = data.line_keys.Add(table, columns.key);
    GtfsLine line;
    line.line = table.line();
    line.name.key = std::string(table.Raw(columns.key));
    const GtfsColumn& name = NameColumn(table, columns);
    line.name_field = name.name;
    line.name.zh = line.name.en = std::string(table.Raw(name));
    line.operator_name = OperatorOfLine(table, columns, data);
    line.colour = ColourOfLine(table, columns);
    line.type = static_cast<int>(table.Whole(columns.type, {0, 9999}));
    line.tier = TierOfLine(options, line.name.key, line.type);
    if (!id.is_none()) data.lines.push_back(std::move(line));
  }
  table.RequireRows();
  if (!table.complete() || table.num_rows() == 0) {
    data.line_keys.MarkIncomplete();
  } else {
    ReportIdleTiers(options, data, diagnostics);
  }
}

void ReportLinesWithoutTier(const GtfsData& data, Diagnostics& diagnostics) {
  struct Count {
    int64_t lines = 0;
    int64_t trips = 0;
  };
  std::map<int, Count> by_type;
  for (const GtfsLine& line : data.lines) {
    if (line.tier.has_value()) continue;
    ++by_type[line.type].lines;
    by_type[line.type].trips += line.trips;
  }
  for (const auto& [type, count] : by_type) {
    diagnostics.Warning(
        {"routes.txt", 0, 0},
        absl::StrCat(count.lines, " lines with ", count.trips,
                     " trips are left out: route_type ", type, " (",
                     RuleOfType(type).name, ") has no tier"),
        absl::StrCat("to read them, give route_type ", type,
                     " or their route_id a tier"));
  }
}

}  // namespace railreach
