#include "engine/scenario/apply.h"

#include <array>
#include <variant>

#include "engine/scenario/baseline_names.h"
#include "engine/scenario/changes.h"
#include "engine/scenario/restore.h"

namespace railreach {
namespace {

// In the order of Change.
constexpr std::array<const char*, std::variant_size_v<Change>> kKinds = {
    "add_line",      "open_lines",
    "close_line",    "close_section",
    "close_station", "close_transfer",
    "add_stop",      "extend_line",
    "shorten_line",  "reroute_line",
    "branch_line",   "join_lines",
    "split_line",    "set_run_times",
    "set_dwell",     "set_trains",
    "set_tier",      "set_platform_times",
    "set_transfer",  "integrate_operators",
    "drop_trips",    "shift_trips",
    "add_trips",     "move_people",
    "add_zone"};

}  // namespace

struct Applier::Names : BaselineNames {
  using BaselineNames::BaselineNames;
};

Applier::Applier(const Model& baseline)
    : baseline_(baseline), names_(std::make_unique<Names>(baseline)) {}
Applier::~Applier() = default;

void Applier::Apply(const Scenario& scenario, Variant& variant,
                    Diagnostics& diagnostics) const {
  if (variant.applier == names_->number) {
    Restore(baseline_, variant);
  } else {
    variant.model = baseline_;
    variant.changes = ChangeSet();
    variant.applier = names_->number;
  }
  ModelEditor editor(baseline_, *names_, variant);
  for (size_t i = 0; i < scenario.modifications.size(); ++i) {
    const Change& change = scenario.modifications[i].change;
    Resolver resolve(scenario, i + 1, kKinds[change.index()], editor,
                     diagnostics);
    std::visit([&](const auto& one) { ApplyChange(one, resolve, editor); },
               change);
    const std::string fault = editor.TakeFault();
    if (!fault.empty()) resolve.Error(fault);
  }
  editor.Finish();
}

}  // namespace railreach
