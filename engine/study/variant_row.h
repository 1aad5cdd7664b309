// The results of a batch: a header, and one row per variant.
#ifndef ENGINE_STUDY_VARIANT_ROW_H_
#define ENGINE_STUDY_VARIANT_ROW_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/id_vector.h"
#include "engine/model/ids.h"
#include "engine/model/name.h"
#include "engine/study/batch.h"
#include "engine/study/study.h"
#include "engine/study/variant_figures.h"

namespace railreach {

struct VariantRow {
  size_t variant = 0;               // its number in the batch
  std::vector<uint32_t> scenarios;  // ascending rows of BatchHeader::scenarios
  double cost = 0;                  // the sum of theirs
  std::string problem;  // why it could not be applied; then no figures
  VariantFigures figures;
  friend bool operator==(const VariantRow&, const VariantRow&) = default;
};

// A part of the variants: the i-th of n, from 1.  It holds the units
// units x (i - 1) / n up to, not including, units x i / n.
struct Shard {
  size_t number = 1;
  size_t of = 1;
  friend bool operator==(const Shard&, const Shard&) = default;
};

struct BatchScenario {
  ThingName name;
  double cost = 0;
};

struct BatchNode {
  ThingName name;
  bool counts = true;      // in means (CountsInCoverage)
  int64_t people_3km = 0;  // its weight
};

// What the rows rest on; equal for all shards of a batch but for `shard`.
struct BatchHeader {
  std::string tool_version;  // empty: this one
  std::string fingerprint;   // of parameters, inputs and scenarios
  StudyParameters parameters;
  std::vector<InputFile> inputs;
  std::vector<BatchScenario> scenarios;
  IdVector<NodeId, BatchNode> nodes;
  VariantFigures baseline;
  size_t num_variants = 0;  // of the whole batch
  Shard shard;
};

}  // namespace railreach

#endif  // ENGINE_STUDY_VARIANT_ROW_H_
