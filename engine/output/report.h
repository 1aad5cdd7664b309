// A report: the page of tools/map with what it shows inside, in one file.
#ifndef ENGINE_OUTPUT_REPORT_H_
#define ENGINE_OUTPUT_REPORT_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "engine/wire/report_wire.h"

namespace railreach {

// What a report shows of a file of variants: the best by people gained (of
// closures: lost), those on a Pareto front, the first with problems; the key
// nodes of the very best.  Read twice, in bounded memory.  Errors as
// VariantFileReader.
absl::StatusOr<RankedBatch> ReadRankedBatch(const std::string& path);

// The page with the bytes of message Report in its holder, gzipped, in
// base64; nothing else of the page changes.
//
//   page  HTML that holds, once and empty,
//     <script id="railreach-report" type="application/octet-stream"></script>
//
// InvalidArgument: the page has no such holder, or more than one.
// Deterministic as Gzip().
absl::StatusOr<std::string> ReportPage(absl::string_view page,
                                       absl::string_view report_bytes);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_REPORT_H_
