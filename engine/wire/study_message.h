// StudyParameters <-> the message Study, and the checks on its values.
// Internal to wire.
#ifndef ENGINE_WIRE_STUDY_MESSAGE_H_
#define ENGINE_WIRE_STUDY_MESSAGE_H_

#include <string>
#include <vector>

#include "engine/study/study.h"

namespace railreach::v1 {
class Study;
}  // namespace railreach::v1

namespace railreach::wire {

// Sets every field; window and batch only if there are such.  CHECKs that
// cutoffs and horizon are whole minutes.
void ToMessage(const StudyParameters& parameters, v1::Study& message);

// What is not set keeps the default.  Requires FaultsOf(message) to be empty.
StudyParameters FromMessage(const v1::Study& message);

// The same for the batch alone, if there is one (batch_wire.cc).
void BatchToMessage(const StudyParameters& parameters, v1::Study& message);
void ReadBatch(const v1::Study& message, StudyParameters& parameters);

// A value that does not fit.
struct ParameterFault {
  // Its field and the messages around that, the outermost first, by their
  // names in the .proto: "window", "percentile".
  struct Step {
    std::string field;
    int index = -1;  // in a list; -1: no list, or the whole
  };
  std::vector<Step> path;
  std::string what;  // "cutoff_min: 30 after 45"
  std::string fix;   // "write them in ascending order"
  // It is not set.  Says nothing where the text of a field could not be read.
  bool missing = false;
};

// All of them, in the order of the fields.
std::vector<ParameterFault> FaultsOf(const v1::Study& message);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_STUDY_MESSAGE_H_
