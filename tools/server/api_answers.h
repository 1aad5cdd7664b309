// What a session found, as answers.
#ifndef TOOLS_SERVER_API_ANSWERS_H_
#define TOOLS_SERVER_API_ANSWERS_H_

#include <vector>

#include "engine/session/network_change.h"
#include "engine/session/session.h"
#include "engine/study/variant_figures.h"
#include "railreach/v1/api.pb.h"

namespace railreach {

// Each fills an empty message.
void FillVariant(const VariantFigures& baseline, const VariantFigures& figures,
                 v1::VariantAnswer& answer);

// `lines`: those after the change.
void FillNetwork(const NetworkChange& change, const LineModel& lines,
                 v1::NetworkChange& message);

void FillCatchment(const SessionPlace& place, SearchDirection direction,
                   const Session::Reach& reach,
                   const std::vector<Isochrone>& isochrones,
                   v1::CatchmentAnswer& answer);

void FillJourney(const Session& session, const SessionPlace& from,
                 const SessionPlace& to, const Session::Path& path,
                 v1::JourneyAnswer& answer);

}  // namespace railreach

#endif  // TOOLS_SERVER_API_ANSWERS_H_
