#include "engine/output/explanation.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/output/comparison_parts.h"
#include "engine/output/csv_writer.h"
#include "engine/output/labels.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

constexpr double kTenThousand = 10'000;

struct Part {
  const char* column;
  const char* label;
  Seconds PairRow::* time;
};
constexpr Part kParts[] = {{"access", "接驳 access", &PairRow::access},
                           {"entry", "进站 entry", &PairRow::entry},
                           {"wait", "候车 wait", &PairRow::wait},
                           {"ride", "乘车 ride", &PairRow::ride},
                           {"change", "换乘 change", &PairRow::change},
                           {"exit", "出站 exit", &PairRow::exit},
                           {"egress", "离站 egress", &PairRow::egress}};

std::string Ten(int64_t people) {
  return Signed(static_cast<double>(people) / kTenThousand, 1);
}

std::string Where(const Cause& cause) {
  return cause.line == 0 ? cause.file
                         : absl::StrCat(cause.file, ":", cause.line);
}

// At how many nodes each cause is the largest.
std::vector<int> LargestAt(const Explanation& explanation) {
  std::vector<int> nodes(explanation.causes.size(), 0);
  for (const NodeExplanation& node : explanation.nodes) {
    for (const Contribution& row : node.contributions) {
      if (explanation.causes[row.cause].needed()) continue;
      ++nodes[row.cause];
      break;
    }
  }
  return nodes;
}

std::string CausesTable(const Explanation& explanation) {
  TextTable table({{"#", Align::kRight},
                   {"措施 modification"},
                   {"位置 where"},
                   {"缺它则少 lost without it", Align::kRight},
                   {"首因节点 largest at", Align::kRight},
                   {""}});
  const std::vector<int> largest = LargestAt(explanation);
  for (size_t i = 0; i < explanation.causes.size(); ++i) {
    const Cause& cause = explanation.causes[i];
    table.AddRow({absl::StrCat(i + 1), Shorten(cause.what, 48), Where(cause),
                  cause.needed() ? "-"
                                 : Signed((explanation.after.people_60 -
                                           cause.without->people_60) /
                                              kTenThousand,
                                          2),
                  cause.needed() ? "-" : absl::StrCat(largest[i]),
                  cause.needed() ? "其他措施依赖它 needed by others" : ""});
  }
  return table.Format();
}

// "开通 X +12.3, ..." the `most` largest of the node.
std::string CausesOf(const Explanation& explanation,
                     const NodeExplanation& node, size_t most) {
  std::string text;
  size_t shown = 0;
  for (const Contribution& row : node.contributions) {
    if (shown++ == most) break;
    const Cause& cause = explanation.causes[row.cause];
    absl::StrAppend(&text, text.empty() ? "" : "; ", "#", row.cause + 1, " ",
                    Shorten(cause.what, 32), " ", Ten(row.people_60),
                    cause.needed() ? " (needed)" : "");
  }
  return text.empty() ? "-" : text;
}

bool BothReached(const TypicalJourney& journey) {
  return journey.before.reachable() && journey.after.reachable();
}

// The part whose time changes most.
std::string PartText(const TypicalJourney& journey) {
  if (!journey.before.reachable()) return "新可达 newly reached";
  if (!journey.after.reachable()) return "不再可达 no longer reached";
  const Part* most = nullptr;
  int32_t largest = 0;
  for (const Part& part : kParts) {
    const int32_t change = (journey.after.*part.time).count() -
                           (journey.before.*part.time).count();
    if (std::abs(change) <= std::abs(largest)) continue;
    largest = change;
    most = &part;
  }
  return most == nullptr
             ? "-"
             : absl::StrCat(most->label, " ", Signed(largest / 60.0, 0));
}

std::vector<const NodeExplanation*> Ranked(const Study& study,
                                           const Explanation& explanation,
                                           ExplanationOptions options) {
  std::vector<const NodeExplanation*> nodes;
  for (const NodeExplanation& node : explanation.nodes) {
    const bool wanted =
        options.node.is_none()
            ? node.gain() != 0 &&
                  CountsInCoverage(study.model.places.nodes[node.node].kind)
            : node.node == options.node;
    if (wanted) nodes.push_back(&node);
  }
  std::stable_sort(nodes.begin(), nodes.end(),
                   [](const NodeExplanation* a, const NodeExplanation* b) {
                     return std::abs(a->gain()) > std::abs(b->gain());
                   });
  if (nodes.size() > options.most) nodes.resize(options.most);
  return nodes;
}

