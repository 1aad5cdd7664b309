// A stable fingerprint of bytes (XXH3, 128 bit): the same on every machine.
// It tells changed input from unchanged; it is no protection against forgery.
#ifndef ENGINE_BASE_FINGERPRINT_H_
#define ENGINE_BASE_FINGERPRINT_H_

#include <cstddef>
#include <string>

#include "absl/strings/string_view.h"

namespace railreach {

// 32 lower-case hexadecimal digits.
std::string Fingerprint(absl::string_view bytes);

// A file that a result rests on.
struct InputFile {
  std::string name;  // without folders: "stations.csv"
  size_t bytes = 0;
  std::string fingerprint;
};

}  // namespace railreach

#endif  // ENGINE_BASE_FINGERPRINT_H_
