// Names and positions <-> messages.  Internal to wire and tools/server.
#ifndef ENGINE_WIRE_NAMES_MESSAGE_H_
#define ENGINE_WIRE_NAMES_MESSAGE_H_

#include "engine/geo/lat_lng.h"
#include "engine/model/name.h"

namespace railreach::v1 {
class Name;
class Position;
}  // namespace railreach::v1

namespace railreach::wire {

void EncodeName(const ThingName& name, v1::Name& message);
ThingName DecodeName(const v1::Name& message);

void EncodePosition(LatLng position, v1::Position& message);
LatLng DecodePosition(const v1::Position& message);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_NAMES_MESSAGE_H_
