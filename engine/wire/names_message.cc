#include "engine/wire/names_message.h"

#include "railreach/v1/names.pb.h"

namespace railreach::wire {

void EncodeName(const ThingName& name, v1::Name& message) {
  message.set_id(name.key);
  message.set_zh(name.zh);
  message.set_en(name.en);
}

ThingName DecodeName(const v1::Name& message) {
  return {message.id(), message.zh(), message.en()};
}

void EncodePosition(LatLng position, v1::Position& message) {
  message.set_lat(position.lat);
  message.set_lon(position.lng);
}

LatLng DecodePosition(const v1::Position& message) {
  return {message.lat(), message.lon()};
}

}  // namespace railreach::wire
