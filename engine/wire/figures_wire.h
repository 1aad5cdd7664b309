// The figures of a result by subject.  Internal to wire.  Encoding is total;
// decoding notes in the reader what does not fit the tables of names.
#ifndef ENGINE_WIRE_FIGURES_WIRE_H_
#define ENGINE_WIRE_FIGURES_WIRE_H_

#include "engine/study/result.h"
#include "engine/wire/row_reader.h"

namespace railreach::v1 {
class StudyResult;
}  // namespace railreach::v1

namespace railreach::wire {

// Counts, summaries, catchments, travel times of zones and stations.
void EncodeCatchments(const StudyResult& result, v1::StudyResult& message);
void DecodeCatchments(const v1::StudyResult& message, RowReader& reader,
                      StudyResult& result);

// Outlines, rounded to 1e-6 degrees.
void EncodeIsochrones(const StudyResult& result, v1::StudyResult& message);
void DecodeIsochrones(const v1::StudyResult& message, RowReader& reader,
                      StudyResult& result);

// The pair sheet, its summaries, corridors and airports.
void EncodeConnections(const StudyResult& result, v1::StudyResult& message);
void DecodeConnections(const v1::StudyResult& message, RowReader& reader,
                       StudyResult& result);

// Coverage and service levels.
void EncodeCoverage(const StudyResult& result, v1::StudyResult& message);
void DecodeCoverage(const v1::StudyResult& message, RowReader& reader,
                    StudyResult& result);

// Densities, line lengths, structure and assessments.
void EncodePlan(const StudyResult& result, v1::StudyResult& message);
void DecodePlan(const v1::StudyResult& message, RowReader& reader,
                StudyResult& result);

// The departure window, if there is one.  Its summaries stand beside those of
// the study, which are decoded before.
void EncodeWindow(const StudyResult& result, v1::StudyResult& message);
void DecodeWindow(const v1::StudyResult& message,
                  const StudyParameters& parameters, RowReader& reader,
                  StudyResult& result);

}  // namespace railreach::wire

#endif  // ENGINE_WIRE_FIGURES_WIRE_H_
