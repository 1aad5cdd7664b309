// Ways over tracks that are there.
#include <algorithm>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "engine/scenario/model_editor.h"

namespace railreach {

// Dijkstra's algorithm, cut at `most`; ties by station.
std::vector<TrackId> ModelEditor::TrackPath(StationId from, StationId to,
                                            Tier tier, double design_speed_kmh,
                                            Metres most) const {
  const auto num_known = names_.tracks_at.size();
  if (from.index() >= num_known || to.index() >= num_known) return {};
  struct Label {
    Metres length;
    TrackId last;
  };
  using Entry = std::pair<Metres, StationId>;
  absl::flat_hash_map<StationId, Label> labels;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  labels[from] = {};
  queue.push({Metres(), from});
  while (!queue.empty() && queue.top().second != to) {
    const auto [length, at] = queue.top();
    queue.pop();
    if (length > labels[at].length) continue;
    for (const TrackId id : names_.tracks_at[at]) {
      const Track& track = model_.tracks[id];
      const Metres beyond = length + track.length;
      if (beyond > most || !IsFitFor(track, tier, design_speed_kmh)) continue;
      const StationId next = track.from == at ? track.to : track.from;
      const auto [it, inserted] = labels.try_emplace(next);
      if (!inserted && std::tie(it->second.length, it->second.last) <=
                           std::tie(beyond, id)) {
        continue;
      }
      it->second = {beyond, id};
      queue.push({beyond, next});
    }
  }
  std::vector<TrackId> path;
  if (!labels.contains(to)) return path;
  for (StationId at = to; at != from;) {
    const TrackId id = labels[at].last;
    path.push_back(id);
    at = model_.tracks[id].from == at ? model_.tracks[id].to
                                      : model_.tracks[id].from;
  }
  std::reverse(path.begin(), path.end());
  return path;
}

}  // namespace railreach
