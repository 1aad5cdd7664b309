#include "engine/wire/study_message.h"

#include <optional>
#include <string>

#include "engine/base/check.h"
#include "engine/base/time_of_day.h"
#include "engine/wire/enums.h"
#include "railreach/v1/study.pb.h"

namespace railreach::wire {
namespace {

uint32_t WholeMinutes(Seconds time) {
  CHECK(time.count() >= 0 && time.count() % 60 == 0);
  return static_cast<uint32_t>(time.count() / 60);
}

Seconds FromMinutes(uint32_t minutes) {
  return Minutes(static_cast<int32_t>(minutes));
}

Seconds FromSeconds(uint32_t seconds) {
  return Seconds(static_cast<int32_t>(seconds));
}

void SelectionToMessage(const Selection& selection, v1::Study& message) {
  message.set_open_until(static_cast<uint32_t>(selection.open_until));
  message.set_include_planned(selection.include_planned);
  message.set_least_confidence(
      ToMessageEnum<v1::Study::Confidence>(selection.least_confidence));
  for (const auto& line : selection.open_lines) message.add_open_line(line);
  for (const auto& line : selection.close_lines) message.add_close_line(line);
}

void ReadSelection(const v1::Study& message, Selection& selection) {
  if (message.has_open_until()) {
    selection.open_until = static_cast<int>(message.open_until());
  }
  if (message.has_include_planned()) {
    selection.include_planned = message.include_planned();
  }
  if (message.has_least_confidence()) {
    selection.least_confidence =
        FromMessageEnum<Confidence>(message.least_confidence());
  }
  selection.open_lines.assign(message.open_line().begin(),
                              message.open_line().end());
  selection.close_lines.assign(message.close_line().begin(),
                               message.close_line().end());
}

void ReadTimes(const v1::Study& message, StudyParameters& parameters) {
  if (message.cutoff_min_size() > 0) parameters.cutoffs.clear();
  for (const uint32_t cutoff : message.cutoff_min()) {
    parameters.cutoffs.push_back(FromMinutes(cutoff));
  }
  if (message.has_headline_cutoff_min()) {
    parameters.headline_cutoff = FromMinutes(message.headline_cutoff_min());
  }
  if (message.has_pair_horizon_min()) {
    parameters.pair_horizon = FromMinutes(message.pair_horizon_min());
  }
  if (message.has_other_operator_s()) {
    parameters.other_operator = FromSeconds(message.other_operator_s());
  }
  if (message.has_origin_wait_max_s()) {
    parameters.origin_wait_max = FromSeconds(message.origin_wait_max_s());
  }
}

void ReadWalks(const v1::Study& message, StudyParameters& parameters) {
  if (message.has_transfer_radius_m()) {
    parameters.transfer_radius = Metres(message.transfer_radius_m());
  }
  if (message.has_walk_kmh()) parameters.walk_kmh = message.walk_kmh();
  if (message.has_walk_detour()) parameters.walk_detour = message.walk_detour();
  if (message.has_outline_error_m()) {
    parameters.outline_error = Metres(message.outline_error_m());
  }
}

TimeOfDay TimeIn(const std::string& text) {
  const std::optional<TimeOfDay> time = ParseTimeOfDay(text);
  CHECK(time.has_value());
  return *time;
}

void ToMessage(const WindowParameters& window, v1::Study::Window& message) {
  message.set_from(ToString(window.from));
  message.set_to(ToString(window.to));
  message.set_step_s(static_cast<uint32_t>(window.step.count()));
  for (const int percentile : window.percentiles) {
    message.add_percentile(static_cast<uint32_t>(percentile));
  }
  message.set_draws(static_cast<uint32_t>(window.draws));
  message.set_seed(window.seed);
}

WindowParameters FromMessage(const v1::Study::Window& message) {
  WindowParameters window;
  window.from = TimeIn(message.from());
  window.to = TimeIn(message.to());
  if (message.has_step_s()) window.step = FromSeconds(message.step_s());
  if (message.percentile_size() > 0) {
    window.percentiles.assign(message.percentile().begin(),
                              message.percentile().end());
  }
  if (message.has_draws()) window.draws = static_cast<int>(message.draws());
  if (message.has_seed()) window.seed = message.seed();
  return window;
}

void ToMessage(const SourceParameters& source, v1::Study::Source& message) {
  message.set_tables(source.tables);
  message.set_gtfs(source.gtfs);
  message.set_name(source.name);
  message.set_date(source.date);
  message.set_tier_table(source.tier_table);
  for (const std::string& tier : source.tiers) message.add_tier(tier);
}

SourceParameters FromMessage(const v1::Study::Source& message) {
  return {message.tables(),     message.gtfs(),
          message.name(),       message.date(),
          message.tier_table(), {message.tier().begin(), message.tier().end()}};
}

}  // namespace

void ToMessage(const StudyParameters& parameters, v1::Study& message) {
  message.set_study_id(parameters.name.key);
  message.set_name_zh(parameters.name.zh);
  message.set_name_en(parameters.name.en);
  message.set_band(parameters.band);
  message.set_wait_model(
      ToMessageEnum<v1::Study::WaitModel>(parameters.wait_model));
  SelectionToMessage(parameters.selection, message);
  for (const Seconds cutoff : parameters.cutoffs) {
    message.add_cutoff_min(WholeMinutes(cutoff));
  }
  message.set_headline_cutoff_min(WholeMinutes(parameters.headline_cutoff));
  message.set_pair_horizon_min(WholeMinutes(parameters.pair_horizon));
  message.set_transfer_radius_m(parameters.transfer_radius.metres());
  message.set_walk_kmh(parameters.walk_kmh);
  message.set_walk_detour(parameters.walk_detour);
  message.set_other_operator_s(
      static_cast<uint32_t>(parameters.other_operator.count()));
  message.set_origin_wait_max_s(
      static_cast<uint32_t>(parameters.origin_wait_max.count()));
  message.set_outlines(parameters.outlines);
  message.set_outline_error_m(parameters.outline_error.metres());
  message.set_hub(parameters.hub);
  for (const auto& region : parameters.centre_regions) {
    message.add_centre_region(region);
  }
  if (parameters.window.has_value()) {
    ToMessage(*parameters.window, *message.mutable_window());
  }
  for (const SourceParameters& source : parameters.sources) {
    ToMessage(source, *message.add_source());
  }
  for (const std::string& file : parameters.scenarios) {
    message.add_scenario(file);
  }
  BatchToMessage(parameters, message);
}

StudyParameters FromMessage(const v1::Study& message) {
  StudyParameters parameters;
  parameters.name = {message.study_id(), message.name_zh(), message.name_en()};
  if (message.has_band()) parameters.band = message.band();
  if (message.has_wait_model()) {
    parameters.wait_model = FromMessageEnum<WaitModel>(message.wait_model());
  }
  ReadSelection(message, parameters.selection);
  ReadTimes(message, parameters);
  ReadWalks(message, parameters);
  if (message.has_outlines()) parameters.outlines = message.outlines();
  if (message.has_hub()) parameters.hub = message.hub();
  parameters.centre_regions.assign(message.centre_region().begin(),
                                   message.centre_region().end());
  if (message.has_window()) parameters.window = FromMessage(message.window());
  for (const auto& source : message.source()) {
    parameters.sources.push_back(FromMessage(source));
  }
  parameters.scenarios.assign(message.scenario().begin(),
                              message.scenario().end());
  ReadBatch(message, parameters);
  return parameters;
}

}  // namespace railreach::wire
