// Times of a service day, which may pass 24:00.
#ifndef ENGINE_BASE_TIME_OF_DAY_H_
#define ENGINE_BASE_TIME_OF_DAY_H_

#include <compare>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "engine/base/units.h"

namespace railreach {

// Seconds since the service day's 00:00.
struct TimeOfDay {
  Seconds since_midnight;
  auto operator<=>(const TimeOfDay&) const = default;
};

// "H:MM", "HH:MM" or either with ":SS", from 0:00 up to 99:59:59.
std::optional<TimeOfDay> ParseTimeOfDay(absl::string_view text);

// "07:00", or "07:00:30" where there are seconds.
std::string ToString(TimeOfDay time);

}  // namespace railreach

#endif  // ENGINE_BASE_TIME_OF_DAY_H_
