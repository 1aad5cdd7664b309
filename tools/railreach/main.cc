// The command line.  The only file that knows CLI11.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <string>

#include "tools/railreach/verbs.h"

namespace railreach {
namespace {

constexpr char kAbout[] =
    R"(railreach measures what a rail network gives access to: who is within an hour
of each key node, what each tier of station covers, which places are linked
without a change, how dense the rail is.

A study is a folder of tables (networks/README.md) with a study.textproto.
Try:
  railreach run networks/shanghai
  railreach path networks/shanghai --from 嘉定新城 --to 陆家嘴
  railreach catchment networks/shanghai --to 虹桥商务区 --within 45min
`railreach VERB --help` says more.)";

// Below the options of each verb.
constexpr char kRunHelp[] =
    R"(Writes OUT/result.pb   everything, one protobuf file
       OUT/tables/     the same as CSV tables
       OUT/layers/     GeoJSON layers for QGIS
Examples:
  railreach run networks/shanghai
  railreach run networks/shanghai --set open_until=2030 --out out/2030
  railreach run networks/shanghai --set wait_model=OPTIMAL --no-outlines)";

constexpr char kCheckHelp[] =
    R"(Example:
  railreach check networks/shanghai)";

constexpr char kPlaceHelp[] =
    R"(A place is a key node, station or zone by id, Chinese or English name or the
start of one, or LAT,LON.
)";

constexpr char kCatchmentHelp[] =
    R"(Examples:
  railreach catchment networks/shanghai --from 嘉定新城 --within 60min
  railreach catchment networks/shanghai --to Lujiazui --within 45min
  railreach catchment networks/shanghai --from 31.15,121.12)";

constexpr char kPathHelp[] =
    R"(Example:
  railreach path networks/shanghai --from 嘉定新城 --to 陆家嘴)";

constexpr char kMatrixHelp[] =
    R"(A list is stations, key_nodes, zones, or a CSV with the columns id, lat, lon.
Stations are joined by their own platforms (entry and exit included, unless
--platform), all others by the access rules.
Examples:
  railreach matrix networks/shanghai --from key_nodes --to zones -o od.csv
  railreach matrix networks/shanghai --from stations --to stations
      --horizon 60min -o od.csv
  railreach matrix networks/shanghai --from homes.csv --to key_nodes)";

constexpr char kCoverageHelp[] =
    R"(Examples:
  railreach coverage networks/shanghai
  railreach coverage networks/shanghai --of 青浦区)";

constexpr char kShowHelp[] =
    R"(Examples:
  railreach show out/shanghai/result.pb --all
  railreach show out/shanghai/result.pb --json | jq .summaries)";

constexpr char kExportHelp[] =
    R"(Example:
  railreach export out/shanghai/result.pb --out tables_again)";

void AddStudy(CLI::App& verb, StudyOptions& options) {
  verb.add_option("STUDY", options.study,
                  "folder with tables and study.textproto, or a .textproto")
      ->required();
  verb.add_option("--set", options.settings,
                  "parameter of the study, key=value (repeatable); "
                  "proto/railreach/v1/study.proto lists them")
      ->expected(1)
      ->take_all();
  verb.add_option("--threads", options.threads,
                  "workers; 0 = all processors.  The result is the same")
      ->check(CLI::Range(0, 1024));
  verb.add_flag("--quiet", options.quiet, "no progress, no count of warnings");
}

// Adds one verb whose options live as long as the program.
template <typename Options>
CLI::App& AddVerb(CLI::App& app, const char* name, const char* about,
                  const std::string& help, Options& options,
                  int (*run)(const Options&), int& code) {
  CLI::App& verb = *app.add_subcommand(name, about);
  verb.footer(help);
  verb.callback([&options, run, &code] { code = run(options); });
  return verb;
}

