// Patterns, tracks and services: the part of the tables that is large.
#include <utility>

#include "engine/wire/names_wire.h"
#include "engine/wire/table_rows.h"
#include "railreach/v1/result.pb.h"

namespace railreach::wire {
namespace {

bool ShapesFit(const v1::Pattern& message) {
  uint64_t tracks = 0;
  for (const uint32_t count : message.num_tracks()) tracks += count;
  return message.num_tracks_size() == message.stations_size() &&
         tracks == static_cast<uint64_t>(message.tracks_size());
}

Pattern Decode(const v1::Pattern& message, RowReader& reader) {
  Pattern pattern;
  pattern.key = message.id();
  reader.Require(message.has_line(), "a pattern without a line");
  pattern.line = reader.Id<LineId>(message.has_line(), message.line());
  pattern.direction = message.back() ? Direction::kBack : Direction::kOut;
  pattern.open = !message.closed();
  if (!reader.Require(ShapesFit(message), "stops and tracks do not match")) {
    return pattern;
  }
  const auto stations = reader.Ids<StationId>(message.stations());
  const auto tracks = reader.Ids<TrackId>(message.tracks());
  auto next = tracks.begin();
  for (size_t i = 0; i < stations.size(); ++i) {
    PatternStop stop;
    stop.station = stations[i];
    const auto end = next + message.num_tracks(static_cast<int>(i));
    stop.tracks.assign(next, end);
    next = end;
    pattern.stops.push_back(std::move(stop));
  }
  return pattern;
}

void EncodeTracks(const LineModel& lines, v1::Tracks& message) {
  for (const auto& name : lines.track_lines) message.add_line_names(name);
  for (const Track& track : lines.tracks) {
    message.add_line(PackedRow(track.track_line));
    message.add_from(PackedRow(track.from));
    message.add_to(PackedRow(track.to));
    message.add_tier(ToMessageEnum<v1::Tier>(track.tier));
    message.add_status(ToMessageEnum<v1::Status>(track.status));
    message.add_length_mm(track.length.mm());
    message.add_length_given(track.length_given);
    message.add_assumed(track.provenance.assumed);
  }
}

bool ColumnsAreEqual(const v1::Tracks& message) {
  const int size = message.line_size();
  return message.from_size() == size && message.to_size() == size &&
         message.tier_size() == size && message.status_size() == size &&
         message.length_mm_size() == size &&
         message.length_given_size() == size && message.assumed_size() == size;
}

void DecodeTracks(const v1::Tracks& message, RowReader& reader,
                  LineModel& lines) {
  for (const auto& name : message.line_names()) {
    lines.track_lines.push_back(name);
  }
  reader.Enter("tracks", 0);
  if (!reader.Require(ColumnsAreEqual(message), "columns differ in length")) {
    return;
  }
  for (int i = 0; i < message.line_size(); ++i) {
    reader.Enter("tracks", static_cast<size_t>(i));
    Track track;
    track.track_line = reader.PackedId<TrackLineId>(message.line(i));
    track.from = reader.PackedId<StationId>(message.from(i));
    track.to = reader.PackedId<StationId>(message.to(i));
    reader.Require(!track.from.is_none() && !track.to.is_none(),
                   "a link without an end");
    track.tier = reader.EnumOf<Tier>(message.tier(i), v1::Tier_MAX, track.tier);
    track.status =
        reader.EnumOf<Status>(message.status(i), v1::Status_MAX, track.status);
    track.length = reader.LengthMm(message.length_mm(i));
    track.length_given = message.length_given(i);
    track.provenance.assumed = message.assumed(i);
    lines.tracks.push_back(std::move(track));
  }
}

void EncodeServices(const LineModel& lines, v1::Services& message) {
  for (const ServiceGroup& group : lines.groups) {
    message.add_group_ids(group.key);
  }
  for (const Service& service : lines.services) {
    message.add_pattern(PackedRow(service.pattern));
    message.add_band(PackedRow(service.band));
    message.add_headway_s(service.headway.count());
    message.add_milli_trains(service.milli_trains);
    message.add_group(PackedRow(service.group));
    message.add_scheduled(service.scheduled);
    message.add_assumed(service.provenance.assumed);
  }
}

bool ColumnsAreEqual(const v1::Services& message) {
  const int size = message.pattern_size();
  return message.band_size() == size && message.headway_s_size() == size &&
         message.milli_trains_size() == size && message.group_size() == size &&
         message.scheduled_size() == size && message.assumed_size() == size;
}

void DecodeServices(const v1::Services& message, RowReader& reader,
                    LineModel& lines) {
  for (const auto& key : message.group_ids()) lines.groups.push_back({key});
  reader.Enter("services", 0);
  if (!reader.Require(ColumnsAreEqual(message), "columns differ in length")) {
    return;
  }
  for (int i = 0; i < message.pattern_size(); ++i) {
    reader.Enter("services", static_cast<size_t>(i));
    Service service;
    service.pattern = reader.PackedId<PatternId>(message.pattern(i));
    service.band = reader.PackedId<BandId>(message.band(i));
    reader.Require(!service.pattern.is_none() && !service.band.is_none(),
                   "a service without a pattern or band");
    service.headway = reader.Duration(message.headway_s(i));
    service.milli_trains = reader.People(message.milli_trains(i));
    service.group = reader.PackedId<GroupId>(message.group(i));
    service.scheduled = message.scheduled(i);
    service.provenance.assumed = message.assumed(i);
    lines.services.push_back(service);
  }
}

}  // namespace

void EncodePattern(const Pattern& pattern, v1::Pattern& message) {
  message.set_id(pattern.key);
  if (!pattern.line.is_none()) message.set_line(pattern.line.index());
  message.set_back(pattern.direction == Direction::kBack);
  message.set_closed(!pattern.open);
  for (const PatternStop& stop : pattern.stops) {
    message.add_stations(PackedRow(stop.station));
    message.add_num_tracks(static_cast<uint32_t>(stop.tracks.size()));
    for (const TrackId track : stop.tracks) {
      message.add_tracks(PackedRow(track));
    }
  }
}

void EncodeLineTables(const LineModel& lines, v1::StudyResult& message) {
  for (const auto& pattern : lines.patterns) {
    EncodePattern(pattern, *message.add_patterns());
  }
  EncodeTracks(lines, *message.mutable_tracks());
  EncodeServices(lines, *message.mutable_services());
}

void DecodeLineTables(const v1::StudyResult& message, RowReader& reader,
                      LineModel& lines) {
  for (const auto& row : message.patterns()) {
    reader.Enter("patterns", lines.patterns.size());
    lines.patterns.push_back(Decode(row, reader));
  }
  DecodeTracks(message.tracks(), reader, lines);
  DecodeServices(message.services(), reader, lines);
}

}  // namespace railreach::wire
