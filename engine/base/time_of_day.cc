#include "engine/base/time_of_day.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"

namespace railreach {
namespace {

// One or two digits, or two exactly; -1 for anything else.
int ParsePart(absl::string_view part, bool two_digits, int below) {
  if (part.empty() || part.size() > 2 || (two_digits && part.size() != 2)) {
    return -1;
  }
  int value = 0;
  for (const char c : part) {
    if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return -1;
    value = 10 * value + (c - '0');
  }
  return value < below ? value : -1;
}

}  // namespace

std::optional<TimeOfDay> ParseTimeOfDay(absl::string_view text) {
  const std::vector<absl::string_view> parts = absl::StrSplit(text, ':');
  if (parts.size() != 2 && parts.size() != 3) return std::nullopt;
  const int hour = ParsePart(parts[0], false, 100);
  const int minute = ParsePart(parts[1], true, 60);
  const int second = parts.size() == 3 ? ParsePart(parts[2], true, 60) : 0;
  if (hour < 0 || minute < 0 || second < 0) return std::nullopt;
  return TimeOfDay{Seconds(3600 * hour + 60 * minute + second)};
}

std::string ToString(TimeOfDay time) {
  const int32_t s = time.since_midnight.count();
  std::string text = absl::StrFormat("%02d:%02d", s / 3600, s / 60 % 60);
  if (s % 60 != 0) absl::StrAppendFormat(&text, ":%02d", s % 60);
  return text;
}

}  // namespace railreach
