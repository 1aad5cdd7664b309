#include "engine/model/selection.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace railreach {
namespace {

bool IsNamed(const Line& line, const std::string& name) {
  return line.name.key == name || line.name.zh == name || line.name.en == name;
}

bool RunsInYear(const Line& line, const Selection& selection) {
  if (line.status == Status::kExisting) return true;
  if (line.status == Status::kPlanned && !selection.include_planned) {
    return false;
  }
  return line.opening_year > 0 && line.opening_year <= selection.open_until &&
         line.confidence <= selection.least_confidence;
}

// Opens or closes the lines of these names; collects names without a line.
void SetByName(const std::vector<std::string>& names, bool open,
               LineModel& model, std::vector<std::string>& unknown) {
  for (const std::string& name : names) {
    bool found = false;
    for (Line& line : model.lines) {
      if (!IsNamed(line, name)) continue;
      line.open = open;
      found = true;
    }
    if (!found) unknown.push_back(name);
  }
}

}  // namespace

absl::Status Select(const Selection& selection, LineModel& model) {
  for (Line& line : model.lines) line.open = RunsInYear(line, selection);
  std::vector<std::string> unknown;
  SetByName(selection.open_lines, true, model, unknown);
  SetByName(selection.close_lines, false, model, unknown);
  if (unknown.empty()) return absl::OkStatus();
  return absl::NotFoundError(
      absl::StrCat("no line is called ", absl::StrJoin(unknown, ", "),
                   "; lines are named by id, name_zh or name_en of lines.csv"));
}

}  // namespace railreach
