// Messages as bytes.  Internal to wire.
#ifndef ENGINE_WIRE_MESSAGE_BYTES_H_
#define ENGINE_WIRE_MESSAGE_BYTES_H_

#include <google/protobuf/message_lite.h>

#include <string>

namespace railreach::wire {

// Deterministic: equal messages give equal bytes.  O(size of the message).
std::string BytesOf(const google::protobuf::MessageLite& message);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_MESSAGE_BYTES_H_