std::string NodesTable(const Study& study, const Explanation& explanation,
                       const std::vector<const NodeExplanation*>& nodes) {
  const Labels labels(study.model);
  TextTable table({{"节点 key node"},
                   {"前 before", Align::kRight},
                   {"后 after", Align::kRight},
                   {"差 gain", Align::kRight},
                   {"合力 together", Align::kRight},
                   {"主要原因 largest causes"}});
  for (const NodeExplanation* node : nodes) {
    table.AddRow({ShortLabel(labels.Of(node->node), 28),
                  TenThousands(static_cast<double>(node->before.people_60)),
                  TenThousands(static_cast<double>(node->after.people_60)),
                  Ten(node->gain()), Ten(node->together),
                  CausesOf(explanation, *node, nodes.size() == 1 ? 100 : 2)});
  }
  return table.Format();
}

std::string JourneysTable(const Study& study,
                          const std::vector<const NodeExplanation*>& nodes) {
  const Labels labels(study.model);
  TextTable table({{"从 from"},
                   {"到 to"},
                   {"前 before", Align::kRight},
                   {"后 after", Align::kRight},
                   {"换乘 transfers"},
                   {"变化最大的一段 part that changed most (min)"}});
  for (const NodeExplanation* node : nodes) {
    if (!node->journey.has_value()) continue;
    const TypicalJourney& journey = *node->journey;
    table.AddRow(
        {ShortLabel(labels.Of(journey.from), 28),
         ShortLabel(labels.Of(journey.to), 28),
         WholeMinutes(journey.before.total), WholeMinutes(journey.after.total),
         BothReached(journey) ? absl::StrCat(journey.before.transfers(), " > ",
                                             journey.after.transfers())
                              : "",
         PartText(journey)});
  }
  return table.num_rows() == 0
             ? ""
             : absl::StrCat(Section("典型出行", "Typical journeys"),
                            table.Format());
}

// Every part of the journey of one node.
std::string PartsTable(const NodeExplanation& node) {
  if (!node.journey.has_value()) return "";
  const TypicalJourney& journey = *node.journey;
  TextTable table({{"各段 part (min)"},
                   {"前 before", Align::kRight},
                   {"后 after", Align::kRight},
                   {"差 change", Align::kRight}});
  for (const Part& part : kParts) {
    const auto cell = [&](const PairRow& row) {
      return row.reachable() ? Fixed((row.*part.time).count() / 60.0, 1) : "-";
    };
    table.AddRow({part.label, cell(journey.before), cell(journey.after),
                  BothReached(journey)
                      ? Signed(((journey.after.*part.time).count() -
                                (journey.before.*part.time).count()) /
                                   60.0,
                               1)
                      : "-"});
  }
  return absl::StrCat("\n", table.Format());
}

std::string Notes() {
  return "  缺它则少:去掉这一项后60分钟可达人口的减少(节点均值,万)。"
         "各项不必合计为总差:线路互补时合力为负,互相替代时为正。\n"
         "  Lost without it: people within 60 min that are lost when this one "
         "is left out (mean of nodes, x 10,000).  They need not add up:\n"
         "  together = gain - sum of causes; below zero where lines complement "
         "one another, above zero where one would do for the other.\n"
         "  典型出行:该节点省时 x 对端3公里内人口最大的一对,两方皆可达者优先。 "
         "Typical journey: "
         "the pair with the largest time saved x people within 3 km of the "
         "other end, pairs reached on both sides first.\n";
}

std::string CausesCsv(const Explanation& explanation) {
  CsvWriter csv({"cause", "what", "file", "line", "needed_by_others", "because",
                 "people_60min_without", "people_60min_lost",
                 "largest_at_nodes"});
  const std::vector<int> largest = LargestAt(explanation);
  for (size_t i = 0; i < explanation.causes.size(); ++i) {
    const Cause& cause = explanation.causes[i];
    csv.Integer(static_cast<int64_t>(i) + 1).Text(cause.what).Text(cause.file);
    cause.line == 0 ? csv.Blank() : csv.Integer(cause.line);
    csv.YesNo(cause.needed()).Text(cause.needed_because);
    if (cause.needed()) {
      csv.Blank().Blank().Blank();
    } else {
      csv.People(cause.without->people_60)
          .People(explanation.after.people_60 - cause.without->people_60)
          .Integer(largest[i]);
    }
    csv.EndRow();
  }
  return csv.Take();
}

