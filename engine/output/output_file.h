// A file that is to be written: its name and all of its text.
#ifndef ENGINE_OUTPUT_OUTPUT_FILE_H_
#define ENGINE_OUTPUT_OUTPUT_FILE_H_

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace railreach {

struct OutputFile {
  std::string name;  // "pairs.csv"
  std::string text;
};

// Writes folder/NAME for each, one after the other, each atomically; ends with
// the first that cannot be written.
absl::Status WriteFiles(const std::string& folder,
                        const std::vector<OutputFile>& files);

}  // namespace railreach

#endif  // ENGINE_OUTPUT_OUTPUT_FILE_H_
