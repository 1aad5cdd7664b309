// corridors.csv, targets.csv and values.csv: what a plan asks for.
#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/input/native_reader.h"
#include "engine/model/name_index.h"

namespace railreach {
namespace {

constexpr Limits kAnyValue = {-1e15, 1e15};

constexpr Choice<TargetKind> kTargetKinds[] = {
    {"floor", TargetKind::kFloor},
    {"cooperative", TargetKind::kCooperative},
};

constexpr Choice<Comparison> kComparisons[] = {
    {"at_least", Comparison::kAtLeast},
    {"at_most", Comparison::kAtMost},
};

// A corridor while its rows are gathered.
struct CorridorStop {
  int64_t seq;
  StationId station;
  uint32_t line;
};
using CorridorStops = IdVector<CorridorId, std::vector<CorridorStop>>;

void ReadCorridorRow(const Row& row, NativeReader& reader,
                     CorridorStops& stops) {
  ThingName name = row.Name("corridor_id");
  const int64_t seq = row.Whole("seq", {0, 1e6});
  const StationId station = reader.stations.Get(row, "station_id");
  if (name.key.empty()) return;
  const CorridorId id = reader.corridors.IdOfWord(name.key);
  auto& corridors = reader.model.places.corridors;
  if (id.index() == corridors.size()) {
    corridors.push_back({std::move(name), {}});
    stops.push_back({});
  } else if (row.ok() && (name.zh != corridors[id].name.zh ||
                          name.en != corridors[id].name.en)) {
    row.Error("name_zh",
              absl::StrCat("corridor '", name.key,
                           "' has another name in line ", stops[id][0].line),
              "write the same names in each of its rows");
  }
  stops[id].push_back({seq, station, row.line()});
}

void FinishCorridor(std::vector<CorridorStop>& stops, Corridor& corridor,
                    Diagnostics& diagnostics) {
  std::sort(stops.begin(), stops.end(),
            [](const CorridorStop& a, const CorridorStop& b) {
              return std::tie(a.seq, a.line) < std::tie(b.seq, b.line);
            });
  const std::string who = absl::StrCat("corridor '", corridor.name.key, "'");
  if (stops.size() < 2) {
    diagnostics.Error({"corridors.csv", stops[0].line, 0},
                      absl::StrCat(who, " has one station"),
                      "a corridor has two or more");
  }
  for (size_t i = 0; i < stops.size(); ++i) {
    corridor.stations.push_back(stops[i].station);
    if (i == 0 || stops[i].seq != stops[i - 1].seq) continue;
    diagnostics.Error(
        {"corridors.csv", stops[i].line, 0},
        absl::StrCat(who, ": seq ", stops[i].seq,
                     " stands twice, first in line ", stops[i - 1].line),
        "number the stations in their order");
  }
}

// Kinds of key_nodes.csv; a pair target of an unknown kind has no pair.
class Kinds {
 public:
  explicit Kinds(const Places& places) {
    std::set<std::string> kinds;
    for (const KeyNode& node : places.nodes) kinds.insert(node.kind);
    words_.assign(kinds.begin(), kinds.end());
  }

  std::string Read(const Row& row, absl::string_view column) const {
    const std::string kind = row.OptionalText(column);
    if (!kind.empty() &&
        !std::binary_search(words_.begin(), words_.end(), kind)) {
      row.RowWarning(
          absl::StrCat(column, " '", kind, "' is no kind of key_nodes.csv",
                       DidYouMean(NearMisses(kind, words_))),
          "correct it, or add a key node of this kind");
    }
    return kind;
  }

 private:
  std::vector<std::string> words_;  // sorted
};

Target ReadTarget(const Row& row, const Kinds& kinds, NativeReader& reader) {
  Target target;
  target.name = row.Name("target_id");
  target.indicator = row.Text("indicator");
  target.kind = row.OneOf<TargetKind>("kind", kTargetKinds);
  target.level = row.OneOf<Level>("level", kLevelChoices);
  target.region = reader.regions.OptionalGet(row, "region_id");
  target.from_kind = kinds.Read(row, "from_kind");
  target.to_kind = kinds.Read(row, "to_kind");
  target.comparison = row.OneOf<Comparison>("comparison", kComparisons);
  target.value = row.OptionalNumber("value", kAnyValue);
  target.unit = row.Text("unit");
  target.year =
      static_cast<int>(row.OptionalWhole("year", {1900, 2200}).value_or(0));
  target.source = row.OptionalText("source");
  target.provenance = row.provenance();
  if (target.from_kind.empty() != target.to_kind.empty()) {
    row.Error("from_kind", "only one of from_kind and to_kind is given",
              "a pair target has both, any other none");
  }
  return target;
}

ExternalValue ReadValue(const Row& row, NativeReader& reader) {
  ExternalValue value;
  value.indicator = row.Text("indicator");
  value.region = reader.regions.Get(row, "region_id");
  value.value = row.Number("value", kAnyValue);
  value.unit = row.OptionalText("unit");
  value.source = row.OptionalText("source");
  return value;
}

}  // namespace

void ReadCorridors(NativeReader& reader) {
  if (!HasTable(reader, "corridors.csv")) return;
  const Table table =
      OpenTable(reader, "corridors.csv",
                "corridor_id name_zh name_en seq station_id", "");
  CorridorStops stops;
  table.ForEachRow(
      [&](const Row& row) { ReadCorridorRow(row, reader, stops); });
  for (const CorridorId id : stops.ids()) {
    FinishCorridor(stops[id], reader.model.places.corridors[id],
                   reader.diagnostics);
  }
}

void ReadTargets(NativeReader& reader) {
  const Table table = OpenTable(
      reader, "targets.csv",
      "target_id name_zh name_en indicator kind level comparison unit",
      "region_id from_kind to_kind value year source");
  const Kinds kinds(reader.model.places);
  table.ForEachRow([&](const Row& row) {
    Target target = ReadTarget(row, kinds, reader);
    if (reader.targets.Add(target.name, row, "target_id")) {
      reader.model.places.targets.push_back(std::move(target));
    }
  });
}

void ReadValues(NativeReader& reader) {
  if (!HasTable(reader, "values.csv")) return;
  const Table table = OpenTable(reader, "values.csv",
                                "indicator region_id value", "unit source");
  std::set<std::pair<std::string, RegionId>> seen;
  table.ForEachRow([&](const Row& row) {
    ExternalValue value = ReadValue(row, reader);
    if (row.ok() && !value.region.is_none() &&
        !seen.insert({value.indicator, value.region}).second) {
      row.RowError("indicator and region stand twice", "keep one row");
    }
    reader.model.places.values.push_back(std::move(value));
  });
}

}  // namespace railreach
