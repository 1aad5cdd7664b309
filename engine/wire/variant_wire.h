// The results of a batch as bytes: a file of length-delimited messages
// (proto/railreach/v1/variants.proto), first the header, then a row per
// variant.  Such bytes may be put one behind the other.
#ifndef ENGINE_WIRE_VARIANT_WIRE_H_
#define ENGINE_WIRE_VARIANT_WIRE_H_

#include <cstddef>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "engine/study/variant_row.h"

namespace railreach {

// Of a message, its length not counted.
inline constexpr size_t kMaxVariantMessage = size_t{64} << 20;

// Each with its length before it (a varint, as protobuf's writeDelimitedTo
// writes it).  Deterministic: equal arguments give equal bytes.
//
// CHECKs that the baseline's reach has one row per node, and that cutoffs and
// horizon are whole minutes.
std::string EncodeBatchHeader(const BatchHeader& header);
// CHECKs that the row fits the header: a problem, or reach with one row per
// node.  Reach that equals the baseline's takes no space.
std::string EncodeVariantRow(const VariantRow& row, const BatchHeader& header);

// Takes the first message, without its length, off `bytes`.
//
// OutOfRange, and `bytes` unchanged, if they end before the message does: a
// file that was cut, or needs more bytes; none at all too.  InvalidArgument if
// the length is above kMaxVariantMessage, or no length.
absl::StatusOr<absl::string_view> TakeMessage(absl::string_view& bytes);

// Of a message without its length.  InvalidArgument says what is wrong with
// it; what they give is consistent: ids within the header's tables, figures
// finite.  Encoding it again gives the same bytes, if this version of the tool
// wrote them.
absl::StatusOr<BatchHeader> DecodeBatchHeader(absl::string_view message);
absl::StatusOr<VariantRow> DecodeVariantRow(absl::string_view message,
                                            const BatchHeader& header);

}  // namespace railreach

#endif  // ENGINE_WIRE_VARIANT_WIRE_H_
