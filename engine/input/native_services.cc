// bands.csv, services.csv, transfers.csv and access_rules.csv.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/input/native_reader.h"

namespace railreach {
namespace {

constexpr Choice<JourneyEnd> kEnds[] = {
    {"home", JourneyEnd::kHome},
    {"work", JourneyEnd::kWork},
    {"both", JourneyEnd::kBoth},
};

constexpr Choice<absl::string_view> kModes[] = {
    {"walk", "walk"},
    {"e-bike", "e-bike"},
    {"feeder", "feeder"},
    {"car", "car"},
};

constexpr Choice<std::optional<Tier>> kAccessTiers[] = {
    {"trunk", Tier::kTrunk},         {"conventional", Tier::kConventional},
    {"intercity", Tier::kIntercity}, {"suburban", Tier::kSuburban},
    {"metro", Tier::kMetro},         {"direct", std::nullopt},
};

GroupId GroupOf(NativeReader& reader, const Row& row) {
  const std::string word = row.OptionalText("service_group");
  if (word.empty()) return {};
  const GroupId id = reader.groups.IdOfWord(word);
  auto& rows = reader.model.lines.groups;
  if (id.index() == rows.size()) rows.push_back({word});
  return id;
}

// Fills the headway or the count of trains; exactly one of the two is given.
void ReadFrequency(const Row& row, Service& service) {
  if (row.Has("trains") == row.Has("headway_s")) {
    row.RowError(row.Has("trains") ? "both trains and headway_s are given"
                                   : "neither trains nor headway_s is given",
                 "fill in one of them; without a train leave the row out");
  }
  if (const auto trains = row.OptionalNumber("trains", {0.001, 10'000})) {
    service.milli_trains = std::llround(*trains * 1000);
  }
  service.headway =
      row.OptionalDuration("headway_s", {1, 86'400}).value_or(Seconds(0));
}

Service ReadService(const Row& row, NativeReader& reader) {
  Service service;
  service.pattern = reader.patterns.Get(row, "pattern_id");
  service.band = reader.bands.Get(row, "band_id");
  ReadFrequency(row, service);
  service.group = GroupOf(reader, row);
  service.scheduled = row.OptionalYesNo("scheduled");
  service.provenance = row.provenance();
  return service;
}

Transfer ReadTransfer(const Row& row, NativeReader& reader) {
  Transfer transfer;
  transfer.from = reader.stations.Get(row, "from_station");
  transfer.to = reader.stations.Get(row, "to_station");
  transfer.time = row.Duration("time_s", {0, 7200});
  transfer.provenance = row.provenance();
  if (!transfer.from.is_none() && transfer.from == transfer.to) {
    row.Error("to_station", "the transfer leads back to its own station",
              "write change_s of stations.csv for changes inside a station");
  }
  return transfer;
}

AccessRule ReadAccessRule(const Row& row) {
  AccessRule rule;
  rule.tier = row.OneOf<std::optional<Tier>>("tier", kAccessTiers);
  rule.mode = std::string(row.OneOf<absl::string_view>("mode", kModes));
  rule.end = row.OneOf<JourneyEnd>("end", kEnds);
  rule.speed_kmh = row.Number("speed_kmh", {0.1, 200});
  rule.detour = row.Number("detour", {1, 10});
  rule.fixed = row.Duration("fixed_s", {0, 86'400});
  rule.maximum = row.Duration("max_s", {0, 86'400});
  rule.provenance = row.provenance();
  if (row.ok() && rule.maximum < rule.fixed) {
    row.Error("max_s",
              absl::StrCat("max_s ", rule.maximum.count(),
                           " is less than fixed_s ", rule.fixed.count()),
              "max_s is of the whole way, the fixed time included");
  }
  return rule;
}

}  // namespace

void ReadBands(NativeReader& reader) {
  const Table table =
      OpenTable(reader, "bands.csv", "band_id name_zh name_en from to", "");
  if (!table.complete()) reader.bands.MarkIncomplete();
  table.ForEachRow([&](const Row& row) {
    Band band = {row.Name("band_id"), row.Time("from"), row.Time("to")};
    if (row.ok() && band.from >= band.to) {
      row.Error("to",
                absl::StrCat("the band ends at ", ToString(band.to),
                             ", not after its start at ", ToString(band.from)),
                "write times after midnight as 24:30");
    }
    if (reader.bands.Add(band.name, row, "band_id")) {
      reader.model.lines.bands.push_back(std::move(band));
    }
  });
}

void ReadServices(NativeReader& reader) {
  const Table table = OpenTable(reader, "services.csv", "pattern_id band_id",
                                "trains headway_s service_group scheduled");
  std::vector<Service>& services = reader.model.lines.services;
  std::map<std::pair<PatternId, BandId>, uint32_t> line_of;
  table.ForEachRow([&](const Row& row) {
    services.push_back(ReadService(row, reader));
    const auto [it, inserted] = line_of.try_emplace(
        {services.back().pattern, services.back().band}, row.line());
    if (!inserted && row.ok() && !it->first.first.is_none() &&
        !it->first.second.is_none()) {
      row.RowError(absl::StrCat("pattern and band stand twice, first in line ",
                                it->second),
                   "add their trains up in one row");
    }
  });
  std::sort(services.begin(), services.end(),
            [](const Service& a, const Service& b) {
              return std::tie(a.pattern, a.band, a.provenance.line) <
                     std::tie(b.pattern, b.band, b.provenance.line);
            });
}

void ReadTransfers(NativeReader& reader) {
  const Table table =
      OpenTable(reader, "transfers.csv", "from_station to_station time_s", "");
  std::set<std::pair<StationId, StationId>> seen;
  table.ForEachRow([&](const Row& row) {
    const Transfer transfer = ReadTransfer(row, reader);
    const bool is_known = !transfer.from.is_none() && !transfer.to.is_none();
    if (row.ok() && is_known &&
        !seen.insert({transfer.from, transfer.to}).second) {
      row.RowError("the transfer stands twice", "keep one row per direction");
    }
    reader.model.lines.transfers.push_back(transfer);
  });
}

void ReadAccessRules(NativeReader& reader) {
  const Table table =
      OpenTable(reader, "access_rules.csv",
                "tier mode end speed_kmh detour fixed_s max_s", "");
  std::set<std::tuple<std::optional<Tier>, std::string, JourneyEnd>> seen;
  table.ForEachRow([&](const Row& row) {
    AccessRule rule = ReadAccessRule(row);
    if (row.ok() && !seen.insert({rule.tier, rule.mode, rule.end}).second) {
      row.RowError("tier, mode and end stand twice", "keep one row");
    }
    reader.model.lines.access_rules.push_back(std::move(rule));
  });
}

}  // namespace railreach
