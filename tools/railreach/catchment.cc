// railreach catchment: who is within reach of one place.
#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_format.h"
#include "engine/output/text_table.h"
#include "engine/session/session.h"
#include "tools/railreach/common.h"

namespace railreach {
namespace {

// The rows reached within the cutoff, nearest first, `most` of them, without
// the place itself.
template <typename IdType, typename Row>
void PrintReached(const char* title, const IdVector<IdType, Seconds>& times,
                  const IdVector<IdType, Row>& rows, Seconds cutoff, int most,
                  const ThingName& self) {
  std::vector<std::pair<Seconds, IdType>> reached;
  for (const IdType id : times.ids()) {
    if (times[id] <= cutoff && rows[id].name.key != self.key) {
      reached.push_back({times[id], id});
    }
  }
  if (rows.empty()) return;
  std::sort(reached.begin(), reached.end());
  TextTable table({{"min", Align::kRight}, {"name"}, {"English"}, {"id"}});
  for (const auto& [time, id] : reached) {
    if (static_cast<int>(table.num_rows()) >= most) break;
    const ThingName& name = rows[id].name;
    table.AddRow(
        {absl::StrFormat("%d", CeilMinutes(time)), name.zh, name.en, name.key});
  }
  absl::PrintF("\n%s: %d within reach\n%s", title, reached.size(),
               table.Format());
}

std::vector<int> MinutesShown(const Study& study, int cutoff) {
  std::vector<int> minutes;
  for (const Seconds c : study.parameters.cutoffs) {
    if (CeilMinutes(c) < cutoff) minutes.push_back(CeilMinutes(c));
  }
  minutes.push_back(cutoff);
  return minutes;
}

void PrintPeople(const Study& study, const PeopleCurve& curve, int cutoff) {
  TextTable people({{"within", Align::kRight},
                    {"people in the study area", Align::kRight},
                    {"in the halo", Align::kRight}});
  for (const int minutes : MinutesShown(study, cutoff)) {
    const int64_t inside = curve.StudyAreaWithin(minutes);
    people.AddRow({absl::StrFormat("%d min", minutes), FormatPeople(inside),
                   FormatPeople(curve.Within(minutes) - inside)});
  }
  std::fputs(people.Format().c_str(), stdout);
}

}  // namespace

int ShowCatchment(const CatchmentOptions& options) {
  const auto within = ParseDuration(options.within);
  if (!within.ok()) return Explain(within.status());
  const auto study = LoadOrExplain(options);
  if (!study) return kExitBadInput;
  const Session session(*study);
  const bool from = !options.from.empty();
  const auto place = session.FindPlace(from ? options.from : options.to);
  if (!place.ok()) return Explain(place.status());
  const Session::Reach reach = session.FindReach(
      *place, from ? SearchDirection::kFrom : SearchDirection::kTo, *within);

  absl::PrintF("%s %s, %s, door to door, t <= %s\n", from ? "From" : "To",
               BothNames(place->name), study->parameters.band,
               FormatMinutes(*within));
  if (!options.quiet) NoteMissingPlaces(*study, "they are not listed");
  if (!study->model.places.zones.empty()) {
    PrintPeople(*study, reach.people, CeilMinutes(*within));
  }
  const Model& model = study->model;
  PrintReached("Key nodes", reach.nodes, model.places.nodes, *within,
               options.most, place->name);
  PrintReached("Stations", reach.stations, model.lines.stations, *within,
               options.most, place->name);
  PrintReached("Zones (half of the people)", reach.zones, model.places.zones,
               *within, options.most, place->name);
  return kExitDone;
}

}  // namespace railreach
