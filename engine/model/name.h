// What a thing is called.
#ifndef ENGINE_MODEL_NAME_H_
#define ENGINE_MODEL_NAME_H_

#include <cstdint>
#include <string>

namespace railreach {

// `key` is the stable id of the tables, unique among things of one kind.
struct ThingName {
  std::string key;
  std::string zh;
  std::string en;
};

// Where a row came from: its line in the table of its kind (0: not from a
// table), and whether its figures are assumed.
struct Provenance {
  uint32_t line = 0;
  bool assumed = false;
};

}  // namespace railreach

#endif  // ENGINE_MODEL_NAME_H_
