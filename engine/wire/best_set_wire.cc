#include "engine/wire/best_set_wire.h"

#include <cmath>
#include <utility>

#include "engine/base/check.h"
#include "engine/wire/definitions.h"
#include "engine/wire/enums.h"
#include "engine/wire/message_bytes.h"
#include "engine/wire/names_message.h"
#include "engine/wire/row_reader.h"
#include "railreach/v1/best_set.pb.h"

namespace railreach {
namespace {

constexpr char kTool[] = "railreach";

void Encode(const SearchParameters& search, v1::BestSet::Search& message) {
  message.set_objective(
      wire::ToMessageEnum<v1::BestSet::Objective>(search.objective));
  message.set_budget_km(search.budget_km);
  message.set_budget_cost(search.budget_cost);
  message.set_most_candidates(search.most_candidates);
  message.set_exact_up_to(search.exact_up_to);
  message.set_seconds(search.seconds);
  message.set_seed(search.seed);
}

void Encode(const RatedSet& rated, v1::BestSet::Rated& message) {
  message.mutable_candidates()->Add(rated.set.begin(), rated.set.end());
  message.set_value(rated.value);
  message.set_km(rated.km);
  message.set_cost(rated.cost);
}

void Encode(const BuildStep& step, v1::BestSet::Build& message) {
  message.set_candidate(step.candidate);
  message.set_ok(step.ok);
  message.set_value(step.value);
  message.set_km(step.km);
  message.set_cost(step.cost);
}

void Encode(const Improvement& row, v1::BestSet::Improvement& message) {
  Encode(row.best, *message.mutable_best());
  message.set_step(wire::ToMessageEnum<v1::BestSet::Step>(row.step));
  message.set_evaluations(row.evaluations);
}

void Encode(const BestSetResult& result, v1::BestSet& message) {
  Encode(result.best, *message.mutable_best());
  message.set_empty_value(result.empty_value);
  Encode(result.greedy, *message.mutable_greedy());
  if (result.value_of_all.has_value()) {
    message.set_value_of_all(*result.value_of_all);
  }
  if (result.upper_bound.has_value()) {
    message.set_upper_bound(*result.upper_bound);
  }
  message.set_proven(result.proven);
  message.set_exact(result.exact);
  message.set_bound_violations(result.bound_violations);
  message.set_evaluations(result.evaluations);
  message.set_branches(result.branches);
  message.set_stop(wire::ToMessageEnum<v1::BestSet::Stop>(result.stop));
  message.mutable_not_ok_alone()->Add(result.not_ok_alone.begin(),
                                      result.not_ok_alone.end());
  for (const BuildStep& step : result.build_order) {
    Encode(step, *message.add_build_order());
  }
  for (const Improvement& row : result.trace) {
    Encode(row, *message.add_trace());
  }
}

// Reads one message; RowReader keeps the first thing that is wrong.
class Decoder {
 public:
  explicit Decoder(size_t num_candidates)
      : reader_(wire::TableSizes()), num_candidates_(num_candidates) {}

  void Enter(absl::string_view table, size_t row = 0) {
    reader_.Enter(table, row);
  }
  bool Require(bool right, absl::string_view what) {
    return reader_.Require(right, what);
  }
  absl::Status status() const { return reader_.status(); }

  double Number(double value) {
    return Require(std::isfinite(value), "not a number") ? value : 0;
  }
  double Amount(double value) {
    Require(!(value < 0), "negative");
    return Number(value);
  }
  int64_t Count(int64_t count) {
    return Require(count >= 0, "negative count") ? count : 0;
  }
  uint32_t Row(uint32_t row) {
    return Require(row < num_candidates_, "no such candidate") ? row : 0;
  }

  template <typename Rows>
  CandidateSet Set(const Rows& rows) {
    CandidateSet set;
    for (const uint32_t row : rows) {
      Require(set.empty() || set.back() < row, "not ascending");
      set.push_back(Row(row));
    }
    return set;
  }

  RatedSet Rated(const v1::BestSet::Rated& message) {
    return {Set(message.candidates()), Number(message.value()),
            Amount(message.km()), Amount(message.cost())};
  }