int Main(int argc, char** argv) {
  CLI::App app(kAbout, "railreach");
  app.set_version_flag("--version",
                       std::string("railreach ") + RAILREACH_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(26);
  int code = kExitDone;

  RunOptions run;
  CLI::App& run_verb = AddVerb(
      app, "run", "Computes a study, prints its summary, writes its results.",
      kRunHelp, run, Run, code);
  AddStudy(run_verb, run);
  run_verb.add_option("-o,--out", run.out,
                      "folder of the results [out/<study id>]");
  run_verb.add_flag("--no-outlines", run.no_outlines, "no isochrone polygons");
  run_verb.add_flag("--all", run.all_counties, "print all counties");
  run_verb.add_flag("--fail-on-target", run.fail_on_target,
                    "exit with 1 if a target is missed");

  StudyOptions check;
  CLI::App& check_verb =
      AddVerb(app, "check",
              "Lists all that is wrong with a study: file, line, what to do.",
              kCheckHelp, check, Check, code);
  AddStudy(check_verb, check);

  CatchmentOptions catchment;
  CLI::App& catchment_verb = AddVerb(
      app, "catchment", "Who is within reach of a place, and what else is.",
      std::string(kPlaceHelp) + kCatchmentHelp, catchment, ShowCatchment, code);
  AddStudy(catchment_verb, catchment);
  auto* place = catchment_verb.add_option_group("place", "where");
  place->add_option("--from", catchment.from, "journeys start here");
  place->add_option("--to", catchment.to, "journeys end here");
  place->require_option(1);
  catchment_verb.add_option("--within", catchment.within, "cutoff [60min]");
  catchment_verb.add_option("--most", catchment.most, "rows of each list [20]");

  PathOptions path;
  CLI::App& path_verb = AddVerb(
      app, "path", "The fastest journey between two places, leg by leg.",
      std::string(kPlaceHelp) + kPathHelp, path, ShowPath, code);
  AddStudy(path_verb, path);
  path_verb.add_option("--from", path.from, "where it starts")->required();
  path_verb.add_option("--to", path.to, "where it ends")->required();

  MatrixOptions matrix;
  CLI::App& matrix_verb = AddVerb(
      app, "matrix", "Travel times as CSV: from, to, seconds, transfers.",
      kMatrixHelp, matrix, WriteMatrix, code);
  AddStudy(matrix_verb, matrix);
  matrix_verb.add_option("--from", matrix.from, "origins [key_nodes]");
  matrix_verb.add_option("--to", matrix.to, "destinations [key_nodes]");
  matrix_verb.add_option("--horizon", matrix.horizon,
                         "longer journeys are left out [240min]");
  matrix_verb.add_flag("--platform", matrix.platform,
                       "platform to platform, from the nearest station");
  matrix_verb.add_flag("--unreachable", matrix.unreachable,
                       "write pairs beyond the horizon too, without a time");
  matrix_verb.add_option("-o,--out", matrix.out, "file [standard output]");

  CoverageOptions coverage;
  CLI::App& coverage_verb = AddVerb(
      app, "coverage",
      "What the stations of each tier cover: people, key nodes, counties.",
      kCoverageHelp, coverage, ShowCoverage, code);
  AddStudy(coverage_verb, coverage);
  coverage_verb.add_option("--of", coverage.of, "one key node or region");

  ShowOptions show;
  CLI::App& show_verb = AddVerb(
      app, "show", "Prints the summary of a result, or all of it as JSON.",
      kShowHelp, show, Show, code);
  show_verb.add_option("RESULT", show.result, "a result.pb")->required();
  show_verb.add_flag("--json", show.json, "the whole message as JSON");
  show_verb.add_flag("--all", show.all_counties, "print all counties");

  ExportOptions export_options;
  CLI::App& export_verb =
      AddVerb(app, "export",
              "Writes the tables and layers of a result again, from its .pb.",
              kExportHelp, export_options, Export, code);
  export_verb.add_option("RESULT", export_options.result, "a result.pb")
      ->required();
  export_verb.add_option("-o,--out", export_options.out, "folder")->required();

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const int shown = app.exit(error);
    return shown == 0 ? kExitDone : kExitBadInput;
  }
  return code;
}

}  // namespace
}  // namespace railreach

int main(int argc, char** argv) {
  try {
    return railreach::Main(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "railreach: internal error: %s\n", error.what());
    return railreach::kExitInternal;
  }
}
