#include "tools/server/api_codec.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/util/json_util.h>

#include <limits>

#include "absl/strings/str_cat.h"
#include "engine/base/check.h"

namespace railreach {
namespace {

using google::protobuf::Message;

constexpr absl::string_view kProtobufType = "application/x-protobuf";
constexpr absl::string_view kJsonType = "application/json";

std::string ToJson(const Message& message) {
  std::string json;
  CHECK(google::protobuf::util::MessageToJsonString(message, &json).ok());
  return json;
}

}  // namespace

std::optional<Encoding> EncodingOf(absl::string_view content_type) {
  if (content_type == kProtobufType) return Encoding::kProtobuf;
  if (content_type == kJsonType) return Encoding::kJson;
  return std::nullopt;
}

absl::string_view ContentType(Encoding encoding) {
  return encoding == Encoding::kJson ? kJsonType : kProtobufType;
}

absl::string_view StreamType(Encoding encoding) {
  return encoding == Encoding::kJson ? "application/x-ndjson" : kProtobufType;
}

ApiError ErrorOf(int status, absl::string_view message) {
  ApiError error;
  error.status = status;
  error.problems.add_problems()->set_message(std::string(message));
  return error;
}

std::optional<ApiError> Decode(Encoding encoding, absl::string_view bytes,
                               Message& message) {
  const std::string& name = message.GetDescriptor()->name();
  if (encoding == Encoding::kProtobuf) {
    CHECK(bytes.size() <= std::numeric_limits<int>::max());
    if (message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
      return std::nullopt;
    }
    return ErrorOf(400, absl::StrCat("the body is no message ", name));
  }
  const auto status = google::protobuf::util::JsonStringToMessage(
      {bytes.data(), bytes.size()}, &message);
  if (status.ok()) return std::nullopt;
  const std::string why(status.message().data(), status.message().size());
  return ErrorOf(400, absl::StrCat("the body is no message ", name,
                                   " in JSON: ", why.substr(0, 500)));
}

std::string Encode(Encoding encoding, const Message& message) {
  return encoding == Encoding::kJson ? ToJson(message) + "\n"
                                     : message.SerializeAsString();
}

std::string EncodePiece(Encoding encoding, const Message& message) {
  if (encoding == Encoding::kJson) return ToJson(message) + "\n";
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.WriteVarint32(static_cast<uint32_t>(message.ByteSizeLong()));
    message.SerializeToCodedStream(&coded);
  }
  return bytes;
}

}  // namespace railreach
