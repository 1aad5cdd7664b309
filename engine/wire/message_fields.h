// Single fields of any message by their names.  Internal to wire.
#ifndef ENGINE_WIRE_MESSAGE_FIELDS_H_
#define ENGINE_WIRE_MESSAGE_FIELDS_H_

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>

#include "absl/strings/string_view.h"

namespace railreach::wire {

// CHECKs that there is one.
const google::protobuf::FieldDescriptor& FieldIn(
    const google::protobuf::Message& message, absl::string_view name);

// An empty text is not set.
bool IsSet(const google::protobuf::Message& message, absl::string_view name);

// A number of any type but enum.
double NumberIn(const google::protobuf::Message& message,
                absl::string_view name);
// Requires a value that the field's type holds.
void SetNumber(double value, const google::protobuf::FieldDescriptor& field,
               google::protobuf::Message& message);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_MESSAGE_FIELDS_H_
