// What a batch asks for: thousands of variants of one study, measured and
// ranked.
#ifndef ENGINE_STUDY_BATCH_H_
#define ENGINE_STUDY_BATCH_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace railreach {

// A parameter of the network that takes several values in turn.
struct SweepParameters {
  // headway: minutes; design_speed: km/h; dwell: seconds
  enum class What : uint8_t { kHeadway, kDesignSpeed, kDwell };
  What what = What::kHeadway;
  std::string line;  // id or name
  double from = 0;
  double to = 0;
  double step = 0;  // > 0
};

enum class Closure : uint8_t { kLine, kStation, kLink };

// What the best set of candidates is looked for by.
enum class Objective : uint8_t {
  kPeople60,          // VariantFigures::people_60
  kPeople60ByPeople,  // people_60_by_people
  kPeopleCovered,
  kDirectRate,
  kEfficiency,
};

struct SearchParameters {
  Objective objective = Objective::kPeople60ByPeople;
  double budget_km = 0;     // of new track; one of the two budgets is > 0
  double budget_cost = 0;   // in the unit of the candidates' costs
  int most_candidates = 0;  // in a set; 0: any number
  int exact_up_to = 20;     // candidates: branch and bound, else heuristics
  double seconds = 60;      // the best found until then
  uint64_t seed = 1;
};

struct BatchParameters {
  // Files of scenarios (input/scenarios.h), relative to the parameters' file.
  std::vector<std::string> candidates;
  int subsets = 1;  // every set of 1 .. `subsets` candidates is a variant
  // Every line that does not run in the study is a candidate by itself, if it
  // opens by this year (Selection); 0: none.
  int each_line_until = 0;
  std::vector<SweepParameters> sweeps;
  std::vector<Closure> closures;  // N-1: each of its kind closed in turn
  bool efficiency = false;        // measure it too
  std::optional<SearchParameters> search;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_BATCH_H_
