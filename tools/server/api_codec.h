// Messages as a client writes and reads them, and what goes wrong with them.
#ifndef TOOLS_SERVER_API_CODEC_H_
#define TOOLS_SERVER_API_CODEC_H_

#include <google/protobuf/message.h>

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "railreach/v1/api.pb.h"

namespace railreach {

enum class Encoding { kProtobuf, kJson };

// None: neither.
std::optional<Encoding> EncodingOf(absl::string_view content_type);
absl::string_view ContentType(Encoding encoding);
// Of a stream of messages: JSON has one per line.
absl::string_view StreamType(Encoding encoding);

// Sent in place of an answer, with a status of HTTP (api.proto).
struct ApiError {
  int status = 400;
  v1::Problems problems;
};
ApiError ErrorOf(int status, absl::string_view message);

// All of `bytes` is one such message; unknown fields of JSON are an error.
// Nesting is bounded (100).
std::optional<ApiError> Decode(Encoding encoding, absl::string_view bytes,
                               google::protobuf::Message& message);

// Deterministic.
std::string Encode(Encoding encoding, const google::protobuf::Message& message);
// A piece of a stream: its length before it, or a line behind it.
std::string EncodePiece(Encoding encoding,
                        const google::protobuf::Message& message);

}  // namespace railreach

#endif  // TOOLS_SERVER_API_CODEC_H_
