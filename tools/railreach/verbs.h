// The verbs of the command line: one struct of options and one function each.
// A function returns the exit code of the process.
#ifndef TOOLS_RAILREACH_VERBS_H_
#define TOOLS_RAILREACH_VERBS_H_

#include <cstdint>
#include <string>
#include <vector>

namespace railreach {

inline constexpr int kExitDone = 0;
inline constexpr int kExitTargetsMissed = 1;  // with --fail-on-target only
inline constexpr int kExitBadInput = 2;
inline constexpr int kExitInternal = 3;
// --resume goes on with both:
inline constexpr int kExitUnfinished = 4;  // a full disk, another run at it
inline constexpr int kExitStopped = 130;   // by a signal

// What every verb that reads a study takes.
struct StudyOptions {
  std::string study;
  std::vector<std::string> settings;   // --set key=value
  std::vector<std::string> scenarios;  // files, relative to the working folder
  int threads = 0;                     // 0: all processors
  bool quiet = false;                  // no progress, no warnings
  // Of a GTFS feed alone:
  std::string date;        // YYYYMMDD; empty: its busiest weekday
  std::string tier_table;  // CSV with route_id_or_type, tier; empty: none
};

struct RunOptions : StudyOptions {
  std::string out;  // empty: out/<study id>
  bool no_outlines = false;
  bool fail_on_target = false;
  bool all_counties = false;
  // Of a study with a batch:
  std::string shard;    // "3/8"; empty: all of it
  bool resume = false;  // goes on with an unfinished run
  bool verify = false;  // computes everything too, and compares
};
int Run(const RunOptions& options);

// Of a study, or of a GTFS feed as it stands.
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
  std::string at;         // leave at, by the clock
  std::string arrive_by;  // be there by,
  bool last = false;      // or the last journey of the day; one or none
  int later = 3;          // further journeys to show
};
int ShowPath(const PathOptions& options);
int ShowPathByClock(const PathOptions& options);  // --at or --arrive-by

struct MatrixOptions : StudyOptions {
  std::string from = "key_nodes";
  std::string to = "key_nodes";
  std::string horizon = "240min";
  bool station_to_station = false;  // no access, first entry or last exit
  std::string by = "station";       // or "stop": platforms apart
  bool unreachable = false;         // write pairs beyond the horizon too
  // By the clock: at one instant, or over a window "07:00-09:00".
  std::string at;
  std::string window;
  std::string step = "60s";
  std::vector<int> percentiles = {5, 50, 95};
  std::vector<std::string> within;  // cutoffs to count departures at
  bool arrive = false;              // the window's instants are deadlines
  // Overrides of all tiers and stations; empty: as the study has them.
  std::string entry;
  std::string exit;
  std::string change;
  double transfer_radius_m = -1;  // below 0: the study's; of a feed alone, 0
  std::string out;                // empty: standard output
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

// Either a result.pb (in `study`) to `out`, or a study's network to `gtfs`.
struct ExportOptions : StudyOptions {
  std::string out;   // folder of tables and layers
  std::string gtfs;  // zip file or folder of the feed
  std::string time_zone = "Asia/Shanghai";
  std::string days = "2026-01-01..2026-12-31";
  std::string url = "https://example.org";
};
int Export(const ExportOptions& options);

// Two results: A before, B after.
struct CompareOptions {
  std::string a;    // a result.pb, or the folder that holds one
  std::string b;    // likewise
  std::string out;  // folder of the comparison; empty: none
};
int CompareResults(const CompareOptions& options);

// A page that holds results; each a result.pb or the folder that holds one.
struct ReportOptions {
  std::string result;
  std::string compare;                // before: another result; empty: none
  std::vector<std::string> others;    // results that stand beside it
  std::vector<std::string> rankings;  // variants.pb, or their folders
  std::string out;                    // empty: report.html beside the result
};
int WriteReport(const ReportOptions& options);

// The live map of a study over HTTP.
struct ServeOptions : StudyOptions {
  std::string address = "127.0.0.1";
  uint16_t port = 8080;  // 0: any free one
  std::string token;     // empty: that of RAILREACH_TOKEN, if there is one
  bool log = false;
};
int Serve(const ServeOptions& options);

// Which modification of its scenarios causes what.
struct ExplainOptions : StudyOptions {
  std::string node;  // a key node; empty: all
  int most = 10;     // nodes to print
  std::string out;   // folder of tables; empty: none
};
int ExplainGains(const ExplainOptions& options);

struct MergeOptions {
  std::vector<std::string> shards;  // folders of `run --shard`, or their files
  std::string out;                  // folder, or a file that ends in .pb
};
int Merge(const MergeOptions& options);

// Of a file of variants, as a batch writes it.
struct RankVerbOptions {
  std::string variants;
  std::string by = "people";
  bool losses = false;  // the largest loss first
  int top = 20;         // rows to print
  std::string out;      // folder of tables; empty: none
};
int RankVariants(const RankVerbOptions& options);

}  // namespace railreach

#endif  // TOOLS_RAILREACH_VERBS_H_
