// Reads a study from its folder: tables and parameters, checked as a whole.
#ifndef ENGINE_INPUT_LOAD_STUDY_H_
#define ENGINE_INPUT_LOAD_STUDY_H_

#include <string>
#include <vector>

#include "engine/base/diagnostics.h"
#include "engine/input/gtfs_feed.h"
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
// Reports every problem of the tables, of the parameters and of the network as
// a whole; the study is complete, its lines selected and its tracks resolved,
// only if `diagnostics` stays ok().
Study LoadStudy(const std::string& path,
                const std::vector<std::string>& settings,
                Diagnostics& diagnostics, const GtfsOptions& feed = {});

}  // namespace railreach

#endif  // ENGINE_INPUT_LOAD_STUDY_H_
