// railreach check: reads a study and says all that is wrong with it.
#include <algorithm>
#include <cstdio>

#include "absl/strings/str_format.h"
#include "engine/base/diagnostics.h"
#include "engine/input/load_study.h"
#include "tools/railreach/verbs.h"

namespace railreach {

int Check(const StudyOptions& options) {
  Diagnostics diagnostics;
  const Study study = LoadStudy(options.study, options.settings, diagnostics);
  std::fputs(diagnostics.Report(1000).c_str(), stdout);
  if (!diagnostics.ok()) return kExitBadInput;
  const LineModel& lines = study.model.lines;
  const Places& places = study.model.places;
  const auto open = std::count_if(lines.lines.begin(), lines.lines.end(),
                                  [](const Line& line) { return line.open; });
  absl::PrintF(
      "%s: good to run\n"
      "  %d stations, %d track links, %d lines (%d run), %d patterns, "
      "%d services, %d transfers\n"
      "  %d key nodes, %d zones with %d sub-points, %d regions, %d targets\n",
      options.study, lines.stations.size(), lines.tracks.size(),
      lines.lines.size(), open, lines.patterns.size(), lines.services.size(),
      lines.transfers.size(), places.nodes.size(), places.zones.size(),
      places.points.size(), places.regions.size(), places.targets.size());
  return kExitDone;
}

}  // namespace railreach
