// Reads a study from its folder: tables and parameters, checked as a whole.
#ifndef ENGINE_INPUT_LOAD_STUDY_H_
#define ENGINE_INPUT_LOAD_STUDY_H_

#include <string>
#include <vector>

#include "engine/base/diagnostics.h"
#include "engine/input/gtfs_feed.h"
#include "engine/scenario/scenario.h"
#include "engine/study/study.h"

namespace railreach {

// `path` is a folder with tables and a study.textproto, or a .textproto file
// that stands beside the tables or one folder below them (studies/).
// `settings` are "key=value" and win over the file (wire/study_wire.h).
//
// A GTFS feed, a folder or a zip file, is a study too: all of its lines, read
// as `feed` says, with the defaults of every parameter and no places.  The
// parameters' own sources name their feeds' dates themselves.
//
// Problems of a source's feed name the source: "rail/stops.txt:3:4".
//
// The model is that of the variant: the parameters' files of scenarios are
// applied in their order, then `scenarios`, files relative to the working
// folder.  These too stand in the parameters afterwards, relative to theirs.
//
// Reports every problem of the tables, of the parameters, of the scenarios and
// of the network as a whole; the study is complete, its lines selected, its
// tracks resolved and its scenarios applied, only if `diagnostics` stays ok().
Study LoadStudy(const std::string& path,
                const std::vector<std::string>& settings,
                Diagnostics& diagnostics, const GtfsOptions& feed = {},
                const std::vector<std::string>& scenarios = {});

// The candidates of the study's batch, from all of its files, in order; their
// files are added to study.inputs.  `path` is where the study was loaded from.
// Reports what is wrong with the files, an id that stands twice, and every
// candidate that, alone, cannot be applied to the study's model.  Requires a
// study loaded without errors; without a batch, none.
std::vector<Scenario> LoadCandidates(Study& study, const std::string& path,
                                     Diagnostics& diagnostics);

}  // namespace railreach

#endif  // ENGINE_INPUT_LOAD_STUDY_H_
