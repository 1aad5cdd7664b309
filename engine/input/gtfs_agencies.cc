// agency.txt and feed_info.txt.
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "engine/input/gtfs_steps.h"

namespace railreach {
namespace {

// The zone of the first agency; the others must have the same.
void ReadTimeZone(GtfsTable& table, const GtfsColumn& column, GtfsData& data) {
  const absl::string_view zone = table.Text(column);
  if (zone.empty()) return;
  absl::TimeZone loaded;
  if (!absl::LoadTimeZone(zone, &loaded)) {
    table.Error(
        column,
        absl::StrCat(QuoteField(column.name, zone), " is no known time zone"),
        "write one of the IANA names, such as Asia/Shanghai");
  } else if (data.summary.time_zone.empty()) {
    data.summary.time_zone = std::string(zone);
  } else if (zone != data.summary.time_zone) {
    table.Error(column,
                absl::StrCat(QuoteField(column.name, zone),
                             " differs from the first agency's '",
                             data.summary.time_zone, "'"),
                "all agencies of a feed must have the same");
  }
}

}  // namespace

void ReadGtfsAgencies(const GtfsTexts& texts, GtfsData& data,
                      Diagnostics& diagnostics) {
  GtfsTable table(texts, "agency.txt", GtfsNeed::kRequired, diagnostics);
  const GtfsColumn key = table.Column("agency_id");
  const GtfsColumn name = table.Required("agency_name");
  const GtfsColumn zone = table.Required("agency_timezone");
  const GtfsColumn language = table.Column("agency_lang");
  while (table.Next()) {
    ++data.summary.agencies;
    GtfsAgencyId id;
    if (table.Has(key) || table.num_rows() > 1) {
      id = data.agency_keys.Add(table, key);
    } else {
      id = data.agency_keys.Intern("");  // the only one needs no key
    }
    const absl::string_view agency = table.Text(name);
    ReadTimeZone(table, zone, data);
    if (data.language.empty()) {
      data.language = std::string(table.OptionalText(language));
    }
    if (!id.is_none()) data.agencies.push_back(std::string(agency));
  }
  table.RequireRows();
  if (!table.complete() || table.num_rows() == 0) {
    data.agency_keys.MarkIncomplete();
  }

  GtfsTable info(texts, "feed_info.txt", GtfsNeed::kOptional, diagnostics);
  const GtfsColumn feed_language = info.Column("feed_lang");
  while (info.Next()) {
    if (info.num_rows() == 2) {
      info.RowWarning("more than one row: the first one counts", "remove it");
    }
    if (info.num_rows() == 1 && info.Has(feed_language)) {
      data.language = std::string(info.OptionalText(feed_language));
    }
  }
}

}  // namespace railreach
