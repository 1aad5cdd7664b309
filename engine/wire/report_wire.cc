#include "engine/wire/report_wire.h"

#include <google/protobuf/arena.h>

#include <cmath>
#include <cstdint>
#include <set>

#include "absl/strings/string_view.h"
#include "engine/base/check.h"
#include "engine/wire/comparison_wire.h"
#include "engine/wire/message_bytes.h"
#include "engine/wire/variant_wire.h"
#include "railreach/v1/report.pb.h"

namespace railreach {
namespace {

using google::protobuf::Arena;
using google::protobuf::MessageLite;

constexpr int64_t kLengthStepMm = 100'000;
constexpr int64_t kOutlineStepE6 = 300;  // 33 m, of outlines within 100 m

// Bytes that this program has just made of the same message.
void Read(absl::string_view bytes, MessageLite& message) {
  CHECK(message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())));
}

// Without the length before it.
void ReadDelimited(absl::string_view bytes, MessageLite& message) {
  const auto own = TakeMessage(bytes);
  CHECK(own.ok());
  Read(*own, message);
}

void RoundLengths(google::protobuf::RepeatedField<int64_t>& lengths_mm) {
  for (int64_t& length : lengths_mm) {
    if (length <= 0) continue;  // none
    length = (length + kLengthStepMm / 2) / kLengthStepMm * kLengthStepMm;
  }
}

// Of running sums, from 0.
void RoundSteps(google::protobuf::RepeatedField<int32_t>& steps) {
  int64_t here = 0;
  int64_t rounded = 0;
  for (int32_t& step : steps) {
    here += step;
    const int64_t next =
        std::lround(static_cast<double>(here) / kOutlineStepE6) *
        kOutlineStepE6;
    step = static_cast<int32_t>(next - rounded);
    rounded = next;
  }
}

void EncodeMain(const DecodedResult& result, v1::StudyResult& message) {
  Read(EncodeResult(result.study, result.result), message);
  RoundLengths(*message.mutable_pairs()->mutable_straight_line_mm());
  RoundLengths(*message.mutable_pairs()->mutable_path_mm());
  for (v1::NodeIsochrones& node : *message.mutable_isochrones()) {
    for (v1::Isochrone& outline : *node.mutable_cutoffs()) {
      RoundSteps(*outline.mutable_lat_step_e6());
      RoundSteps(*outline.mutable_lon_step_e6());
    }
  }
}

void EncodeOther(const DecodedResult& result, v1::StudyResult& message) {
  Read(EncodeResult(result.study, result.result), message);
  message.clear_stations();
  message.clear_lines();
  message.clear_patterns();
  message.clear_tracks();
  message.clear_zones();
  message.clear_services();
  message.clear_station_joins();
  message.clear_catchments();
  message.clear_isochrones();
  message.clear_zone_times();
  message.clear_station_times();
  message.clear_pairs();
  message.clear_node_coverage();
  message.clear_station_centrality();
  message.clear_service_levels();
  message.clear_line_length_mm();
  message.clear_structure();
  message.clear_window();
}

void KeepTotals(v1::JourneyColumns& columns) {
  v1::JourneyColumns totals;
  totals.mutable_total_s()->Swap(columns.mutable_total_s());
  columns.Swap(&totals);
}

void Encode(const StudyComparison& comparison, v1::StudyComparison& message) {
  Read(EncodeComparison(comparison), message);
  KeepTotals(*message.mutable_pairs()->mutable_a());
  KeepTotals(*message.mutable_pairs()->mutable_b());
}

void Encode(const RankedBatch& batch, v1::Ranking& message) {
  std::set<uint32_t> used;
  for (const RankedRow& ranked : batch.rows) {
    v1::VariantRow& row = *message.add_rows();
    ReadDelimited(EncodeVariantRow(ranked.row, batch.header), row);
    used.insert(row.scenario().begin(), row.scenario().end());
    if (ranked.with_nodes) continue;
    row.clear_node_step();
    row.clear_people_45_change();
    row.clear_people_60_change();
  }
  v1::VariantFileHeader& header = *message.mutable_header();
  ReadDelimited(EncodeBatchHeader(batch.header), header);
  for (int row = 0; row < header.scenarios_size(); ++row) {
    if (used.count(static_cast<uint32_t>(row)) > 0) continue;
    header.mutable_scenarios(row)->Clear();
  }
}

}  // namespace

std::string EncodeReport(const Report& report) {
  Arena arena;
  auto& message = *Arena::CreateMessage<v1::Report>(&arena);
  EncodeMain(report.result, *message.mutable_result());
  if (report.comparison.has_value()) {
    Encode(*report.comparison, *message.mutable_comparison());
  }
  for (const DecodedResult& other : report.others) {
    EncodeOther(other, *message.add_others());
  }
  for (const RankedBatch& batch : report.rankings) {
    Encode(batch, *message.add_rankings());
  }
  Read(EncodeLand(report.land), *message.mutable_land());
  return wire::BytesOf(message);
}

}  // namespace railreach
