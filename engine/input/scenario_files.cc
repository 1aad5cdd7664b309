#include "engine/input/scenario_files.h"

#include <filesystem>
#include <optional>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/base/file.h"
#include "engine/input/native_row.h"
#include "engine/wire/scenario_wire.h"

namespace railreach {
namespace {

constexpr absl::string_view kOwnColumns = "name_zh name_en cost";
constexpr Limits kCost = {0, 1e15};

// Reads a table of modifications row by row.
class ScenarioTable {
 public:
  ScenarioTable(absl::string_view file, const std::string& text,
                Diagnostics& diagnostics)
      : columns_(ModificationColumns()),
        table_(file, &text, "scenario_id modification",
               absl::StrCat(kOwnColumns, " ", absl::StrJoin(columns_, " ")),
               diagnostics) {}

  std::vector<Scenario> Read() {
    table_.ForEachRow([this](const Row& row) {
      Scenario* scenario = ScenarioOf(row);
      auto modification = ModificationOf(row);
      if (scenario == nullptr || !modification.has_value()) return;
      scenario->modifications.push_back(*std::move(modification));
    });
    return std::move(scenarios_);
  }

 private:
  // The scenario that the row belongs to, a new one in its first row.
  Scenario* ScenarioOf(const Row& row) {
    const std::string id = row.Text("scenario_id");
    if (id.empty()) return nullptr;
    const auto [at, is_new] = rows_.try_emplace(id, scenarios_.size());
    if (!is_new) {
      CheckRepeats(row, scenarios_[at->second]);
      return &scenarios_[at->second];
    }
    if (scenarios_.size() == kMaxScenarios) {
      row.Error("scenario_id",
                absl::StrCat("more than ", kMaxScenarios, " scenarios"),
                "split the file");
    }
    Scenario& scenario = scenarios_.emplace_back();
    scenario.name = row.Name("scenario_id");
    scenario.file = table_.file();
    scenario.cost = row.OptionalNumber("cost", kCost).value_or(0);
    return &scenario;
  }

  // What later rows say again is what the first one says.
  static void CheckRepeats(const Row& row, const Scenario& scenario) {
    const auto check = [&](const char* column, const std::string& first) {
      if (!row.Has(column) || row.Text(column) == first) return;
      row.Error(column,
                absl::StrCat(column, " of scenario '", scenario.name.key,
                             "' was '", first, "' in its first row"),
                "leave it blank in later rows");
    };
    check("name_zh", scenario.name.zh);
    check("name_en", scenario.name.en);
    if (row.Has("cost") && row.Number("cost", kCost) != scenario.cost) {
      row.Error("cost",
                absl::StrCat("cost of scenario '", scenario.name.key, "' was ",
                             scenario.cost, " in its first row"),
                "leave it blank in later rows");
    }
  }

  std::optional<Modification> ModificationOf(const Row& row) const {
    const size_t errors = table_.diagnostics().num_errors();
    const std::string kind = row.Text("modification");
    std::vector<RowField> fields;
    for (const std::string& column : columns_) {
      if (row.Has(column)) fields.push_back({column, row.Text(column)});
    }
    if (table_.diagnostics().num_errors() > errors) return std::nullopt;
    std::vector<RowFault> faults;
    std::optional<Modification> modification =
        ModificationOfRow(kind, fields, faults);
    for (const RowFault& fault : faults) {
      if (fault.column.empty()) {
        row.RowError(fault.what, fault.fix);
      } else {
        row.Error(fault.column, fault.what, fault.fix);
      }
    }
    if (modification.has_value()) modification->provenance = row.provenance();
    return modification;
  }

  std::vector<std::string> columns_;
  Table table_;
  std::vector<Scenario> scenarios_;
  absl::flat_hash_map<std::string, size_t> rows_;
};

}  // namespace

std::vector<Scenario> ReadScenarios(const std::string& path,
                                    std::vector<InputFile>& inputs,
                                    Diagnostics& diagnostics) {
  const std::string file = std::filesystem::path(path).filename().string();
  const auto text = ReadFile(path, kMaxScenarioBytes);
  if (!text.ok()) {
    diagnostics.Error({file, 0, 0}, text.status().message(),
                      "name a file of scenarios");
    return {};
  }
  inputs.push_back({file, text->size(), Fingerprint(*text)});
  if (absl::EndsWithIgnoreCase(path, ".csv")) {
    return ParseScenarioTable(file, *text, diagnostics);
  }
  if (absl::EndsWithIgnoreCase(path, ".textproto")) {
    return ParseScenarios(file, *text, diagnostics);
  }
  diagnostics.Error({file, 0, 0}, "is no file of scenarios",
                    "name it *.textproto or *.csv");
  return {};
}

std::vector<Scenario> ParseScenarioTable(absl::string_view file,
                                         const std::string& text,
                                         Diagnostics& diagnostics) {
  const size_t errors = diagnostics.num_errors();
  std::vector<Scenario> scenarios =
      ScenarioTable(file, text, diagnostics).Read();
  if (scenarios.empty() && diagnostics.num_errors() == errors) {
    diagnostics.Error({std::string(file), 0, 0}, "the file holds no scenario",
                      "write a row for each modification");
  }
  return scenarios;
}

}  // namespace railreach
