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

// Sets every field; the window only if there is one.  CHECKs that cutoffs and
// horizon are whole minutes.
void ToMessage(const StudyParameters& parameters, v1::Study& message);

// What is not set keeps the default.  Requires FaultsOf(message) to be empty.
StudyParameters FromMessage(const v1::Study& message);

// A value that does not fit.
struct ParameterFault {
  std::string field;  // its name in study.proto
  int index = -1;     // of the value in a list; -1: no list
  std::string inner;  // of a message ("window"): its field; empty: none
  int inner_index = -1;
  std::string what;  // "cutoff_min: 30 after 45"
  std::string fix;   // "write them in ascending order"
};

// All of them, in the order of the fields.
std::vector<ParameterFault> FaultsOf(const v1::Study& message);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_STUDY_MESSAGE_H_
