// railreach explain: which modification causes the gain of each key node.
#include "engine/study/explain.h"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/base/parallel.h"
#include "engine/input/scenario_files.h"
#include "engine/model/name_index.h"
#include "engine/output/explanation.h"
#include "engine/output/whole_folder.h"
#include "tools/railreach/common.h"

namespace railreach {
namespace {

constexpr FolderKind kExplanationFolder = {
    "explanation", "causes.csv", [](absl::string_view name) {
      return name == "causes.csv" || name == "contributions.csv" ||
             name == "journeys.csv";
    }};

absl::StatusOr<NodeId> FindNode(const Study& study, const std::string& name) {
  if (name.empty()) return NodeId();
  NameIndex index("key node");
  const auto& nodes = study.model.places.nodes;
  for (const NodeId id : nodes.ids()) index.Add(nodes[id].name, id.index());
  const auto row = index.Find(name);
  if (!row.ok()) return row.status();
  return NodeId(*row);
}

// The study as it stands without the scenarios.
std::optional<Study> LoadBaseline(const ExplainOptions& options) {
  StudyOptions baseline = options;
  baseline.scenarios.clear();
  return LoadOrExplain(baseline);
}

std::vector<Scenario> ReadAll(const std::vector<std::string>& files,
                              Diagnostics& diagnostics) {
  std::vector<Scenario> scenarios;
  std::vector<InputFile> inputs;
  for (const std::string& file : files) {
    std::vector<Scenario> more = ReadScenarios(file, inputs, diagnostics);
    std::move(more.begin(), more.end(), std::back_inserter(scenarios));
  }
  return scenarios;
}

int ExplainProblems(const Diagnostics& diagnostics) {
  std::fputs(diagnostics.Report().c_str(), stderr);
  return kExitBadInput;
}

absl::Status WriteTables(const std::string& folder, const Study& study,
                         const Explanation& explanation) {
  return WriteWholeFolder(
      folder, kExplanationFolder, [&](const std::string& fresh) {
        return WriteFiles(fresh, ExplanationTables(study, explanation));
      });
}

}  // namespace

int ExplainGains(const ExplainOptions& options) {
  if (options.scenarios.empty()) {
    return Explain(absl::InvalidArgumentError(
        "nothing to explain; name the changes with --scenario FILE"));
  }
  if (!options.out.empty()) {
    const absl::Status free = CheckReplaceable(options.out, kExplanationFolder);
    if (!free.ok()) return Explain(free);
  }
  const auto study = LoadBaseline(options);
  if (!study) return kExitBadInput;
  const auto node = FindNode(*study, options.node);
  if (!node.ok()) return Explain(node.status());
  Diagnostics diagnostics;
  const std::vector<Scenario> scenarios =
      ReadAll(options.scenarios, diagnostics);
  if (!diagnostics.ok()) return ExplainProblems(diagnostics);
  std::optional<Explanation> explanation;
  {
    ProgressLine line(options.quiet);
    explanation = ExplainScenarios(
        *study, scenarios, NumThreads(options.threads),
        [&](absl::string_view step, size_t done, size_t all) {
          line.Update(step, done, all);
        },
        diagnostics);
  }
  if (!explanation.has_value()) return ExplainProblems(diagnostics);
  const std::string text =
      ExplanationText(*study, *explanation,
                      {*node, static_cast<size_t>(std::max(options.most, 1))});
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (!options.out.empty()) {
    const absl::Status written = WriteTables(options.out, *study, *explanation);
    if (!written.ok()) return Explain(written);
    absl::PrintF("\nTables: %s/*.csv\n", options.out);
  }
  return kExitDone;
}

}  // namespace railreach
