#include "engine/base/diagnostics.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace railreach {
namespace {

absl::string_view Word(Severity severity) {
  return severity == Severity::kError ? "error" : "warning";
}

// "stop 'x': 12 > 9" is of the kind "stop '...': N > N".
std::string KindOf(absl::string_view what) {
  std::string kind;
  for (size_t i = 0; i < what.size(); ++i) {
    const bool starts_word =
        i == 0 || !absl::ascii_isalnum(static_cast<unsigned char>(what[i - 1]));
    if (what[i] == '\'' && starts_word) {
      const size_t end = what.find('\'', i + 1);
      if (end == absl::string_view::npos) return kind + "'...";
      kind += "'...'";
      i = end;
    } else if (absl::ascii_isdigit(static_cast<unsigned char>(what[i]))) {
      if (kind.empty() || kind.back() != 'N') kind += 'N';
    } else if (what[i] != '.' || kind.empty() || kind.back() != 'N' ||
               i + 1 == what.size() ||
               !absl::ascii_isdigit(static_cast<unsigned char>(what[i + 1]))) {
      kind += what[i];
    }
  }
  return kind;
}

void AppendLine(const Problem& problem, std::string& report) {
  absl::StrAppend(&report, ToString(problem.place), ": ",
                  Word(problem.severity), ": ", problem.what);
  if (!problem.fix.empty()) absl::StrAppend(&report, "; ", problem.fix);
  report += '\n';
}

}  // namespace

std::string ToString(const InputPlace& place) {
  std::string text = place.file;
  if (place.line > 0) absl::StrAppend(&text, ":", place.line);
  if (place.column > 0) absl::StrAppend(&text, ":", place.column);
  return text;
}

void Diagnostics::Add(Severity severity, InputPlace place,
                      absl::string_view what, absl::string_view fix) {
  size_t& count = severity == Severity::kError ? num_errors_ : num_warnings_;
  if (++count > kMaxKept) return;
  problems_.push_back(
      {severity, std::move(place), std::string(what), std::string(fix)});
}

void Diagnostics::Error(InputPlace place, absl::string_view what,
                        absl::string_view fix) {
  Add(Severity::kError, std::move(place), what, fix);
}

void Diagnostics::Warning(InputPlace place, absl::string_view what,
                          absl::string_view fix) {
  Add(Severity::kWarning, std::move(place), what, fix);
}

std::vector<Problem> Diagnostics::Sorted() const {
  std::vector<Problem> sorted = problems_;
  std::sort(sorted.begin(), sorted.end(),
            [](const Problem& a, const Problem& b) {
              return std::tie(a.severity, a.place, a.what, a.fix) <
                     std::tie(b.severity, b.place, b.what, b.fix);
            });
  return sorted;
}

std::string Diagnostics::Report(size_t most) const {
  std::string report;
  size_t printed[2] = {0, 0};
  for (const Problem& problem : Sorted()) {
    if (printed[static_cast<size_t>(problem.severity)]++ < most) {
      AppendLine(problem, report);
    }
  }
  if (num_errors_ + num_warnings_ > 0) {
    absl::StrAppend(&report, num_errors_, " errors, ", num_warnings_,
                    " warnings");
    const size_t shown =
        std::min(printed[0], most) + std::min(printed[1], most);
    if (shown < num_errors_ + num_warnings_) {
      absl::StrAppend(&report, " (", shown, " shown)");
    }
    report += '\n';
  }
  return report;
}

std::string Diagnostics::GroupedReport(size_t examples) const {
  struct Group {
    Severity severity;
    std::string kind;
    std::vector<const Problem*> problems;
  };
  std::map<std::pair<Severity, std::string>, Group> by_kind;
  const std::vector<Problem> sorted = Sorted();
  for (const Problem& problem : sorted) {
    std::string kind = KindOf(problem.what);
    Group& group = by_kind[{problem.severity, kind}];
    group.severity = problem.severity;
    group.kind = std::move(kind);
    group.problems.push_back(&problem);
  }
  std::vector<Group> groups;
  for (auto& [key, group] : by_kind) groups.push_back(std::move(group));
  std::stable_sort(
      groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return a.severity != b.severity ? a.severity < b.severity
                                        : a.problems.size() > b.problems.size();
      });
  std::string report;
  for (const Group& group : groups) {
    absl::StrAppend(&report, Word(group.severity), " x ", group.problems.size(),
                    ": ", group.kind, "\n");
    for (size_t i = 0; i < std::min(examples, group.problems.size()); ++i) {
      report += "    ";
      AppendLine(*group.problems[i], report);
    }
  }
  return report;
}

absl::Status Diagnostics::status() const {
  return ok() ? absl::OkStatus() : absl::InvalidArgumentError(Report());
}

}  // namespace railreach
