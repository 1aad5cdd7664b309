// Curves of people by minute <-> messages.  Internal to wire and tools/server.
#ifndef ENGINE_WIRE_CURVE_WIRE_H_
#define ENGINE_WIRE_CURVE_WIRE_H_

#include "engine/indicator/catchment.h"
#include "engine/wire/row_reader.h"

namespace railreach::v1 {
class PeopleCurve;
}  // namespace railreach::v1

namespace railreach::wire {

void EncodeCurve(const PeopleCurve& curve, v1::PeopleCurve& message);
PeopleCurve DecodeCurve(const v1::PeopleCurve& message, RowReader& reader);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_CURVE_WIRE_H_
