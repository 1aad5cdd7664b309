// Reads messages in protobuf text form and says where what stands.  Internal
// to wire.
#ifndef ENGINE_WIRE_TEXT_MESSAGE_H_
#define ENGINE_WIRE_TEXT_MESSAGE_H_

#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "engine/base/diagnostics.h"
#include "engine/wire/study_message.h"

namespace railreach::wire {

// How a kind of text is read.
struct TextForm {
  std::string proto;  // where the fields are written down: "study.proto"
  // Down to this depth of brackets the field that holds an error is passed
  // over, and what is around it is read on.
  int depth = 0;
};

// A message and the places of its fields.
class TextMessage {
 public:
  // Reads `text` into `message`, which both outlive this.  Reports every
  // problem of the text: bytes that are not UTF-8, what is malformed, unknown
  // fields with near misses.  O(size of text x malformed fields), and no more
  // than 256 MB are read.
  TextMessage(absl::string_view file, absl::string_view text,
              const TextForm& form, google::protobuf::Message& message,
              Diagnostics& diagnostics);

  // Reports what does not fit, where it stands.  What is missing may have
  // stood in what could not be read, and is then no news.
  void Report(const std::vector<ParameterFault>& faults,
              Diagnostics& diagnostics) const;

  // Where a field stands; else the message that it belongs to, else the whole
  // file.
  InputPlace PlaceOf(const std::vector<ParameterFault::Step>& path) const;

 private:
  std::string file_;
  const google::protobuf::Descriptor& descriptor_;
  std::unique_ptr<google::protobuf::TextFormat::ParseInfoTree> places_;
  bool whole_ = true;  // all of the text could be read
};

// A message as text that TextMessage reads back.
std::string TextOf(const google::protobuf::Message& message);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_TEXT_MESSAGE_H_
