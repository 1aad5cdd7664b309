#include "engine/output/ranking_tables.h"

#include <optional>

#include "engine/output/csv_writer.h"
#include "engine/output/table_parts.h"

namespace railreach {
namespace {

const Columns kVariantColumns = {"variant", "scenarios", "name_zh", "name_en"};

const Columns kGainColumns = {"people_60_by_people_gain",
                              "people_60_gain",
                              "people_45_gain",
                              "people_covered_gain",
                              "nodes_covered_gain",
                              "direct_gain_pct_points",
                              "efficiency_gain_per_hour",
                              "new_track_km",
                              "cost",
                              "gain_per_km",
                              "gain_per_cost",
                              "pareto_km",
                              "pareto_cost"};

void Join(const std::string& next, const char* between, std::string& joined) {
  if (!joined.empty()) joined += between;
  joined += next;
}

const std::string& FirstOf(const std::string& a, const std::string& b,
                           const std::string& c) {
  return !a.empty() ? a : !b.empty() ? b : c;
}

void AddVariant(const BatchHeader& header, size_t variant,
                const std::vector<uint32_t>& scenarios, CsvWriter& csv) {
  csv.Integer(static_cast<int64_t>(variant))
      .IdAndNames(VariantName(header, scenarios));
}

void AddGains(const BatchHeader& header, const RankRow& row, CsvWriter& csv) {
  const Gains& gains = row.gains;
  csv.Number(gains.people_by_people, 1)
      .Number(gains.people_60, 1)
      .Number(gains.people_45, 1)
      .Integer(gains.people_covered)
      .Integer(gains.nodes_covered)
      .Number(gains.direct_rate, 4);
  if (HasEfficiency(header)) {
    csv.Number(gains.efficiency, 6);
  } else {
    csv.Blank();
  }
  csv.Km(row.new_track);
  if (row.gain_per_cost.has_value()) {
    csv.Number(row.cost, 3);
  } else {
    csv.Blank();
  }
  csv.Number(row.gain_per_km, 2)
      .Number(row.gain_per_cost, 3)
      .YesNo(row.best_by_km)
      .YesNo(row.best_by_cost);
}

std::string RankingCsv(const BatchHeader& header, const RankTable& table) {
  CsvWriter csv(JoinColumns({{"rank"}, kVariantColumns, kGainColumns}));
  int64_t rank = 0;
  for (const RankRow& row : table.rows) {
    csv.Integer(++rank);
    AddVariant(header, row.variant, row.scenarios, csv);
    AddGains(header, row, csv);
    csv.EndRow();
  }
  return csv.Take();
}

std::string ParetoCsv(const BatchHeader& header, const RankTable& table) {
  CsvWriter csv(JoinColumns({{"front"}, kVariantColumns, kGainColumns}));
  const auto add = [&](const char* front, const std::vector<RankRow>& rows) {
    for (const RankRow& row : rows) {
      csv.Text(front);
      AddVariant(header, row.variant, row.scenarios, csv);
      AddGains(header, row, csv);
      csv.EndRow();
    }
  };
  add("km", table.front_by_km);
  add("cost", table.front_by_cost);
  return csv.Take();
}

std::string NodeGainsCsv(const BatchHeader& header, const RankTable& table) {
  CsvWriter csv({"rank", "variant", "node_id", "node_zh", "node_en", "counts",
                 "people_3km", "people_45", "people_45_gain", "people_60",
                 "people_60_gain"});
  for (size_t i = 0; i < table.node_gains.size(); ++i) {
    const auto& gains = table.node_gains[i];
    for (const NodeId node : gains.ids()) {
      const NodeGain& gain = gains[node];
      if (gain.people_45 == 0 && gain.people_60 == 0) continue;
      const BatchNode& is = header.nodes[node];
      const NodeReach& before = header.baseline.reach[node];
      csv.Integer(static_cast<int64_t>(i + 1))
          .Integer(static_cast<int64_t>(table.rows[i].variant))
          .IdAndNames(is.name)
          .YesNo(is.counts)
          .Integer(is.people_3km)
          .Integer(before.people_45 + gain.people_45)
          .Integer(gain.people_45)
          .Integer(before.people_60 + gain.people_60)
          .Integer(gain.people_60);
      csv.EndRow();
    }
  }
  return csv.Take();
}

std::string ProblemsCsv(const BatchHeader& header, const RankTable& table) {
  CsvWriter csv(JoinColumns({kVariantColumns, {"problem"}}));
  for (const VariantProblem& problem : table.problems) {
    AddVariant(header, problem.variant, problem.scenarios, csv);
    csv.Text(problem.problem).EndRow();
  }
  return csv.Take();
}

std::string ProblemKindsCsv(const RankTable& table) {
  CsvWriter csv({"variants", "kind", "first_variant", "first_problem"});
  for (const ProblemKind& kind : table.kinds) {
    csv.Integer(static_cast<int64_t>(kind.count))
        .Text(kind.kind)
        .Integer(static_cast<int64_t>(kind.first.variant))
        .Text(kind.first.problem);
    csv.EndRow();
  }
  return csv.Take();
}

}  // namespace

ThingName VariantName(const BatchHeader& header,
                      absl::Span<const uint32_t> scenarios) {
  ThingName joined;
  for (const uint32_t row : scenarios) {
    const ThingName& name = header.scenarios[row].name;
    Join(name.key, "|", joined.key);
    Join(FirstOf(name.zh, name.en, name.key), " + ", joined.zh);
    Join(FirstOf(name.en, name.zh, name.key), " + ", joined.en);
  }
  return joined;
}

bool HasEfficiency(const BatchHeader& header) {
  return header.baseline.efficiency > 0;
}

std::vector<OutputFile> RankingTables(const BatchHeader& header,
                                      const RankTable& table) {
  return {{"ranking.csv", RankingCsv(header, table)},
          {"pareto.csv", ParetoCsv(header, table)},
          {"node_gains.csv", NodeGainsCsv(header, table)},
          {"problems.csv", ProblemsCsv(header, table)},
          {"problem_kinds.csv", ProblemKindsCsv(table)}};
}

}  // namespace railreach
