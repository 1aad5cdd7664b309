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

// The bytes at [begin, end) of the text, from a field's name to the next one,
// or to the bracket that closes the message around it.
struct TextField {
  TextPlace place;  // of its name
  TextPlace next;   // of what `end` stands at
  size_t begin = 0;
  size_t end = 0;
  int depth = 0;  // how many brackets are open around it
};

// The fields down to `depth`, in order: names that ":", "{" or "<" follows.
// Total: malformed text gives what can be told apart.  O(size of the text).
std::vector<TextField> FieldsOf(const std::string& text, int depth = 0);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_TEXT_FIELDS_H_
