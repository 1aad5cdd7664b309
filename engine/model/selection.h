// Which lines run: by status, opening year, confidence and name.
#ifndef ENGINE_MODEL_SELECTION_H_
#define ENGINE_MODEL_SELECTION_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "engine/model/line_model.h"

namespace railreach {

// Existing lines always run, unless closed by name.
struct Selection {
  // Lines under construction or planned that open in or before this year run
  // too; 0: none.
  int open_until = 0;
  bool include_planned = true;  // false: construction only
  Confidence least_confidence = Confidence::kMedium;
  std::vector<std::string> open_lines;   // keys or names, whatever the year
  std::vector<std::string> close_lines;  // keys or names
};

// Sets `open` of every line.  NotFound names the lines it does not know.
absl::Status Select(const Selection& selection, LineModel& model);

}  // namespace railreach

#endif  // ENGINE_MODEL_SELECTION_H_
