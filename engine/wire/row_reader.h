// Reads what bytes from outside may hold, and keeps the first thing that is
// wrong.  Internal to wire.
#ifndef ENGINE_WIRE_ROW_READER_H_
#define ENGINE_WIRE_ROW_READER_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "engine/base/units.h"
#include "engine/model/ids.h"
#include "engine/model/tier.h"
#include "engine/wire/enums.h"

namespace railreach::wire {

// Rows of each table of names.
struct TableSizes {
  size_t stations = 0;
  size_t track_lines = 0;
  size_t tracks = 0;
  size_t lines = 0;
  size_t patterns = 0;
  size_t bands = 0;
  size_t groups = 0;
  size_t nodes = 0;
  size_t zones = 0;
  size_t regions = 0;
  size_t corridors = 0;
  size_t targets = 0;

  size_t Of(StationId) const { return stations; }
  size_t Of(TrackLineId) const { return track_lines; }
  size_t Of(TrackId) const { return tracks; }
  size_t Of(LineId) const { return lines; }
  size_t Of(PatternId) const { return patterns; }
  size_t Of(BandId) const { return bands; }
  size_t Of(GroupId) const { return groups; }
  size_t Of(NodeId) const { return nodes; }
  size_t Of(ZoneId) const { return zones; }
  size_t Of(RegionId) const { return regions; }
  size_t Of(CorridorId) const { return corridors; }
  size_t Of(TargetId) const { return targets; }
};

// Every method gives a value that is safe to use, right or wrong; at the end
// status() tells whether all were right.
class RowReader {
 public:
  explicit RowReader(const TableSizes& sizes) : sizes_(sizes) {}

  const TableSizes& sizes() const { return sizes_; }
  bool ok() const { return wrong_.empty(); }
  // OK, or InvalidArgument with the first thing that was wrong.
  absl::Status status() const;

  // The thing whose values are read next, for the message: "catchments", 7.
  void Enter(absl::string_view table, size_t row);
  // False (and noted) unless `right`.
  bool Require(bool right, absl::string_view what);

  // A row of the table of the id's kind; none if not present.
  template <typename IdType>
  IdType Id(bool present, uint32_t row) {
    return present ? IdOfRow<IdType>(row) : IdType();
  }
  // The same of a packed column, where -1 is none.
  template <typename IdType>
  IdType PackedId(int32_t row) {
    return row == -1 ? IdType() : IdOfRow<IdType>(row);
  }

  // Requires a value of the message's enum that is not _UNSPECIFIED.
  template <typename Enum, typename Message>
  Enum EnumOf(Message value, Message last, Enum fallback) {
    const bool right = value >= 1 && value <= last;
    if (!Require(right, "unknown enum value")) return fallback;
    return FromMessageEnum<Enum>(value);
  }

  // A packed time: -1 is kUnreachable.
  Seconds Time(int32_t time_s);
  // A time that is always there, >= 0.
  Seconds Duration(int32_t time_s);
  // Lengths from 0 to 1e9 m, and people from 0 to 1e15: sums of them cannot
  // overflow.
  Metres LengthM(double metres);
  Metres LengthMm(int64_t mm);
  int64_t People(int64_t people);
  std::vector<int64_t> People(absl::Span<const int64_t> people);
  TierSet Tiers(uint32_t bits);
  uint8_t Byte(uint32_t value);

  // A list "by tier": five values, or an error and zeros.
  template <typename T, typename Values>
  std::array<T, kNumTiers> ByTier(const Values& values) {
    std::array<T, kNumTiers> result = {};
    if (!Require(values.size() == static_cast<int>(kNumTiers),
                 "a list by tier does not hold five values")) {
      return result;
    }
    for (size_t i = 0; i < kNumTiers; ++i) {
      result[i] = static_cast<T>(values[static_cast<int>(i)]);
    }
    return result;
  }

  // A list of ids, none of which is none.
  template <typename IdType, typename Values>
  std::vector<IdType> Ids(const Values& values) {
    std::vector<IdType> ids;
    ids.reserve(static_cast<size_t>(values.size()));
    for (const int32_t row : values) ids.push_back(IdOfRow<IdType>(row));
    return ids;
  }

 private:
  template <typename IdType>
  IdType IdOfRow(int64_t row) {
    const size_t size = sizes_.Of(IdType());
    const bool right = row >= 0 && row < static_cast<int64_t>(size);
    if (!right) {
      Require(false, absl::StrCat("row ", row, " of a table of ", size));
      return IdType();
    }
    return IdType(static_cast<size_t>(row));
  }

  TableSizes sizes_;
  std::string table_;
  size_t row_ = 0;
  std::string wrong_;
};

// A column as a vector of its own type.
template <typename T, typename Values>
std::vector<T> ToVector(const Values& values) {
  return std::vector<T>(values.begin(), values.end());
}

// kUnreachable is -1 in packed columns.
inline int32_t PackedTime(Seconds time) {
  return time == kUnreachable ? -1 : time.count();
}

// A none id is -1 in packed columns.
template <typename IdType>
int32_t PackedRow(IdType id) {
  return id.is_none() ? -1 : static_cast<int32_t>(id.index());
}

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_ROW_READER_H_
