// Single rows of a result's and a batch's tables, for answers that hold a few
// of them.  Internal to wire and tools/server.
#ifndef ENGINE_WIRE_TABLE_ROWS_H_
#define ENGINE_WIRE_TABLE_ROWS_H_

#include "engine/indicator/isochrone.h"
#include "engine/model/line_model.h"
#include "engine/study/variant_figures.h"

namespace railreach::v1 {
class Isochrone;
class Line;
class Pattern;
class Station;
class VariantFigures;
}  // namespace railreach::v1

namespace railreach::wire {

void EncodeStation(const Station& station, v1::Station& message);
void EncodeLine(const Line& line, const LineModel& lines, v1::Line& message);
void EncodePattern(const Pattern& pattern, v1::Pattern& message);
// Rounded to 1e-6 degrees.
void EncodeIsochrone(const Isochrone& isochrone, v1::Isochrone& message);
// All but the reach.
void EncodeFigures(const VariantFigures& figures, v1::VariantFigures& message);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_TABLE_ROWS_H_
