// Modifications in few words.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/model/line.h"
#include "engine/study/explain.h"

namespace railreach {
namespace {

std::string NameOf(const ThingName& name) {
  return name.zh.empty() ? (name.en.empty() ? name.key : name.en) : name.zh;
}

std::string NameOf(const StopAt& stop) {
  const std::string name = NameOf(stop.name);
  return name.empty() ? stop.station : name;
}

// " A - B", or nothing where both are empty.
std::string Between(const std::string& from, const std::string& to) {
  return from.empty() && to.empty() ? "" : absl::StrCat(" ", from, " - ", to);
}

std::string Opening(const OpenLines& change) {
  std::string text = "open_lines";
  if (!change.lines.empty()) {
    absl::StrAppend(&text, " ", absl::StrJoin(change.lines, ", "));
  }
  if (change.open_until != 0) {
    absl::StrAppend(&text, " until ", change.open_until);
  }
  if (change.status.has_value()) {
    absl::StrAppend(&text, " ", Name(*change.status));
  }
  return text;
}

struct Describer {
  std::string operator()(const AddLine& c) const {
    return absl::StrCat("add_line ", NameOf(c.name));
  }
  std::string operator()(const OpenLines& c) const { return Opening(c); }
  std::string operator()(const CloseLine& c) const {
    return absl::StrCat("close_line ", c.line);
  }
  std::string operator()(const CloseSection& c) const {
    return absl::StrCat("close_section", c.line.empty() ? "" : " ", c.line,
                        Between(c.from, c.to));
  }
  std::string operator()(const CloseStation& c) const {
    return absl::StrCat("close_station ", c.station);
  }
  std::string operator()(const CloseTransfer& c) const {
    return absl::StrCat("close_transfer", Between(c.from, c.to));
  }
  std::string operator()(const AddStop& c) const {
    return absl::StrCat("add_stop ", c.line, ": ", NameOf(c.stop));
  }
  std::string operator()(const ExtendLine& c) const {
    return absl::StrCat(
        "extend_line ", c.line,
        Between(c.terminus, c.stops.empty() ? "" : NameOf(c.stops.back())));
  }
  std::string operator()(const ShortenLine& c) const {
    return absl::StrCat("shorten_line ", c.line, ": to ", c.to);
  }
  std::string operator()(const RerouteLine& c) const {
    return absl::StrCat("reroute_line ", c.line, Between(c.from, c.to));
  }
  std::string operator()(const BranchLine& c) const {
    return absl::StrCat(
        "branch_line ", c.line,
        Between(c.at, c.stops.empty() ? "" : NameOf(c.stops.back())));
  }
  std::string operator()(const JoinLines& c) const {
    return absl::StrCat("join_lines ", c.first, " + ", c.second, ": at ", c.at);
  }
  std::string operator()(const SplitLine& c) const {
    return absl::StrCat("split_line ", c.line, ": at ", c.at);
  }
  std::string operator()(const SetRunTimes& c) const {
    return absl::StrCat("set_run_times ", c.line, Between(c.from, c.to));
  }
  std::string operator()(const SetDwell& c) const {
    return absl::StrCat("set_dwell ", c.line, c.station.empty() ? "" : ": ",
                        c.station);
  }
  std::string operator()(const SetTrains& c) const {
    return absl::StrCat("set_trains ", c.line);
  }
  std::string operator()(const SetTier& c) const {
    return absl::StrCat("set_tier ", c.line, ": ", Name(c.tier));
  }
  std::string operator()(const SetPlatformTimes& c) const {
    return absl::StrCat("set_platform_times ", c.station,
                        c.tier.has_value() ? Name(*c.tier) : "");
  }
  std::string operator()(const SetTransfer& c) const {
    return absl::StrCat("set_transfer", Between(c.from, c.to));
  }
  std::string operator()(const IntegrateOperators&) const {
    return "integrate_operators";
  }
  std::string operator()(const DropTrips& c) const {
    return absl::StrCat("drop_trips ", c.line);
  }
  std::string operator()(const ShiftTrips& c) const {
    return absl::StrCat("shift_trips ", c.line);
  }
  std::string operator()(const AddTrips& c) const {
    return absl::StrCat("add_trips ", c.line);
  }
  std::string operator()(const MovePeople& c) const {
    return absl::StrCat("move_people", Between(c.from, c.to));
  }
  std::string operator()(const AddZone& c) const {
    return absl::StrCat("add_zone ", NameOf(c.name));
  }
};

}  // namespace

std::string Describe(const Change& change) {
  return std::visit(Describer(), change);
}

}  // namespace railreach