std::string ContributionsCsv(const Study& study,
                             const Explanation& explanation) {
  CsvWriter csv({"node_id", "name_zh", "name_en", "people_60min_before",
                 "people_60min_after", "gain", "together", "cause", "what",
                 "needed_by_others", "people_60min_lost"});
  const Labels labels(study.model);
  for (const NodeExplanation& node : explanation.nodes) {
    for (const Contribution& row : node.contributions) {
      const Cause& cause = explanation.causes[row.cause];
      csv.IdAndNames(labels.Of(node.node))
          .Integer(node.before.people_60)
          .Integer(node.after.people_60)
          .Integer(node.gain())
          .Integer(node.together)
          .Integer(static_cast<int64_t>(row.cause) + 1)
          .Text(cause.what)
          .YesNo(cause.needed())
          .Integer(row.people_60)
          .EndRow();
    }
  }
  return csv.Take();
}

void AddParts(const PairRow& row, CsvWriter& csv) {
  csv.WholeSeconds(row.total);
  for (const Part& part : kParts) {
    row.reachable() ? csv.WholeSeconds(row.*part.time) : csv.Blank();
  }
  row.reachable() ? csv.Integer(row.transfers()) : csv.Blank();
}

std::string JourneysCsv(const Study& study, const Explanation& explanation) {
  std::vector<std::string> columns = {
      "node_id", "from_id", "from_zh", "from_en", "to_id", "to_zh", "to_en"};
  for (const char* side : {"_before", "_after"}) {
    columns.push_back(absl::StrCat("total", side, "_s"));
    for (const Part& part : kParts) {
      columns.push_back(absl::StrCat(part.column, side, "_s"));
    }
    columns.push_back(absl::StrCat("transfers", side));
  }
  CsvWriter csv(columns);
  const Labels labels(study.model);
  for (const NodeExplanation& node : explanation.nodes) {
    if (!node.journey.has_value()) continue;
    csv.Text(labels.Of(node.node).key)
        .IdAndNames(labels.Of(node.journey->from))
        .IdAndNames(labels.Of(node.journey->to));
    AddParts(node.journey->before, csv);
    AddParts(node.journey->after, csv);
    csv.EndRow();
  }
  return csv.Take();
}

}  // namespace

std::string ExplanationText(const Study& study, const Explanation& explanation,
                            ExplanationOptions options) {
  const auto nodes = Ranked(study, explanation, options);
  const BothNumbers mean = {explanation.before.people_60,
                            explanation.after.people_60};
  std::string text = absl::StrCat(
      Label(study.parameters.name), "\n  60分钟可达人口,节点均值(万) people ",
      "within 60 min, mean of nodes (x 10,000): ",
      PlainOf(mean, false, kTenThousand, 1), " > ",
      PlainOf(mean, true, kTenThousand, 1), " (",
      ChangeOf(mean, kTenThousand, 1), ", ", RelativeChange(mean), ")\n",
      Section("逐项去掉", "Each left out in turn"), CausesTable(explanation));
  if (!nodes.empty()) {
    absl::StrAppend(
        &text, Section("各节点的原因(万)", "Causes by key node (x 10,000)"),
        NodesTable(study, explanation, nodes), JourneysTable(study, nodes));
  }
  if (!options.node.is_none() && !nodes.empty()) {
    absl::StrAppend(&text, PartsTable(*nodes.front()));
  }
  return absl::StrCat(text, Section("说明", "What it means"), Notes());
}

std::vector<OutputFile> ExplanationTables(const Study& study,
                                          const Explanation& explanation) {
  return {{"causes.csv", CausesCsv(explanation)},
          {"contributions.csv", ContributionsCsv(study, explanation)},
          {"journeys.csv", JourneysCsv(study, explanation)}};
}

}  // namespace railreach
