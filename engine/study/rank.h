// Ranks the variants of a batch by what each gains over the baseline, as they
// come, in bounded memory.
#ifndef ENGINE_STUDY_RANK_H_
#define ENGINE_STUDY_RANK_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/id_vector.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/study/variant_row.h"

namespace railreach {

enum class RankBy : uint8_t {
  kPeople,      // people_60_by_people
  kMeanPeople,  // people_60
  kCoverage,    // people_covered
  kDirect,
  kEfficiency,
  kGainPerKm,    // of people_60_by_people
  kGainPerCost,  // likewise
};

// "people", "mean_people", "coverage", "direct", "efficiency", "gain_per_km",
// "gain_per_cost".
absl::string_view Name(RankBy by);
std::optional<RankBy> RankByOfName(absl::string_view name);

struct RankOptions {
  RankBy by = RankBy::kPeople;
  // The largest loss first: of closures the table is one of criticality.
  bool losses_first = false;
  size_t most_rows = 10'000;
  size_t most_nodes_of = 100;  // rows whose key nodes are kept, too
  size_t most_problems = 10'000;
  size_t most_on_front = 10'000;
};

// Losses first where a batch closes things and does nothing else.
bool IsOfClosures(const BatchParameters& batch);

// The variant's figures less the baseline's.
struct Gains {
  double people_by_people = 0;  // within 60 min, nodes weighted by people
  double people_60 = 0;         // means of the nodes
  double people_45 = 0;
  int32_t nodes_covered = 0;
  int64_t people_covered = 0;
  double direct_rate = 0;  // percentage points
  double efficiency = 0;   // per hour
};

struct RankRow {
  size_t variant = 0;
  std::vector<uint32_t> scenarios;
  double cost = 0;
  Gains gains;
  Metres new_track;
  // Of people_by_people.  Absent where no track is new, and where the cost of
  // any of the scenarios is unknown.
  std::optional<double> gain_per_km;
  std::optional<double> gain_per_cost;
  // No other variant, nor the baseline, gains as much (people_by_people) with
  // less new track or more with as much; and likewise by cost, among those
  // whose cost is known.
  bool best_by_km = false;
  bool best_by_cost = false;
};

// Each never NaN or infinite for figures that are finite.  `row` without a
// problem.
RankRow RankRowOf(const BatchHeader& header, const VariantRow& row);
// None where the row has no such value.
std::optional<double> ValueOf(const RankRow& row, RankBy by);

struct NodeGain {
  int64_t people_45 = 0;
  int64_t people_60 = 0;
};

struct VariantProblem {
  size_t variant = 0;
  std::vector<uint32_t> scenarios;
  std::string problem;  // at most the first 2,000 bytes
};

// Problems whose first lines differ only in numbers, in what stands in quotes,
// and in what there is to do (behind "; ").
struct ProblemKind {
  std::string kind;
  size_t count = 0;
  VariantProblem first;
};

struct RankTable {
  RankOptions options;
  size_t num_variants = 0;  // that came, those with a problem included
  size_t num_problems = 0;
  std::vector<RankRow> rows;  // best first
  // Of the first rows, in their order.
  std::vector<IdVector<NodeId, NodeGain>> node_gains;
  // Of all variants, by new track and by cost, cheapest first.
  std::vector<RankRow> front_by_km;
  std::vector<RankRow> front_by_cost;
  std::vector<VariantProblem> problems;  // the first, by variant
  std::vector<ProblemKind> kinds;        // the most frequent first
};

// Points that no other one beats: more gain (people_by_people) for less price.
// The baseline, no gain for nothing, is among the others, so who gains nothing
// is never on it; equal points all are.
//
// Holds at most `most` rows: where there are more, those of the highest gains,
// and of equal points the lowest variants.
class ParetoFront {
 public:
  explicit ParetoFront(size_t most) : most_(most) {}

  // Requires a price and a gain that are finite.  O(log front), and what it
  // beats.
  void Add(double price, const RankRow& row);
  bool Holds(double price, double gain) const;
  std::vector<RankRow> Rows() const;  // by price, then variant

 private:
  struct Point {
    double gain = 0;
    std::map<size_t, RankRow> rows;  // by variant
  };
  bool Beaten(double price, double gain) const;
  void DropLowest();

  size_t most_;
  size_t num_rows_ = 0;
  double dropped_gain_ = 0;         // nothing up to here is on it
  std::map<double, Point> points_;  // by price; gains rise with it
};

// Collects rows, then gives the table.
class Ranking {
 public:
  // Keeps a reference: `header` outlives it.
  Ranking(const BatchHeader& header, RankOptions options);

  // Rows in any order, each variant once; the table does not depend on the
  // order, as long as no front outgrows its limit.  Requires a row that fits
  // the header.  O(log rows), and the key nodes of a row among the first.
  void Add(const VariantRow& row);

  RankTable Finish() const;

 private:
  struct WithNodes {
    RankRow row;
    IdVector<NodeId, NodeGain> gains;
  };
  // Whether `a` stands before `b` in the table.
  bool Precedes(const RankRow& a, const RankRow& b) const;
  void AddProblem(const VariantRow& row);
  void AddToFronts(const RankRow& row);
  void AddNodes(const VariantRow& row, const RankRow& ranked);
  void MarkFronts(std::vector<RankRow>& rows) const;

  const BatchHeader& header_;
  RankOptions options_;
  size_t num_variants_ = 0;
  size_t num_problems_ = 0;
  std::vector<RankRow> rows_;  // a heap, as the next two: the last on top
  std::vector<WithNodes> with_nodes_;
  std::vector<VariantProblem> problems_;
  std::map<std::string, ProblemKind> kinds_;
  ParetoFront by_km_;
  ParetoFront by_cost_;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_RANK_H_
