// Whatever bytes a result file holds, reading it ends, and neither crashes nor
// overflows.  What is accepted can be written in every form, and reads back
// the same.
#include <google/protobuf/stubs/logging.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "absl/strings/string_view.h"
#include "engine/base/check.h"
#include "engine/output/csv_tables.h"
#include "engine/output/geojson.h"
#include "engine/output/summary.h"
#include "engine/wire/result_wire.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const auto& quiet =
      *new google::protobuf::LogSilencer();  // for as long as the fuzzer runs
  static_cast<void>(quiet);
  const absl::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = railreach::DecodeResult(bytes);
  if (!decoded.ok()) return 0;
  const std::string again =
      railreach::EncodeResult(decoded->study, decoded->result);
  const auto twice = railreach::DecodeResult(again);
  CHECK(twice.ok());
  CHECK(railreach::EncodeResult(twice->study, twice->result) == again);
  railreach::CsvTables(decoded->study, decoded->result);
  railreach::GeoJsonLayers(decoded->study, decoded->result);
  railreach::SummaryText(decoded->study, decoded->result,
                         {.all_counties = true});
  return 0;
}
