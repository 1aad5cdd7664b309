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
  railreach run networks/shanghai --scenario infill.csv --out out/infill
  railreach run networks/shanghai --set wait_model=OPTIMAL --no-outlines

Of a study with a batch, its variants are measured and ranked instead:
       OUT/variants.pb  a row for each variant
       OUT/tables/      ranking.csv, pareto.csv, node_gains.csv, problems.csv
       OUT/best_set.pb  the best set of candidates under the budget, if asked for
Ctrl-C stops it; --resume goes on, to the same bytes.
  railreach run networks/shanghai --set batch.closures=LINE,STATION --out out/n-1
  railreach run networks/shanghai --set batch.each_line_until=2035 --out out/which
  railreach run networks/shanghai/studies/pairs.textproto --shard 3/8 --resume)";

constexpr char kCheckHelp[] =
    R"(STUDY may also be a GTFS feed, a folder or a zip file: then check counts what
it holds and groups its problems by kind.
Examples:
  railreach check networks/shanghai
  railreach check busan.zip --date 20250616)";

constexpr char kPlaceHelp[] =
    R"(A place is a key node, station, zone or platform by id, Chinese or English name
or the start of one, or LAT,LON.
)";

constexpr char kCatchmentHelp[] =
    R"(Examples:
  railreach catchment networks/shanghai --from 嘉定新城 --within 60min
  railreach catchment networks/shanghai --to Lujiazui --within 45min
  railreach catchment networks/shanghai --from 31.15,121.12)";

constexpr char kPathHelp[] =
    R"(By headway, or with --at or --arrive-by by the clock.
Examples:
  railreach path networks/shanghai --from 嘉定新城 --to 陆家嘴
  railreach path networks/yangtze_2016/mixed.textproto --from 虹桥商务区
      --to 苏州北 --at 08:00
  railreach path feed.zip --from Central --to 48.2,16.37 --arrive-by 09:00)";

constexpr char kMatrixHelp[] =
    R"(A list is stations, key_nodes, zones, or a CSV with the columns id, lat, lon.
Stations are joined by their own platforms (entry and exit included, unless
--station-to-station), all others by the access rules.
Examples:
  railreach matrix networks/shanghai --from key_nodes --to zones -o od.csv
  railreach matrix networks/shanghai --from stations --to stations
      --horizon 60min -o od.csv
  railreach matrix networks/shanghai --from homes.csv --to key_nodes
  railreach matrix feed.zip --date 20250616 --at 08:00 --from stations
      --to stations --station-to-station --entry 0 --change 0 --horizon 2h
  railreach matrix feed.zip --window 07:00-09:00 --percentiles 5,50,95
      --from stations --to stations --by stop
A feed alone has neither key nodes nor zones: give both lists.
By the clock, `reached` counts the departures that arrive within the horizon.)";

constexpr char kCoverageHelp[] =
    R"(Examples:
  railreach coverage networks/shanghai
  railreach coverage networks/shanghai --of 青浦区)";

constexpr char kShowHelp[] =
    R"(Examples:
  railreach show out/shanghai/result.pb --all
  railreach show out/shanghai/result.pb --json | jq .summaries)";

constexpr char kRankHelp[] =
    R"(VARIANTS is the variants.pb of a batch, or of a shard of one.  Gains are the
variant's figures less the baseline's: people within 60 min with the nodes
weighted by people (people), their plain mean (mean_people), people covered by
stations, the direct rate, efficiency, and people per km of new track or per
cost.  A batch of closures is ranked by its losses.
With -o: ranking.csv, pareto.csv, node_gains.csv, problems.csv,
problem_kinds.csv.
Examples:
  railreach rank out/candidates/variants.pb --top 50
  railreach rank out/candidates/variants.pb --by gain_per_km -o per_km
  railreach rank out/closures/variants.pb --by direct)";

constexpr char kCompareHelp[] =
    R"(A and B are result.pb files, or the folders that hold them: before and after.
