// The verbs of the command line: one struct of options and one function each.
// A function returns the exit code of the process.
#ifndef TOOLS_RAILREACH_VERBS_H_
#define TOOLS_RAILREACH_VERBS_H_

#include <string>
#include <vector>

namespace railreach {

inline constexpr int kExitDone = 0;
inline constexpr int kExitTargetsMissed = 1;  // with --fail-on-target only
inline constexpr int kExitBadInput = 2;
inline constexpr int kExitInternal = 3;

// What every verb that reads a study takes.
struct StudyOptions {
  std::string study;
  std::vector<std::string> settings;  // --set key=value
  int threads = 0;                    // 0: all processors
  bool quiet = false;                 // no progress, no warnings
};

struct RunOptions : StudyOptions {
  std::string out;  // empty: out/<study id>
  bool no_outlines = false;
  bool fail_on_target = false;
  bool all_counties = false;
};
int Run(const RunOptions& options);

int Check(const StudyOptions& options);

struct CatchmentOptions : StudyOptions {
  std::string from;
  std::string to;  // one of the two
  std::string within = "60min";
  int most = 20;  // rows of each list
};
int ShowCatchment(const CatchmentOptions& options);

struct PathOptions : StudyOptions {
  std::string from;
  std::string to;
};
int ShowPath(const PathOptions& options);

struct MatrixOptions : StudyOptions {
  std::string from = "key_nodes";
  std::string to = "key_nodes";
  std::string horizon = "240min";
  bool platform = false;
  bool unreachable = false;  // write pairs beyond the horizon too
  std::string out;           // empty: standard output
};
int WriteMatrix(const MatrixOptions& options);

struct CoverageOptions : StudyOptions {
  std::string of;  // a key node or region; empty: all regions and counties
};
int ShowCoverage(const CoverageOptions& options);

struct ShowOptions {
  std::string result;
  bool json = false;
  bool all_counties = false;
};
int Show(const ShowOptions& options);

struct ExportOptions {
  std::string result;
  std::string out;
};
int Export(const ExportOptions& options);

}  // namespace railreach

#endif  // TOOLS_RAILREACH_VERBS_H_
