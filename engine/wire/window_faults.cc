// The checks on a departure window and on sources.
#include <algorithm>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "engine/base/time_of_day.h"
#include "engine/model/tier.h"
#include "engine/routing/window.h"
#include "engine/study/study.h"
#include "engine/wire/parameter_checker.h"
#include "railreach/v1/study.pb.h"

namespace railreach::wire {
namespace {

constexpr int kMostPercentiles = 20;
constexpr char kNoLines[] = "none";

std::optional<TimeOfDay> CheckTime(const char* field, const std::string& text,
                                   Checker& checker) {
  const std::optional<TimeOfDay> time = ParseTimeOfDay(text);
  if (text.empty()) {
    checker.Add(field, -1, absl::StrCat(checker.NameOf(field), " is missing"),
                "write a time of day, such as \"07:00\"");
  } else if (!time.has_value()) {
    checker.Add(
        field, -1,
        absl::StrCat(checker.NameOf(field), ": '", text, "' is no time of day"),
        "write it as \"07:00\"");
  }
  return time;
}

void CheckSpan(const v1::Study::Window& window, Checker& checker) {
  const auto from = CheckTime("from", window.from(), checker);
  const auto to = CheckTime("to", window.to(), checker);
  if (!from.has_value() || !to.has_value()) return;
  const int64_t length =
      int64_t{to->since_midnight.count()} - from->since_midnight.count();
  const int64_t step = window.has_step_s() ? window.step_s() : 60;
  if (length <= 0 || length > Minutes(24 * 60).count()) {
    checker.Add(
        "to", -1,
        absl::StrCat("window: from ", ToString(*from), " to ", ToString(*to),
                     " is ", length <= 0 ? "no time" : "more than 24 hours"),
        "let the window end after it begins, within 24 hours");
    return;
  }
  if (step <= 0) return;
  const int64_t departures = CeilDiv(length, step);
  const int64_t draws =
      window.has_draws() ? window.draws() : WindowParameters().draws;
  if (NumScans(departures, draws) <= kScansMax) return;
  checker.Add("step_s", -1,
              absl::StrCat("window: ", departures, " departures in ", draws,
                           " draws are too many"),
              absl::StrCat("write a longer step_s or fewer draws: at most ",
                           kScansMax, " draws of ", kScanDeparturesMax,
                           " departures, or as much in other numbers"));
}

// "20260615": a day that the calendar has.
bool IsCivilDay(const std::string& text) {
  int number = 0;
  const bool digits =
      text.size() == 8 && std::all_of(text.begin(), text.end(), [](char c) {
        return absl::ascii_isdigit(static_cast<unsigned char>(c));
      });
  if (!digits || !absl::SimpleAtoi(text, &number)) return false;
  const int year = number / 10'000, month = number / 100 % 100;
  const int day = number % 100;
  const absl::CivilDay civil(year, month, day);
  return civil.year() == year && civil.month() == month && civil.day() == day;
}

void CheckTiers(const v1::Study::Source& source, Checker& checker) {
  const bool none = std::any_of(source.tier().begin(), source.tier().end(),
                                [](const auto& t) { return t == kNoLines; });
  for (int i = 0; i < source.tier_size(); ++i) {
    if (source.tier(i) == kNoLines || ParseTier(source.tier(i))) continue;
    const std::string names = absl::StrJoin(
        kTiers, ", ",
        [](std::string* out, Tier tier) { absl::StrAppend(out, Name(tier)); });
    checker.Add("tier", i,
                absl::StrCat(checker.NameOf("tier"), ": no tier is called '",
                             source.tier(i), "'"),
                absl::StrCat("write one of ", names, ", none"));
  }
  if (none && source.tier_size() > 1) {
    checker.Add("tier", -1,
                absl::StrCat(checker.NameOf("tier"), ": none beside others"),
                "write none alone, or tiers");
  }
}

void CheckSource(const v1::Study::Source& source, int index, Checker& checker) {
  if (source.tables().empty() == source.gtfs().empty()) {
    checker.Add("tables", -1,
                absl::StrCat("source[", index, "] has ",
                             source.tables().empty() ? "neither tables nor gtfs"
                                                     : "both tables and gtfs"),
                "give exactly one of them");
  } else if (!source.tables().empty() && index > 0) {
    checker.Add("tables", -1,
                absl::StrCat("source[", index, "]: tables behind a source"),
                "tables come first, and once");
  }
  const bool of_feed = !source.name().empty() || !source.date().empty() ||
                       !source.tier_table().empty();
  if (!source.tables().empty() && of_feed) {
    checker.Add(
        "tables", -1,
        absl::StrCat("source[", index,
                     "]: name, date and tier_table are those of a feed"),
        "leave them out beside tables");
  }
  if (!source.date().empty() && !IsCivilDay(source.date())) {
    checker.Add("date", -1,
                absl::StrCat(checker.NameOf("date"), ": '", source.date(),
                             "' is no day of the calendar"),
                "write it as \"20260615\"");
  }
  CheckTiers(source, checker);
}

}  // namespace

void CheckWindow(const v1::Study& study, Checker& checker) {
  if (!study.has_window()) {
    if (study.has_wait_model() && study.wait_model() == v1::Study::SAMPLED) {
      checker.Add("wait_model", -1, "wait_model: SAMPLED without a window",
                  "give a window, such as window { from: \"07:00\" to: "
                  "\"09:00\" }, or wait_model: EXPECTED");
    }
    return;
  }
  const v1::Study::Window& window = study.window();
  checker.Enter("window");
  CheckSpan(window, checker);
  checker.Range("step_s", window.has_step_s(), window.step_s(), 1, 3600);
  checker.Ascending("percentile", window.percentile(), 100, "per cent");
  if (window.percentile_size() > kMostPercentiles) {
    checker.Add("percentile", kMostPercentiles,
                absl::StrCat("window.percentile: ", window.percentile_size(),
                             " values"),
                absl::StrCat("write ", kMostPercentiles, " at most"));
  }
  checker.Range("draws", window.has_draws(), window.draws(), 1, 100);
  checker.Leave();
}

void CheckSources(const v1::Study& study, Checker& checker) {
  for (int i = 0; i < study.source_size(); ++i) {
    checker.Enter("source", i);
    CheckSource(study.source(i), i, checker);
    checker.Leave();
  }
}

}  // namespace railreach::wire
