// What a variant's lines cover and build, kept up to date pattern by pattern.
#ifndef ENGINE_STUDY_SUPPLY_FIGURES_H_
#define ENGINE_STUDY_SUPPLY_FIGURES_H_

#include <array>
#include <cstdint>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/model/line_model.h"
#include "engine/study/place_tables.h"
#include "engine/study/variant_figures.h"

namespace railreach {

// Places covered by stations with trains (VariantFigures: nodes_covered,
// people_covered).  Copies are cheap and independent.
class CoverCount {
 public:
  // Nothing covered.  Keeps a reference.
  explicit CoverCount(const PlaceTables& places);

  // The pattern's trains come or go, if it has any at all (in any band).
  void Add(const LineModel& lines, PatternId pattern) {
    Change(lines, pattern, 1);
  }
  void Remove(const LineModel& lines, PatternId pattern) {
    Change(lines, pattern, -1);
  }

  void Fill(VariantFigures& figures) const;

 private:
  void Change(const LineModel& lines, PatternId pattern, int by);
  void Cover(const LineModel& lines, StationId station, Tier tier, bool covers);

  const PlaceTables* places_;
  // Pattern stops with trains, by station and tier.
  IdVector<StationId, std::array<int32_t, kNumTiers>> calls_;
  // Stations and tiers that cover a place.
  std::vector<uint16_t> points_;
  std::vector<uint16_t> nodes_;
  int64_t people_covered_ = 0;
  int32_t nodes_covered_ = 0;
};

// By track, whether patterns that run use it.
IdVector<TrackId, bool> TracksInUse(const LineModel& lines);

// The length of the tracks that these patterns of a variant use, if they run,
// and the baseline does not, each once.  Parts of a track that a new station
// split are as new as the whole one.
Metres NewTrack(const LineModel& variant, absl::Span<const PatternId> patterns,
                const IdVector<TrackId, bool>& in_use);

}  // namespace railreach

#endif  // ENGINE_STUDY_SUPPLY_FIGURES_H_
