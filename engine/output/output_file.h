// A file that is to be written: its name and all of its text.
#ifndef ENGINE_OUTPUT_OUTPUT_FILE_H_
#define ENGINE_OUTPUT_OUTPUT_FILE_H_

#include <string>

namespace railreach {

struct OutputFile {
  std::string name;  // "pairs.csv"
  std::string text;
};

}  // namespace railreach

#endif  // ENGINE_OUTPUT_OUTPUT_FILE_H_
