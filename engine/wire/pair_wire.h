// The pair sheet as packed columns.  Internal to wire.
#ifndef ENGINE_WIRE_PAIR_WIRE_H_
#define ENGINE_WIRE_PAIR_WIRE_H_

#include "engine/indicator/connection.h"
#include "engine/wire/row_reader.h"

namespace railreach::v1 {
class PairSheet;
}  // namespace railreach::v1

namespace railreach::wire {

void EncodePairs(const PairSheet& pairs, v1::PairSheet& message);

// [nodes][nodes], or no rows if the columns are empty.
PairSheet DecodePairs(const v1::PairSheet& message, RowReader& reader);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_PAIR_WIRE_H_
