#include "engine/model/line.h"

namespace railreach {

absl::string_view Name(Status status) {
  switch (status) {
    case Status::kExisting:
      return "existing";
    case Status::kConstruction:
      return "construction";
    case Status::kPlanned:
      return "planned";
  }
  return "";
}

absl::string_view Name(Confidence confidence) {
  switch (confidence) {
    case Confidence::kHigh:
      return "high";
    case Confidence::kMedium:
      return "medium";
    case Confidence::kLow:
      return "low";
  }
  return "";
}

absl::string_view Name(Direction direction) {
  return direction == Direction::kOut ? "out" : "back";
}

absl::string_view Name(DensityClass density_class) {
  switch (density_class) {
    case DensityClass::kNone:
      return "none";
    case DensityClass::kNarrow:
      return "narrow";
    case DensityClass::kMiddle:
      return "middle";
    case DensityClass::kWide:
      return "wide";
  }
  return "";
}

}  // namespace railreach
