// A network as read: its lines and its places.
#ifndef ENGINE_MODEL_MODEL_H_
#define ENGINE_MODEL_MODEL_H_

#include "engine/model/line_model.h"
#include "engine/model/places.h"

namespace railreach {

struct Model {
  LineModel lines;
  Places places;
};

}  // namespace railreach

#endif  // ENGINE_MODEL_MODEL_H_
