// What the page of a report holds, as bytes: the message Report.
#ifndef ENGINE_WIRE_REPORT_WIRE_H_
#define ENGINE_WIRE_REPORT_WIRE_H_

#include <optional>
#include <string>
#include <vector>

#include "engine/study/compare.h"
#include "engine/study/variant_row.h"
#include "engine/wire/land_wire.h"
#include "engine/wire/result_wire.h"

namespace railreach {

struct RankedRow {
  VariantRow row;
  bool with_nodes = false;  // whether people by key node are shown, too
};

// Some of the rows of a batch.
struct RankedBatch {
  BatchHeader header;
  std::vector<RankedRow> rows;  // ascending by variant
};

struct Report {
  DecodedResult result;
  std::optional<StudyComparison> comparison;  // of A with `result`
  std::vector<DecodedResult> others;
  std::vector<RankedBatch> rankings;
  Land land;
};

// Leaves out what report.proto says.  Deterministic: equal reports give equal
// bytes.  O(its size).  CHECKs that rows fit their headers (EncodeVariantRow).
std::string EncodeReport(const Report& report);

}  // namespace railreach

#endif  // ENGINE_WIRE_REPORT_WIRE_H_
