// line_stops.csv: rows in any order become patterns with their stops in order.
#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/str_cat.h"
#include "engine/input/native_reader.h"

namespace railreach {
namespace {

constexpr Choice<Direction> kDirections[] = {
    {"out", Direction::kOut},
    {"back", Direction::kBack},
};

constexpr absl::string_view kFile = "line_stops.csv";

struct StopRow {
  int64_t seq = 0;
  PatternStop stop;
};

// A pattern while its rows are gathered.
struct Draft {
  Pattern pattern;
  std::vector<StopRow> rows;
};

class PatternReader {
 public:
  explicit PatternReader(NativeReader& reader) : reader_(reader) {}

  void ReadRow(const Row& row);
  // Moves the patterns into the model, in the order of their first rows.
  void Finish();

 private:
  size_t DraftOf(const Row& row);
  StopRow ReadStop(const Row& row, LineId line);
  bool SortStops(Draft& draft);
  void CheckStops(const Draft& draft);
  void CloseRing(Draft& draft) const;
  std::string NameOf(StationId station) const;

  NativeReader& reader_;
  absl::flat_hash_map<std::string, size_t> index_;
  std::vector<Draft> drafts_;
  size_t last_ = 0;  // the draft of the row before
};

// The draft that the row belongs to; a new one for a new pattern_id.
size_t PatternReader::DraftOf(const Row& row) {
  std::string key = row.Text("pattern_id");
  if (last_ < drafts_.size() && drafts_[last_].pattern.key == key) return last_;
  const auto [it, inserted] = index_.try_emplace(key, drafts_.size());
  last_ = it->second;
  if (inserted) {
    drafts_.emplace_back();
    drafts_.back().pattern.key = std::move(key);
  }
  return last_;
}

StopRow PatternReader::ReadStop(const Row& row, LineId line) {
  const LineModel& lines = reader_.model.lines;
  StopRow read;
  read.seq = row.Whole("seq", {0, 1e6});
  PatternStop& stop = read.stop;
  stop.station = reader_.stations.Get(row, "station_id");
  if (!stop.station.is_none() && !lines.stations[stop.station].passenger) {
    row.Error("station_id",
              absl::StrCat("station ", NameOf(stop.station),
                           " has passenger 'no' in stations.csv"),
              "set it to yes, or leave the stop out");
  }
  stop.run = row.OptionalDuration("run_s", {1, 86'400}).value_or(Seconds(0));
  const std::optional<Seconds> dwell =
      row.OptionalDuration("dwell_s", {0, 7200});
  const Tier tier = line.is_none() ? Tier::kTrunk : lines.lines[line].tier;
  stop.dwell = dwell.value_or(lines.rules(tier).profile.dwell);
  stop.run_assumed = row.OptionalYesNo("assumed");
  stop.line_in_table = row.line();
  return read;
}

void PatternReader::ReadRow(const Row& row) {
  Draft& draft = drafts_[DraftOf(row)];
  Pattern& pattern = draft.pattern;
  const LineId line = reader_.lines.Get(row, "line_id");
  const Direction direction = row.OneOf<Direction>("direction", kDirections);
  if (draft.rows.empty()) {
    pattern.line = line;
    pattern.direction = direction;
    if (!pattern.key.empty()) {
      reader_.patterns.Add({pattern.key, "", ""}, row, "pattern_id");
    }
  } else if (line != pattern.line && !line.is_none() &&
             !pattern.line.is_none()) {
    row.Error("line_id",
              absl::StrCat("pattern '", pattern.key,
                           "' belongs to another line in line ",
                           draft.rows[0].stop.line_in_table),
              "a pattern has one line: give the other a pattern_id of its own");
  } else if (row.ok() && direction != pattern.direction) {
    row.Error("direction",
              absl::StrCat("pattern '", pattern.key,
                           "' has the other direction in line ",
                           draft.rows[0].stop.line_in_table),
              "give each direction a pattern_id of its own");
  }
  draft.rows.push_back(ReadStop(row, line));
}

std::string PatternReader::NameOf(StationId station) const {
  const ThingName& name = reader_.model.lines.stations[station].name;
  return absl::StrCat("'", name.key, "' (", name.zh, ")");
}

// False, with an error, if two rows have the same seq.
bool PatternReader::SortStops(Draft& draft) {
  std::sort(draft.rows.begin(), draft.rows.end(),
            [](const StopRow& a, const StopRow& b) {
              return std::tie(a.seq, a.stop.line_in_table) <
                     std::tie(b.seq, b.stop.line_in_table);
            });
  bool distinct = true;
  for (size_t i = 1; i < draft.rows.size(); ++i) {
    if (draft.rows[i].seq != draft.rows[i - 1].seq) continue;
    distinct = false;
    reader_.diagnostics.Error(
        {std::string(kFile), draft.rows[i].stop.line_in_table, 0},
        absl::StrCat("pattern '", draft.pattern.key, "': seq ",
                     draft.rows[i].seq, " stands twice, first in line ",
                     draft.rows[i - 1].stop.line_in_table),
        "number the stops in their order");
  }
  return distinct;
}

void PatternReader::CheckStops(const Draft& draft) {
  const std::vector<StopRow>& rows = draft.rows;
  const std::string who = absl::StrCat("pattern '", draft.pattern.key, "'");
  if (rows.size() < 2) {
    reader_.diagnostics.Error(
        {std::string(kFile), rows[0].stop.line_in_table, 0},
        absl::StrCat(who, " has one stop"), "a pattern has two or more");
  }
  if (rows[0].stop.run > Seconds(0)) {
    reader_.diagnostics.Warning(
        {std::string(kFile), rows[0].stop.line_in_table, 0},
        absl::StrCat(who, ": run_s of its first stop is not used"),
        "run_s leads from the stop before: leave the first one blank");
  }
  for (size_t i = 1; i < rows.size(); ++i) {
    const PatternStop& stop = rows[i].stop;
    if (stop.station != rows[i - 1].stop.station || stop.station.is_none()) {
      continue;
    }
    reader_.diagnostics.Error(
        {std::string(kFile), stop.line_in_table, 0},
        absl::StrCat(who, " stops twice in a row at ", NameOf(stop.station)),
        "keep one of the two stops");
  }
}

// The last stop of a ring is its first again.  A table that does not repeat
// it may give the run of the closing hop at the first stop.
void PatternReader::CloseRing(Draft& draft) const {
  std::vector<StopRow>& rows = draft.rows;
  const LineId line = draft.pattern.line;
  if (line.is_none() || !reader_.model.lines.lines[line].ring) return;
  if (rows.front().stop.station == rows.back().stop.station) return;
  rows.push_back(rows.front());
  rows.front().stop.run = Seconds(0);
}

void PatternReader::Finish() {
  for (Draft& draft : drafts_) {
    if (draft.pattern.key.empty()) continue;  // already an error
    if (SortStops(draft)) {
      if (draft.rows.size() > 1) CloseRing(draft);
      CheckStops(draft);
    }
    Pattern& pattern = draft.pattern;
    pattern.line_in_table = draft.rows[0].stop.line_in_table;
    for (StopRow& row : draft.rows) {
      pattern.stops.push_back(std::move(row.stop));
    }
    pattern.stops[0].run = Seconds(0);
    reader_.model.lines.patterns.push_back(std::move(pattern));
  }
}

}  // namespace

void ReadLineStops(NativeReader& reader) {
  const Table table =
      OpenTable(reader, "line_stops.csv",
                "pattern_id line_id direction seq station_id", "run_s dwell_s");
  if (!table.complete()) reader.patterns.MarkIncomplete();
  PatternReader patterns(reader);
  table.ForEachRow([&](const Row& row) { patterns.ReadRow(row); });
  patterns.Finish();
}

}  // namespace railreach
