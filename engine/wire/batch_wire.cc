// Batches of variants in the parameters of a study.
#include "engine/wire/enums.h"
#include "engine/wire/study_message.h"
#include "railreach/v1/study.pb.h"

namespace railreach::wire {
namespace {

using Batch = v1::Study::Batch;

void ToMessage(const SweepParameters& sweep, Batch::Sweep& message) {
  message.set_what(ToMessageEnum<Batch::Sweep::What>(sweep.what));
  message.set_line(sweep.line);
  message.set_from(sweep.from);
  message.set_to(sweep.to);
  message.set_step(sweep.step);
}

SweepParameters FromMessage(const Batch::Sweep& message) {
  return {FromMessageEnum<SweepParameters::What>(message.what()),
          message.line(), message.from(), message.to(), message.step()};
}

// Of the budgets only those that are given.
void ToMessage(const SearchParameters& search, Batch::Search& message) {
  message.set_objective(
      ToMessageEnum<Batch::Search::Objective>(search.objective));
  if (search.budget_km > 0) message.set_budget_km(search.budget_km);
  if (search.budget_cost > 0) message.set_budget_cost(search.budget_cost);
  message.set_most_candidates(static_cast<uint32_t>(search.most_candidates));
  message.set_exact_up_to(static_cast<uint32_t>(search.exact_up_to));
  message.set_seconds(search.seconds);
  message.set_seed(search.seed);
}

SearchParameters FromMessage(const Batch::Search& message) {
  SearchParameters search;
  if (message.has_objective()) {
    search.objective = FromMessageEnum<Objective>(message.objective());
  }
  search.budget_km = message.budget_km();
  search.budget_cost = message.budget_cost();
  search.most_candidates = static_cast<int>(message.most_candidates());
  if (message.has_exact_up_to()) {
    search.exact_up_to = static_cast<int>(message.exact_up_to());
  }
  if (message.has_seconds()) search.seconds = message.seconds();
  if (message.has_seed()) search.seed = message.seed();
  return search;
}

void ToMessage(const BatchParameters& batch, Batch& message) {
  for (const std::string& file : batch.candidates) {
    message.add_candidates(file);
  }
  message.set_subsets(static_cast<uint32_t>(batch.subsets));
  message.set_each_line_until(static_cast<uint32_t>(batch.each_line_until));
  for (const SweepParameters& sweep : batch.sweeps) {
    ToMessage(sweep, *message.add_sweep());
  }
  for (const Closure closure : batch.closures) {
    message.add_closures(ToMessageEnum<Batch::Closure>(closure));
  }
  message.set_efficiency(batch.efficiency);
  if (batch.search.has_value()) {
    ToMessage(*batch.search, *message.mutable_search());
  }
}

BatchParameters FromMessage(const Batch& message) {
  BatchParameters batch;
  batch.candidates.assign(message.candidates().begin(),
                          message.candidates().end());
  if (message.has_subsets()) {
    batch.subsets = static_cast<int>(message.subsets());
  }
  batch.each_line_until = static_cast<int>(message.each_line_until());
  for (const auto& sweep : message.sweep()) {
    batch.sweeps.push_back(FromMessage(sweep));
  }
  for (const int closure : message.closures()) {
    batch.closures.push_back(FromMessageEnum<Closure>(closure));
  }
  batch.efficiency = message.efficiency();
  if (message.has_search()) batch.search = FromMessage(message.search());
  return batch;
}

}  // namespace

void BatchToMessage(const StudyParameters& parameters, v1::Study& message) {
  if (!parameters.batch.has_value()) return;
  ToMessage(*parameters.batch, *message.mutable_batch());
}

void ReadBatch(const v1::Study& message, StudyParameters& parameters) {
  if (message.has_batch()) parameters.batch = FromMessage(message.batch());
}

}  // namespace railreach::wire
