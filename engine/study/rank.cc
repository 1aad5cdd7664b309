#include "engine/study/rank.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "engine/base/check.h"

namespace railreach {
namespace {

constexpr std::array<absl::string_view, 7> kNames = {
    "people",     "mean_people", "coverage",     "direct",
    "efficiency", "gain_per_km", "gain_per_cost"};

constexpr size_t kMostProblemBytes = 2000;
constexpr size_t kMostKinds = 1000;

// Keeps the `most` items that stand first; `heap` has the last of them on top.
template <typename T, typename Before>
void KeepFirst(T item, size_t most, Before before, std::vector<T>& heap) {
  if (heap.size() < most) {
    heap.push_back(std::move(item));
    std::push_heap(heap.begin(), heap.end(), before);
  } else if (most > 0 && before(item, heap.front())) {
    std::pop_heap(heap.begin(), heap.end(), before);
    heap.back() = std::move(item);
    std::push_heap(heap.begin(), heap.end(), before);
  }
}

bool CostIsKnown(const BatchHeader& header, const VariantRow& row) {
  return row.cost > 0 &&
         std::all_of(row.scenarios.begin(), row.scenarios.end(),
                     [&](uint32_t s) { return header.scenarios[s].cost > 0; });
}

Gains GainsOf(const VariantFigures& variant, const VariantFigures& baseline) {
  return {variant.people_60_by_people - baseline.people_60_by_people,
          variant.people_60 - baseline.people_60,
          variant.people_45 - baseline.people_45,
          variant.nodes_covered - baseline.nodes_covered,
          variant.people_covered - baseline.people_covered,
          variant.direct_rate - baseline.direct_rate,
          variant.efficiency - baseline.efficiency};
}

// Cut between two characters of UTF-8.
std::string Cut(const std::string& text) {
  if (text.size() <= kMostProblemBytes) return text;
  size_t end = kMostProblemBytes;
  while (end > 0 && (static_cast<uint8_t>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...";
}

// "candidates.csv:N: error: no station '...'" of "candidates.csv:12: error: no
// station 'x'; write its id".
std::string KindOf(absl::string_view problem) {
  problem = problem.substr(0, problem.find('\n'));
  problem = problem.substr(0, problem.find("; "));
  std::string kind;
  for (size_t i = 0; i < problem.size(); ++i) {
    const auto is_word = [&](size_t at) {
      return absl::ascii_isalnum(static_cast<unsigned char>(problem[at]));
    };
    if (problem[i] == '\'' && (i == 0 || !is_word(i - 1))) {
      const size_t end = problem.find('\'', i + 1);
      if (end == absl::string_view::npos) return kind + "'...'";
      kind += "'...'";
      i = end;
    } else if (absl::ascii_isdigit(static_cast<unsigned char>(problem[i]))) {
      if (kind.empty() || kind.back() != 'N') kind += 'N';
    } else {
      kind += problem[i];
    }
  }
  return kind;
}

bool FirstByVariant(const VariantProblem& a, const VariantProblem& b) {
  return a.variant < b.variant;
}

}  // namespace

absl::string_view Name(RankBy by) { return kNames[static_cast<size_t>(by)]; }

std::optional<RankBy> RankByOfName(absl::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<RankBy>(found - kNames.begin());
}

bool IsOfClosures(const BatchParameters& batch) {
  return !batch.closures.empty() && batch.candidates.empty() &&
         batch.each_line_until <= 0 && batch.sweeps.empty();
}

RankRow RankRowOf(const BatchHeader& header, const VariantRow& row) {
  RankRow ranked;
  ranked.variant = row.variant;
  ranked.scenarios = row.scenarios;
  ranked.cost = row.cost;
  ranked.gains = GainsOf(row.figures, header.baseline);
  ranked.new_track = row.figures.new_track;
  if (ranked.new_track > Metres()) {
    ranked.gain_per_km = ranked.gains.people_by_people / ranked.new_track.km();
  }
  if (CostIsKnown(header, row)) {
    ranked.gain_per_cost = ranked.gains.people_by_people / row.cost;
  }
  return ranked;
}

std::optional<double> ValueOf(const RankRow& row, RankBy by) {
  switch (by) {
    case RankBy::kPeople:
      return row.gains.people_by_people;
    case RankBy::kMeanPeople:
      return row.gains.people_60;
    case RankBy::kCoverage:
      return static_cast<double>(row.gains.people_covered);
    case RankBy::kDirect:
      return row.gains.direct_rate;
    case RankBy::kEfficiency:
      return row.gains.efficiency;
    case RankBy::kGainPerKm:
      return row.gain_per_km;
    case RankBy::kGainPerCost:
      break;
  }
  return row.gain_per_cost;
}

void ParetoFront::Add(double price, const RankRow& row) {
  const double gain = row.gains.people_by_people;
  if (gain <= dropped_gain_ || Beaten(price, gain)) return;
  auto point = points_.lower_bound(price);
  const bool equal = point != points_.end() && point->first == price &&
                     point->second.gain == gain;
  if (!equal) {
    while (point != points_.end() && point->second.gain <= gain) {
      num_rows_ -= point->second.rows.size();
      point = points_.erase(point);
    }
    point = points_.emplace_hint(point, price, Point{gain, {}});
  }
  num_rows_ += point->second.rows.emplace(row.variant, row).second;
  while (num_rows_ > most_) DropLowest();
}

// By a point of at most this price; the one of the highest is the best of them.
bool ParetoFront::Beaten(double price, double gain) const {
  const auto above = points_.upper_bound(price);
  if (above == points_.begin()) return false;
  const auto& [other_price, other] = *std::prev(above);
  return other.gain > gain || (other.gain == gain && other_price < price);
}

void ParetoFront::DropLowest() {
  const auto lowest = points_.begin();
  auto& rows = lowest->second.rows;
  if (points_.size() == 1 && rows.size() > 1) {
    rows.erase(std::prev(rows.end()));
    --num_rows_;
    return;
  }
  dropped_gain_ = lowest->second.gain;
  num_rows_ -= rows.size();
  points_.erase(lowest);
}

bool ParetoFront::Holds(double price, double gain) const {
  const auto point = points_.find(price);
  return point != points_.end() && point->second.gain == gain;
}

std::vector<RankRow> ParetoFront::Rows() const {
  std::vector<RankRow> rows;
  rows.reserve(num_rows_);
  for (const auto& [price, point] : points_) {
    for (const auto& [variant, row] : point.rows) rows.push_back(row);
  }
  return rows;
}

Ranking::Ranking(const BatchHeader& header, RankOptions options)
    : header_(header),
      options_(options),
      by_km_(options.most_on_front),
      by_cost_(options.most_on_front) {}

bool Ranking::Precedes(const RankRow& a, const RankRow& b) const {
  const std::optional<double> of_a = ValueOf(a, options_.by);
  const std::optional<double> of_b = ValueOf(b, options_.by);
  if (of_a.has_value() != of_b.has_value()) return of_a.has_value();
  if (of_a == of_b) return a.variant < b.variant;
  return options_.losses_first ? *of_a < *of_b : *of_a > *of_b;
}

void Ranking::Add(const VariantRow& row) {
  ++num_variants_;
  if (!row.problem.empty()) return AddProblem(row);
  const RankRow ranked = RankRowOf(header_, row);
  AddToFronts(ranked);
  AddNodes(row, ranked);
  KeepFirst(
      ranked, options_.most_rows,
      [this](const RankRow& a, const RankRow& b) { return Precedes(a, b); },
      rows_);
}

void Ranking::AddProblem(const VariantRow& row) {
  ++num_problems_;
  std::string name = KindOf(row.problem);
  if (kinds_.size() >= kMostKinds && !kinds_.contains(name)) name = "...";
  const VariantProblem problem = {row.variant, row.scenarios, Cut(row.problem)};
  ProblemKind& kind = kinds_[name];
  if (kind.count++ == 0 || row.variant < kind.first.variant) {
    kind.first = problem;
  }
  kind.kind = std::move(name);
  KeepFirst(problem, options_.most_problems, FirstByVariant, problems_);
}

void Ranking::AddToFronts(const RankRow& row) {
  by_km_.Add(row.new_track.km(), row);
  if (row.gain_per_cost.has_value()) by_cost_.Add(row.cost, row);
}

void Ranking::AddNodes(const VariantRow& row, const RankRow& ranked) {
  const size_t most = options_.most_nodes_of;
  if (most == 0 || (with_nodes_.size() >= most &&
                    !Precedes(ranked, with_nodes_.front().row))) {
    return;
  }
  const auto& reach = row.figures.reach;
  const auto& before = header_.baseline.reach;
  CHECK(reach.size() == before.size());
  WithNodes kept{ranked, IdVector<NodeId, NodeGain>(reach.size())};
  for (const NodeId node : reach.ids()) {
    kept.gains[node] = {reach[node].people_45 - before[node].people_45,
                        reach[node].people_60 - before[node].people_60};
  }
  KeepFirst(
      std::move(kept), most,
      [this](const WithNodes& a, const WithNodes& b) {
        return Precedes(a.row, b.row);
      },
      with_nodes_);
}

void Ranking::MarkFronts(std::vector<RankRow>& rows) const {
  for (RankRow& row : rows) {
    const double gain = row.gains.people_by_people;
    row.best_by_km = by_km_.Holds(row.new_track.km(), gain);
    row.best_by_cost =
        row.gain_per_cost.has_value() && by_cost_.Holds(row.cost, gain);
  }
}

RankTable Ranking::Finish() const {
  const auto precedes = [this](const RankRow& a, const RankRow& b) {
    return Precedes(a, b);
  };
  RankTable table;
  table.options = options_;
  table.num_variants = num_variants_;
  table.num_problems = num_problems_;
  table.rows = rows_;
  std::sort_heap(table.rows.begin(), table.rows.end(), precedes);
  table.front_by_km = by_km_.Rows();
  table.front_by_cost = by_cost_.Rows();
  for (auto* rows : {&table.rows, &table.front_by_km, &table.front_by_cost}) {
    MarkFronts(*rows);
  }
  std::vector<WithNodes> with_nodes = with_nodes_;
  std::sort_heap(with_nodes.begin(), with_nodes.end(),
                 [&](const WithNodes& a, const WithNodes& b) {
                   return precedes(a.row, b.row);
                 });
  const size_t num_with_nodes = std::min(with_nodes.size(), table.rows.size());
  for (size_t i = 0; i < num_with_nodes; ++i) {
    table.node_gains.push_back(std::move(with_nodes[i].gains));
  }
  table.problems = problems_;
  std::sort_heap(table.problems.begin(), table.problems.end(), FirstByVariant);
  for (const auto& [name, kind] : kinds_) table.kinds.push_back(kind);
  std::stable_sort(table.kinds.begin(), table.kinds.end(),
                   [](const ProblemKind& a, const ProblemKind& b) {
                     return a.count > b.count;
                   });
  return table;
}

}  // namespace railreach
