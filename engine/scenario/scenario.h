// A named list of modifications.
#ifndef ENGINE_SCENARIO_SCENARIO_H_
#define ENGINE_SCENARIO_SCENARIO_H_

#include <string>
#include <vector>

#include "engine/model/name.h"
#include "engine/scenario/modification.h"

namespace railreach {

struct Scenario {
  ThingName name;
  std::string file;  // that it was read from, for messages
  double cost = 0;   // of building it, in the unit of its file; 0: unknown
  std::vector<Modification> modifications;  // applied in this order
};

}  // namespace railreach

#endif  // ENGINE_SCENARIO_SCENARIO_H_
