// All problems of an input at once, each with its place and what to do.
#ifndef ENGINE_BASE_DIAGNOSTICS_H_
#define ENGINE_BASE_DIAGNOSTICS_H_

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace railreach {

// A place in an input file.  Line and column count from 1; 0 = the whole file
// or the whole line.
struct InputPlace {
  std::string file;
  uint32_t line = 0;
  uint32_t column = 0;
  auto operator<=>(const InputPlace&) const = default;
};

// "stations.csv:12:4", or as much of it as is known.
std::string ToString(const InputPlace& place);

enum class Severity { kError, kWarning };

struct Problem {
  Severity severity = Severity::kError;
  InputPlace place;
  std::string what;  // names the thing: "station 'x': latitude 131 > 90"
  std::string fix;   // what to do; may be empty
};

// Collects problems while reading goes on.  Errors stop the run at its end,
// warnings are counted.  Keeps the first `kMaxKept` of each and counts all, so
// that hostile input cannot fill the memory.
class Diagnostics {
 public:
  static constexpr size_t kMaxKept = 10'000;

  void Error(InputPlace place, absl::string_view what,
             absl::string_view fix = "");
  void Warning(InputPlace place, absl::string_view what,
               absl::string_view fix = "");

  size_t num_errors() const { return num_errors_; }
  size_t num_warnings() const { return num_warnings_; }
  bool ok() const { return num_errors_ == 0; }

  // Errors first, then by file, line and column.
  std::vector<Problem> Sorted() const;

  // One line per problem, "FILE:LINE:COLUMN: error: WHAT; FIX", the first
  // `most` of each severity, then the counts.
  std::string Report(size_t most = 50) const;

  // One line per kind of problem, "error x COUNT: WHAT; FIX", largest first,
  // each with the first `examples` of its lines below.  Of one kind are
  // problems whose texts differ in what stands in quotes and in numbers.
  // Counts those that were kept.
  std::string GroupedReport(size_t examples = 3) const;

  // OK, or an InvalidArgument that holds Report().
  absl::Status status() const;

 private:
  void Add(Severity severity, InputPlace place, absl::string_view what,
           absl::string_view fix);

  std::vector<Problem> problems_;
  size_t num_errors_ = 0;
  size_t num_warnings_ = 0;
};

}  // namespace railreach

#endif  // ENGINE_BASE_DIAGNOSTICS_H_
