// Where the fields of a message in protobuf text form stand.  Internal to
// wire.
#ifndef ENGINE_WIRE_TEXT_FIELDS_H_
#define ENGINE_WIRE_TEXT_FIELDS_H_

#include <compare>
#include <cstddef>
#include <string>
#include <vector>

namespace railreach::wire {

// Line and column as protobuf counts them: from 0, a tab up to the next
// multiple of eight.
struct TextPlace {
  int line = 0;
  int column = 0;
  auto operator<=>(const TextPlace&) const = default;
};

// The bytes at [begin, end) of the text, from a field's name to the next one.
struct TextField {
  TextPlace place;  // of its name
  TextPlace next;   // of the next field's, or the end of the text
  size_t begin = 0;
  size_t end = 0;
};

// The fields of the outermost message, in order: names that ":", "{" or
// "<" follows, outside of all brackets.  Total: malformed text gives what can
// be told apart.  O(size of the text).
std::vector<TextField> FieldsOf(const std::string& text);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_TEXT_FIELDS_H_
