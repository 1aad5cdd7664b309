#include "engine/model/join_stations.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/geo/geodesic.h"
#include "engine/geo/spatial_index.h"

namespace railreach {
namespace {

constexpr Metres kNear{200.0};  // worth a look, whatever the names

// Takes one code point off the front; a malformed byte stands for itself.
uint32_t TakeCodePoint(absl::string_view& text) {
  const auto byte = [&](size_t i) {
    return static_cast<uint32_t>(static_cast<uint8_t>(text[i]));
  };
  const uint32_t lead = byte(0);
  const size_t length = lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  uint32_t point = lead;
  if (length > 1 && length <= text.size()) {
    point = lead & (0xFFu >> (length + 1));
    for (size_t i = 1; i < length; ++i) point = point << 6 | (byte(i) & 0x3F);
    text.remove_prefix(length);
  } else {
    text.remove_prefix(1);
  }
  return point;
}

void AppendCodePoint(uint32_t point, std::string& text) {
  const auto add = [&](uint32_t byte) { text += static_cast<char>(byte); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xC0 | point >> 6);
    add(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    add(0xE0 | point >> 12);
    add(0x80 | (point >> 6 & 0x3F));
    add(0x80 | (point & 0x3F));
  } else {
    add(0xF0 | point >> 18);
    add(0x80 | (point >> 12 & 0x3F));
    add(0x80 | (point >> 6 & 0x3F));
    add(0x80 | (point & 0x3F));
  }
}

bool IsBlank(uint32_t point) {
  return point <= ' ' || point == 0xA0 || point == 0x3000 ||
         (point >= 0x2000 && point <= 0x200B);
}

// Unicode's simple case folding of the scripts that feeds come in.
uint32_t LowerCase(uint32_t point) {
  const auto within = [&](uint32_t first, uint32_t last) {
    return first <= point && point <= last;
  };
  if (within('A', 'Z') || (within(0xC0, 0xDE) && point != 0xD7) ||
      within(0x391, 0x3A9) || within(0x410, 0x42F)) {
    return point + 0x20;
  }
  return within(0x400, 0x40F) ? point + 0x50 : point;
}

uint32_t HalfWidth(uint32_t point) {
  return 0xFF01 <= point && point <= 0xFF5E ? point - 0xFF01 + '!' : point;
}

std::string InWords(Metres distance) {
  return distance < Metres(1000.0)
             ? absl::StrFormat("%.0f m", distance.metres())
             : absl::StrFormat("%.1f km", distance.km());
}

const std::string& NameOf(const Station& station) {
  return station.name.zh.empty() ? station.name.en : station.name.zh;
}

struct Candidate {
  bool other_name = false;
  bool without_passengers = false;
  Metres distance;
  StationId known;
  StationId station;
  friend auto operator<=>(const Candidate&, const Candidate&) = default;
};

class Matcher {
 public:
  Matcher(const IdVector<StationId, Station>& stations,
          const JoinOptions& options, const IdVector<StationId, Station>& known)
      : stations_(stations), options_(options), known_(known) {
    std::vector<LatLng> points;
    for (const StationId id : known.ids()) {
      points.push_back(known[id].position);
      for (const std::string& name : NamesOf(known[id])) {
        by_name_[name].push_back(id);
      }
    }
    index_ = SpatialIndex(points);
  }

  StationMatches Run(absl::string_view source) {
    StationMatches matches;
    matches.station.resize(stations_.size());
    IdVector<StationId, Candidate> chosen(stations_.size());
    std::vector<bool> taken(known_.size(), false);
    for (const Candidate& c : AllCandidates()) {
      if (!matches.station[c.station].is_none() || taken[c.known.index()]) {
        continue;
      }
      matches.station[c.station] = c.known;
      chosen[c.station] = c;
      taken[c.known.index()] = true;
    }
    for (const StationId id : stations_.ids()) {
      std::optional<Candidate> c = chosen[id];
      const bool joined = !matches.station[id].is_none();
      if (!joined) c = ForReview(id);
      if (!c) continue;
      matches.report.push_back(
          {c->known, std::string(source), stations_[id].name.key,
           NameOf(stations_[id]), c->distance, joined,
           joined ? Reason(*c) : Doubt(*c, taken[c->known.index()])});
    }
    return matches;
  }

