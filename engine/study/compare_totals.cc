// What a comparison says as a whole.
#include <algorithm>

#include "engine/study/compare_parts.h"

namespace railreach {
namespace {

// A mean on both sides over the same things.
class BothMeans {
 public:
  void Add(double a, double b, double weight_a = 1, double weight_b = 1) {
    sum_a_ += a * weight_a;
    sum_b_ += b * weight_b;
    weight_a_ += weight_a;
    weight_b_ += weight_b;
  }
  BothNumbers Take() const {
    BothNumbers mean;
    if (weight_a_ > 0) mean.a = sum_a_ / weight_a_;
    if (weight_b_ > 0) mean.b = sum_b_ / weight_b_;
    return mean;
  }

 private:
  double sum_a_ = 0;
  double sum_b_ = 0;
  double weight_a_ = 0;
  double weight_b_ = 0;
};

bool Counts(const NodeChange& node) { return node.comparable && node.counts; }
bool InPairs(const NodeChange& node) { return node.comparable && node.inside; }

void AddNodes(const StudyComparison& comparison, ComparisonTotals& totals) {
  std::vector<BothMeans> people(comparison.cutoffs.size());
  BothMeans headline, by_people;
  for (const NodeChange& node : comparison.nodes) {
    if (!Counts(node)) continue;
    ++totals.nodes;
    for (size_t i = 0; i < people.size(); ++i) {
      people[i].Add(static_cast<double>(*node.people[i].a),
                    static_cast<double>(*node.people[i].b));
    }
    const double a = static_cast<double>(*node.headline.a);
    const double b = static_cast<double>(*node.headline.b);
    headline.Add(a, b);
    by_people.Add(a, b, static_cast<double>(node.people_3km.a.value_or(0)),
                  static_cast<double>(node.people_3km.b.value_or(0)));
    totals.nodes_gain += b > a;
    totals.nodes_lose += b < a;
  }
  for (const BothMeans& mean : people) {
    totals.mean_people.push_back(mean.Take());
  }
  totals.mean_headline = headline.Take();
  totals.mean_headline_by_people = by_people.Take();
}

void AddZones(const StudyComparison& comparison, ComparisonTotals& totals) {
  for (const ZoneChange& zone : comparison.zones) {
    if (zone.presence != Presence::kBoth) continue;
    const int64_t people = std::min(*zone.people.a, *zone.people.b);
    PeopleGroups& groups = zone.halo ? totals.halo : totals.study_area;
    if (zone.gains()) {
      (zone.loses() ? groups.mixed : groups.gain) += people;
    } else {
      (zone.loses() ? groups.lose : groups.same) += people;
    }
  }
}

void AddPairs(const StudyComparison& comparison, ComparisonTotals& totals) {
  BothMeans direct, minutes;
  for (const PairChange& pair : comparison.pairs) {
    if (!InPairs(comparison.nodes[pair.from]) ||
        !InPairs(comparison.nodes[pair.to])) {
      continue;
    }
    ++totals.pairs;
    direct.Add(pair.a.has_value() && pair.a->direct,
               pair.b.has_value() && pair.b->direct);
    const Presence presence = pair.presence();
    totals.pairs_gained += presence == Presence::kOnlyB;
    totals.pairs_lost += presence == Presence::kOnlyA;
    if (presence != Presence::kBoth) continue;
    minutes.Add(pair.a->total.count() / 60.0, pair.b->total.count() / 60.0);
    totals.pairs_faster += pair.a->total > pair.b->total + kNoticed;
    totals.pairs_slower += pair.b->total > pair.a->total + kNoticed;
  }
  totals.direct_rate = direct.Take();
  totals.mean_minutes = minutes.Take();
}

}  // namespace

ComparisonTotals TotalsOf(const StudyComparison& comparison) {
  ComparisonTotals totals;
  AddNodes(comparison, totals);
  AddZones(comparison, totals);
  AddPairs(comparison, totals);
  return totals;
}

}  // namespace railreach
