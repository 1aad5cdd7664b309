// The summary's words on why travel times by the clock and by headway differ.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/output/summary_parts.h"

namespace railreach {
namespace {

constexpr double kLeastBunched = 1.05;  // of the wait / the even wait

std::string MinutesOf(double seconds) { return Fixed(seconds / 60, 1); }

// Pairs of key nodes that are reached by headway and by the clock.
struct PairMeans {
  int64_t pairs = 0;
  double by_headway_s = 0;
  double by_clock_s = 0;  // mean over departures
  double schedule_delay_s = 0;
};

PairMeans MeansOf(const StudyResult& result) {
  PairMeans means;
  const auto& window = result.window->pairs;
  if (window.num_rows() != result.pairs.num_rows()) return means;
  for (size_t from = 0; from < window.num_rows(); ++from) {
    for (size_t to = 0; to < window.num_cols(); ++to) {
      const PairRow& pair = result.pairs(from, to);
      const uint16_t mean = window(from, to).mean;
      if (from == to || !pair.reachable() || mean == kNotReached16) continue;
      ++means.pairs;
      means.by_headway_s += pair.total.count();
      means.by_clock_s += mean;
      means.schedule_delay_s += pair.schedule_delay.count();
    }
  }
  const double pairs = static_cast<double>(std::max<int64_t>(1, means.pairs));
  means.by_headway_s /= pairs;
  means.by_clock_s /= pairs;
  means.schedule_delay_s /= pairs;
  return means;
}

bool IsSampled(const Study& study) {
  return study.parameters.wait_model == WaitModel::kSampled;
}

bool IsBunched(const WaitSpread& spread) {
  return spread.by_clock_s >= kLeastBunched * spread.if_even_s;
}

std::string Times(const WaitSpread& spread) {
  return Fixed(spread.if_even_s > 0 ? spread.by_clock_s / spread.if_even_s : 0,
               1);
}

std::string WaitsZh(const Study& study, const PairMeans& means) {
  if (study.parameters.wait_model == WaitModel::kOptimal) {
    return "  按间隔时不计候车;按时刻表时,任一时刻出发的人都要等下一班车。\n";
  }
  return absl::StrCat(
      "  按间隔时,固定班次的乘客瞄准一班车,首次候车至多",
      WholeMinutes(study.parameters.origin_wait_max), "分钟,其余",
      means.pairs == 0
          ? ""
          : absl::StrCat("(各对均值", MinutesOf(means.schedule_delay_s),
                         "分钟)"),
      "记为班次延误,不计入;按时刻表时,任一时刻出发的人都要等下一班车。\n");
}

std::string WaitsEn(const Study& study, const PairMeans& means) {
  if (study.parameters.wait_model == WaitModel::kOptimal) {
    return "  By headway no wait counts; by the clock somebody who comes at "
           "any minute waits for the next train.\n";
  }
  return absl::StrCat(
      "  By headway a passenger of a scheduled service aims at a train and "
      "first waits ",
      WholeMinutes(study.parameters.origin_wait_max), " min at most; the rest",
      means.pairs == 0 ? ""
                       : absl::StrCat(" (", MinutesOf(means.schedule_delay_s),
                                      " min, mean of pairs)"),
      " is schedule delay\n  and does not count; by the clock somebody who "
      "comes at any minute waits for the next train.\n");
}

std::string SpreadZh(const WaitSpread& spread) {
  return absl::StrCat(
      IsBunched(spread) ? "  列车扎堆:" : "  列车大致均匀:", spread.sections,
      "个区间共", spread.trains, "班次,随时到站者按时刻表平均候车",
      MinutesOf(spread.by_clock_s), "分钟,若均匀发车为",
      MinutesOf(spread.if_even_s), "分钟(", Times(spread), "倍)。\n");
}

std::string SpreadEn(const WaitSpread& spread) {
  return absl::StrCat(
      IsBunched(spread) ? "  Trains come in bunches: over "
                        : "  Trains are spread almost evenly: over ",
      spread.sections, " sections and ", spread.trains,
      " departures, who comes at any moment waits ",
      MinutesOf(spread.by_clock_s), " min on average,\n  and would wait ",
      MinutesOf(spread.if_even_s),
      " min if the same trains were evenly spread (x ", Times(spread), ").\n");
}

std::string HeadwaysZh(const Study& study, bool any_train) {
  const WindowParameters& window = *study.parameters.window;
  if (IsSampled(study)) {
    return absl::StrCat("  只知间隔的列车按随机首班时刻抽样", window.draws,
                        "次(种子", window.seed,
                        "),百分位含全部出发时刻与抽样。\n");
  }
  return any_train
             ? "  只知间隔的列车没有时刻,每次出发的候车都与间隔口径相同。\n"
             : "  没有列车带时刻表:候车均与间隔口径相同,各百分位一致。\n";
}

std::string HeadwaysEn(const Study& study, bool any_train) {
  const WindowParameters& window = *study.parameters.window;
  if (IsSampled(study)) {
    return absl::StrCat("  Trains known by headway alone were drawn ",
                        window.draws, " times (seed ", window.seed,
                        "): percentiles are over all departures and draws.\n");
  }
  return any_train
             ? "  Services known by headway alone cost the same wait as by "
               "headway, at every departure.\n"
             : "  No train has a timetable: waits are those by headway, and "
               "all percentiles agree.\n";
}

std::string PairsZh(const PairMeans& means) {
  if (means.pairs == 0) return "";
  return absl::StrCat("  为何不同:两种口径都可达的", means.pairs,
                      "对节点,平均按间隔", MinutesOf(means.by_headway_s),
                      "分钟,按时刻表", MinutesOf(means.by_clock_s), "分钟。\n");
}

std::string PairsEn(const PairMeans& means) {
  if (means.pairs == 0) return "";
  return absl::StrCat(
      "  Why they differ: the ", means.pairs, " pairs reached both ways take ",
      MinutesOf(means.by_headway_s), " min on average by headway, ",
      MinutesOf(means.by_clock_s), " min by the clock.\n");
}

}  // namespace

std::string WindowReasons(const Study& study, const StudyResult& result) {
  const WaitSpread& spread = result.window->spread;
  const PairMeans means = MeansOf(result);
  const bool any_train = spread.trains > 0;
  const bool waits = any_train || IsSampled(study);
  return absl::StrCat(
      waits ? PairsZh(means) + WaitsZh(study, means) : "",
      any_train ? SpreadZh(spread) : "", HeadwaysZh(study, any_train),
      waits ? PairsEn(means) + WaitsEn(study, means) : "",
      any_train ? SpreadEn(spread) : "", HeadwaysEn(study, any_train));
}

}  // namespace railreach