 private:
  static std::vector<std::string> NamesOf(const Station& station) {
    std::vector<std::string> names;
    for (const std::string& name : {station.name.zh, station.name.en}) {
      std::string normalised = NormalisedName(name);
      if (!normalised.empty() && (names.empty() || names[0] != normalised)) {
        names.push_back(std::move(normalised));
      }
    }
    return names;
  }

  Candidate Pair(StationId station, StationId known, bool other_name) const {
    return {
        other_name, !known_[known].passenger,
        GeodesicDistance(stations_[station].position, known_[known].position),
        known, station};
  }

  // However far.
  std::vector<Candidate> SameName(StationId station) const {
    std::vector<Candidate> candidates;
    for (const std::string& name : NamesOf(stations_[station])) {
      const auto it = by_name_.find(name);
      if (it == by_name_.end()) continue;
      for (const StationId known : it->second) {
        candidates.push_back(Pair(station, known, false));
      }
    }
    return candidates;
  }

  // Best first.
  std::vector<Candidate> AllCandidates() const {
    std::vector<Candidate> all;
    std::vector<Neighbour> near;
    for (const StationId id : stations_.ids()) {
      for (const Candidate& c : SameName(id)) {
        if (c.distance <= options_.same_name) all.push_back(c);
      }
      if (options_.any_name <= Metres()) continue;
      index_.Within(stations_[id].position, options_.any_name, near);
      for (const Neighbour& neighbour : near) {
        all.push_back(Pair(id, StationId(neighbour.point), true));
      }
    }
    std::sort(all.begin(), all.end());
    return all;
  }

  std::optional<Candidate> ForReview(StationId id) const {
    const std::vector<Candidate> alike = SameName(id);
    if (!alike.empty()) {
      return *std::min_element(alike.begin(), alike.end(),
                               [](const Candidate& a, const Candidate& b) {
                                 return std::tie(a.distance, a.known) <
                                        std::tie(b.distance, b.known);
                               });
    }
    const auto near = index_.Nearest(stations_[id].position, kNear);
    if (!near) return std::nullopt;
    return Pair(id, StationId(near->point), true);
  }

  std::string Reason(const Candidate& c) const {
    return absl::StrCat(c.other_name
                            ? absl::StrCat("called ", NameOf(known_[c.known]))
                            : "same name",
                        ", ", InWords(c.distance), " apart");
  }

  std::string Doubt(const Candidate& c, bool taken) const {
    const bool near_enough =
        c.distance <= (c.other_name ? options_.any_name : options_.same_name);
    return absl::StrCat(Reason(c), taken && near_enough
                                       ? ", but a better match was joined to it"
                                       : ": not joined");
  }

  const IdVector<StationId, Station>& stations_;
  const JoinOptions& options_;
  const IdVector<StationId, Station>& known_;
  absl::flat_hash_map<std::string, std::vector<StationId>> by_name_;
  SpatialIndex index_;
};

}  // namespace

std::string NormalisedName(absl::string_view name) {
  std::string normalised;
  while (!name.empty()) {
    const uint32_t point = TakeCodePoint(name);
    if (!IsBlank(point)) {
      AppendCodePoint(LowerCase(HalfWidth(point)), normalised);
    }
  }
  for (const absl::string_view word : {"站", "station"}) {
    if (normalised.size() > word.size() && absl::EndsWith(normalised, word)) {
      normalised.resize(normalised.size() - word.size());
      break;
    }
  }
  return normalised;
}

StationMatches JoinStations(absl::string_view source,
                            const IdVector<StationId, Station>& stations,
                            const JoinOptions& options,
                            const IdVector<StationId, Station>& known) {
  return Matcher(stations, options, known).Run(source);
}

}  // namespace railreach