  SearchParameters Search(const v1::BestSet::Search& message) {
    SearchParameters search;
    search.objective = reader_.EnumOf(
        message.objective(), v1::BestSet::Objective_MAX, search.objective);
    search.budget_km = Amount(message.budget_km());
    search.budget_cost = Amount(message.budget_cost());
    search.most_candidates = static_cast<int>(Count(message.most_candidates()));
    search.exact_up_to = static_cast<int>(Count(message.exact_up_to()));
    search.seconds = Amount(message.seconds());
    search.seed = message.seed();
    return search;
  }

  BuildStep Build(const v1::BestSet::Build& message) {
    return {Row(message.candidate()), message.ok(), Number(message.value()),
            Amount(message.km()), Amount(message.cost())};
  }

  Improvement OneImprovement(const v1::BestSet::Improvement& message) {
    Improvement row;
    row.best = Rated(message.best());
    row.step = reader_.EnumOf(message.step(), v1::BestSet::Step_MAX, row.step);
    row.evaluations = Count(message.evaluations());
    return row;
  }

  SearchStop Stop(v1::BestSet::Stop message) {
    return reader_.EnumOf(message, v1::BestSet::Stop_MAX, SearchStop::kDone);
  }

 private:
  wire::RowReader reader_;
  size_t num_candidates_;
};

void DecodeRows(const v1::BestSet& message, Decoder& decoder,
                BestSetResult& result) {
  for (const auto& row : message.build_order()) {
    decoder.Enter("build_order", result.build_order.size());
    result.build_order.push_back(decoder.Build(row));
  }
  for (const auto& row : message.trace()) {
    decoder.Enter("trace", result.trace.size());
    result.trace.push_back(decoder.OneImprovement(row));
  }
}

BestSetResult DecodeSearchResult(const v1::BestSet& message, Decoder& decoder) {
  BestSetResult result;
  decoder.Enter("best");
  result.best = decoder.Rated(message.best());
  result.empty_value = decoder.Number(message.empty_value());
  decoder.Enter("greedy");
  result.greedy = decoder.Rated(message.greedy());
  decoder.Enter("bounds");
  if (message.has_value_of_all()) {
    result.value_of_all = decoder.Number(message.value_of_all());
  }
  if (message.has_upper_bound()) {
    result.upper_bound = decoder.Number(message.upper_bound());
    decoder.Require(*result.upper_bound >= result.best.value,
                    "a bound below the best value");
  }
  result.proven = message.proven();
  result.exact = message.exact();
  result.bound_violations = decoder.Count(message.bound_violations());
  result.evaluations = decoder.Count(message.evaluations());
  result.branches = decoder.Count(message.branches());
  result.stop = decoder.Stop(message.stop());
  decoder.Enter("not_ok_alone");
  result.not_ok_alone = decoder.Set(message.not_ok_alone());
  DecodeRows(message, decoder, result);
  return result;
}

}  // namespace

std::string EncodeBestSet(const BestSetReport& report) {
  CHECK(report.candidates.size() == report.costs.size());
  v1::BestSet message;
  message.set_tool(kTool);
  message.set_tool_version(report.tool_version.empty()
                               ? std::string(ToolVersion())
                               : report.tool_version);
  message.set_fingerprint(report.fingerprint);
  for (size_t i = 0; i < report.candidates.size(); ++i) {
    auto& candidate = *message.add_candidates();
    wire::EncodeName(report.candidates[i], *candidate.mutable_name());
    candidate.set_cost(report.costs[i]);
  }
  Encode(report.parameters, *message.mutable_search());
  Encode(report.result, message);
  return wire::BytesOf(message);
}

absl::StatusOr<BestSetReport> DecodeBestSet(absl::string_view bytes) {
  v1::BestSet message;
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::InvalidArgumentError(
        "not a best set: no such protobuf message");
  }
  Decoder decoder(static_cast<size_t>(message.candidates_size()));
  BestSetReport report;
  decoder.Enter("tool");
  decoder.Require(message.tool() == kTool, "not written by railreach");
  report.tool_version = message.tool_version();
  report.fingerprint = message.fingerprint();
  for (const auto& candidate : message.candidates()) {
    decoder.Enter("candidates", report.costs.size());
    report.candidates.push_back(wire::DecodeName(candidate.name()));
    report.costs.push_back(decoder.Amount(candidate.cost()));
  }
  decoder.Enter("search");
  report.parameters = decoder.Search(message.search());
  report.result = DecodeSearchResult(message, decoder);
  if (absl::Status status = decoder.status(); !status.ok()) return status;
  return report;
}

}  // namespace railreach
