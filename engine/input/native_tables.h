// Reads a network from the tables that a planner writes: networks/README.md
// is the format.
#ifndef ENGINE_INPUT_NATIVE_TABLES_H_
#define ENGINE_INPUT_NATIVE_TABLES_H_

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/base/diagnostics.h"
#include "engine/base/fingerprint.h"
#include "engine/model/model.h"

namespace railreach {

struct NativeTables {
  Model model;
  std::vector<InputFile> files;  // those that were there, by name
};

// File name -> its bytes.
using TableTexts = std::map<std::string, std::string>;

// Reads all tables and resolves all ids.
//
// Patterns come in the order of their first row, their stops by `seq`; rings
// are closed; services are sorted by pattern and band; a track without `km`
// gets its straight line x the curvature of its tier; a zone without points
// gets those of DiscPoints().  Still to do for the caller: Select(),
// ResolveTrackPaths(), Validate().
//
// Every problem is reported, none stops the reading.  With errors the model is
// incomplete (ids may be none): use it only if `diagnostics` stays ok().
// Errors: missing tables and columns, what CsvTable and Row report, unknown
// and duplicate ids, values that contradict each other.  Warnings: unknown
// columns and tables.
//
// O(bytes); 30 ms for 1,900 stations, 10,000 stops and 2,800 services.
// Deterministic: depends on the bytes alone.
NativeTables ParseNativeTables(const TableTexts& texts,
                               Diagnostics& diagnostics);

// The same from the folder's *.csv.  Errors: no such folder, files that cannot
// be read or are over kMaxFileBytes.
NativeTables ReadNativeTables(const std::string& folder,
                              Diagnostics& diagnostics);

}  // namespace railreach

#endif  // ENGINE_INPUT_NATIVE_TABLES_H_