Rows are matched by id, so that studies of different tables compare as well;
what is on one side alone is listed apart.
Writes OUT/comparison.pb, OUT/tables/*.csv, OUT/layers/*.geojson
Examples:
  railreach compare out/shanghai out/2030
  railreach compare out/2026/result.pb out/2030/result.pb --out out/2026-2030)";

constexpr char kReportHelp[] =
    R"(Writes one HTML file that opens by double click, with neither server nor
network: maps, tables, charts, a page per city, in Chinese and English.
RESULT, OTHER are result.pb files or the folders that hold them, VARIANTS is the
variants.pb of a batch, or its folder: of many variants the best are shown.
Examples:
  railreach report out/shanghai
  railreach report out/2030 --compare out/shanghai -o 2026-2030.html
  railreach report out/shanghai --with out/2030 --with out/2035
      --ranking out/which_first)";

constexpr char kServeHelp[] =
    R"(Opens a map in the browser to plan on: click a place for its catchment, draw or
close lines, change headways, and see at once who gains.  What was drawn is
saved as a file of scenarios that `railreach run --scenario` takes.
The same questions over HTTP, in protobuf or JSON (proto/railreach/v1/api.proto):
  curl -s localhost:8080/v1/catchment -H 'Content-Type: application/json'
      -d '{"place": "人民广场", "cutoffMin": [30, 60]}'
Nothing is kept of a client.  Only this machine reaches it, unless --address
names another one of its addresses; then a token is asked for, which browsers
bring as /?token=TOKEN and others as Authorization: Bearer TOKEN.  It is not
encrypted: put it behind a proxy with TLS where that matters.
Examples:
  railreach serve networks/shanghai
  railreach serve networks/shanghai --set open_until=2030 --port 9000
  RAILREACH_TOKEN=... railreach serve networks/shanghai --address 0.0.0.0 --log)";

constexpr char kExplainHelp[] =
    R"(Leaves each modification of the scenarios out in turn, and each line of those
that open several.  Causes need not add up to the gain: lines complement one
another.  Writes OUT/causes.csv, OUT/contributions.csv, OUT/journeys.csv
Examples:
  railreach explain networks/shanghai --scenario plan.textproto
  railreach explain networks/shanghai --scenario plan.csv --node 嘉定新城)";

constexpr char kExportHelp[] =
    R"(With --out, WHAT is a result.pb: its tables and layers.
With --gtfs, WHAT is a study: the network that it opens, planned lines included,
as a GTFS feed for R5, r5py, OTP or MOTIS.  Lines known by headways or counts
become frequencies, timetables stay timetables.  A feed has no word for entry
times, service groups, status or zones: keep the tables beside it.
Examples:
  railreach export out/shanghai/result.pb --out tables_again
  railreach export networks/shanghai --gtfs shanghai.zip
  railreach export networks/shanghai --gtfs plan.zip --set open_until=2035
      --days 2035-01-01..2035-12-31)";

constexpr char kMergeHelp[] =
    R"(SHARD is the --out of a `run --shard i/n`, or the variants.pb in it.  All n
must be named, in any order; the result has the bytes of a run without --shard.
Examples:
  railreach merge out/shard-*-of-8 --out out/whole
  seq 8 | parallel railreach run networks/shanghai --shard {}/8 --resume
      --out out/shard-{}-of-8
tools/slurm and tools/kubernetes do this on many machines.)";

CLI::Option* AddScenarios(CLI::App& verb, StudyOptions& options) {
  return verb
      .add_option("--scenario", options.scenarios,
                  "file of scenarios to apply to the study, *.textproto or "
                  "*.csv (repeatable); networks/README.md says how to write "
                  "one")
      ->expected(1)
      ->take_all();
}

void AddStudy(CLI::App& verb, StudyOptions& options) {
  verb.add_option("STUDY", options.study,
                  "folder with tables and study.textproto, a .textproto, or a "
                  "GTFS feed (folder or zip)")
      ->required();
  verb.add_option("--date", options.date,
                  "service day of a GTFS feed, YYYYMMDD [its busiest weekday]");
  verb.add_option("--tier-table", options.tier_table,
                  "of a GTFS feed: CSV with the columns route_id_or_type and "
                  "tier, for lines whose type has none (buses) or another one");
  verb.add_option("--set", options.settings,
                  "parameter of the study, key=value (repeatable); "
                  "proto/railreach/v1/study.proto lists them")
      ->expected(1)
      ->take_all();
  AddScenarios(verb, options);
  verb.add_option("--threads", options.threads,
                  "workers; 0 = all processors.  The result is the same")
      ->check(CLI::Range(0, 1024));
  verb.add_flag("--quiet", options.quiet, "no progress, no count of warnings");
}

void AddMatrix(CLI::App& verb, MatrixOptions& options) {
  verb.add_option("--from", options.from, "origins [key_nodes]");
  verb.add_option("--to", options.to, "destinations [key_nodes]");
  verb.add_option("--by", options.by,
                  "what `stations` lists: station, or stop (platforms apart)")
      ->check(CLI::IsMember({"station", "stop"}));
  verb.add_option("--horizon", options.horizon,
                  "longer journeys are left out [240min]");
  verb.add_flag("--station-to-station", options.station_to_station,
                "no access, first entry, last exit or egress; points take "
                "their nearest station");
  verb.add_flag("--unreachable", options.unreachable,
                "write pairs beyond the horizon too, without a time");
  auto* clock = verb.add_option_group("clock", "by the timetable");
  clock->add_option("--at", options.at, "leave at this time, such as 08:00");
  auto* window = clock->add_option(
      "--window", options.window,
      "leave in this window, such as 07:00-09:00: percentiles");
  clock->require_option(0, 1);
  verb.add_option("--step", options.step, "between its departures [60s]")
      ->needs(window);
  verb.add_option("--percentiles", options.percentiles,
                  "of the window's travel times [5,50,95]")
      ->delimiter(',')
      ->check(CLI::Range(1, 100))
      ->needs(window);
  verb.add_option("--within", options.within,
                  "cutoffs, such as 45min,60min: how many of the window's "
                  "departures arrive within each")
      ->delimiter(',');
  verb.add_flag("--arrive", options.arrive,
                "the window holds deadlines: be there by, not leave at")
      ->needs(window);
  verb.add_option("--entry", options.entry,
                  "street to train, of all tiers and stations [the study's]");
  verb.add_option("--exit", options.exit, "train to street [the study's]");
  verb.add_option("--change", options.change,
                  "train to train, where no transfer says otherwise");
  verb.add_option("--transfer-radius", options.transfer_radius_m,
                  "metres between stations that are joined by a walk [the "
                  "study's; of a feed alone 0: its own transfers]")
      ->check(CLI::Range(0.0, 5000.0));
  verb.add_option("-o,--out", options.out, "file [standard output]");
}

void AddRank(CLI::App& verb, RankVerbOptions& options) {
  verb.add_option("VARIANTS", options.variants, "a variants.pb")->required();
  verb.add_option("--by", options.by, "the column to rank by [people]")
      ->check(CLI::IsMember({"people", "mean_people", "coverage", "direct",
                             "efficiency", "gain_per_km", "gain_per_cost"}));
  verb.add_flag("--losses", options.losses, "the largest loss first");
  verb.add_option("--top", options.top, "rows to print [20]")
      ->check(CLI::Range(1, 1'000'000));
  verb.add_option("-o,--out", options.out, "folder of CSV tables [none]");
}

void AddReport(CLI::App& verb, ReportOptions& options) {
  verb.add_option("RESULT", options.result, "a result.pb or its folder")
      ->required();
  verb.add_option("--compare", options.compare,
                  "a result from before: the page shows what RESULT changes");
  verb.add_option("--with", options.others,
                  "a result to stand beside it, such as another year "
                  "(repeatable)")
      ->expected(1)
      ->take_all();
  verb.add_option("--ranking", options.rankings,
                  "a batch whose ranking is shown (repeatable)")
      ->expected(1)
      ->take_all();
  verb.add_option("-o,--out", options.out,
                  "file [report.html beside the result]");
}

void AddServe(CLI::App& verb, ServeOptions& options) {
  verb.add_option("--port", options.port, "0: any free one [8080]");
  verb.add_option("--address", options.address,
                  "numeric, of this machine [127.0.0.1]");
  verb.add_option("--token", options.token,
                  "that clients must send; other users of this machine may see "
                  "it here [RAILREACH_TOKEN of the environment]");
  verb.add_flag("--log", options.log,
                "a line of JSON on standard error for each question");
}

void AddExport(CLI::App& verb, ExportOptions& options) {
  verb.add_option("WHAT", options.study,
                  "a result.pb, or with --gtfs a study as of `run`")
      ->required();
  auto* where = verb.add_option_group("where", "what is written");
  where->add_option("-o,--out", options.out, "folder of tables and layers");
  auto* gtfs =
      where->add_option("--gtfs", options.gtfs,
                        "feed: a zip file if it ends in .zip, or a folder");
  where->require_option(1);
  verb.add_option("--set", options.settings,
                  "parameter of the study, key=value (repeatable)")
      ->expected(1)
      ->take_all()
      ->needs(gtfs);
  AddScenarios(verb, options)->needs(gtfs);
  verb.add_option("--time-zone", options.time_zone,
                  "of the feed [Asia/Shanghai]")
      ->needs(gtfs);
  verb.add_option("--days", options.days,
                  "on which trains run [2026-01-01..2026-12-31]")
      ->needs(gtfs);
  verb.add_option("--url", options.url,
                  "of the agencies, which a feed must have")
      ->needs(gtfs);
  verb.add_flag("--quiet", options.quiet, "no count of warnings");
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
  run_verb.add_option(
      "--shard", run.shard,
      "of a batch: its part i of n, as i/n; `merge` joins them");
  run_verb.add_flag("--resume", run.resume,
                    "of a batch: go on with a run that was stopped or killed, "
                    "or begin one");
  run_verb.add_flag("--verify", run.verify,
                    "of a batch: compute everything too, and compare");

  StudyOptions check;
  CLI::App& check_verb =
      AddVerb(app, "check",
              "Lists all that is wrong with a study or a GTFS feed: file, "
              "line, what to do.",
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
  auto* clock = path_verb.add_option_group("clock", "by the timetable");
  clock->add_option("--at", path.at, "leave at this time, such as 08:00");
  clock->add_option("--arrive-by", path.arrive_by,
                    "be there by this time, leaving as late as possible");
  clock->add_flag("--last", path.last,
                  "the last journey of the day: the latest departure that "
                  "still arrives");
  clock->require_option(0, 1);
  path_verb.add_option("--later", path.later,
                       "by the clock: later journeys to show [3]");

  MatrixOptions matrix;
  CLI::App& matrix_verb = AddVerb(
      app, "matrix", "Travel times as CSV: from, to, seconds, transfers.",
      kMatrixHelp, matrix, WriteMatrix, code);
  AddStudy(matrix_verb, matrix);
  AddMatrix(matrix_verb, matrix);

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

  CompareOptions compare;
  CLI::App& compare_verb =
      AddVerb(app, "compare",
              "What differs between two results, who gains and who loses.",
              kCompareHelp, compare, CompareResults, code);
  compare_verb.add_option("A", compare.a, "before: a result.pb or its folder")
      ->required();
  compare_verb.add_option("B", compare.b, "after")->required();
  compare_verb.add_option("-o,--out", compare.out,
                          "folder of the comparison [none]");

  ReportOptions report;
  CLI::App& report_verb =
      AddVerb(app, "report",
              "Writes a result as one page to send: maps, tables, charts.",
              kReportHelp, report, WriteReport, code);
  AddReport(report_verb, report);

  ServeOptions serve;
  CLI::App& serve_verb =
      AddVerb(app, "serve", "Serves a live map of a study to plan on.",
              kServeHelp, serve, Serve, code);
  AddStudy(serve_verb, serve);
  AddServe(serve_verb, serve);

  ExplainOptions explain;
  CLI::App& explain_verb = AddVerb(
      app, "explain", "Which modification of a scenario causes which gain.",
      kExplainHelp, explain, ExplainGains, code);
  AddStudy(explain_verb, explain);
  explain_verb.add_option("--node", explain.node,
                          "one key node, with all its causes [all]");
  explain_verb.add_option("--most", explain.most, "key nodes to list [10]")
      ->check(CLI::Range(1, 100'000));
  explain_verb.add_option("-o,--out", explain.out, "folder of tables [none]");

  RankVerbOptions rank;
  CLI::App& rank_verb =
      AddVerb(app, "rank", "Prints the ranked table of a batch's variants.",
              kRankHelp, rank, RankVariants, code);
  AddRank(rank_verb, rank);

  ExportOptions export_options;
  CLI::App& export_verb =
      AddVerb(app, "export",
              "Writes a result's tables again, or a study's network as GTFS.",
              kExportHelp, export_options, Export, code);
  AddExport(export_verb, export_options);

  MergeOptions merge;
  CLI::App& merge_verb =
      AddVerb(app, "merge", "Joins the shards of a batch into one result.",
              kMergeHelp, merge, Merge, code);
  merge_verb
      .add_option("SHARD", merge.shards, "folders or files of all shards")
      ->required();
  merge_verb
      .add_option("-o,--out", merge.out,
                  "folder of the result, or a file that ends in .pb")
      ->required();

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
