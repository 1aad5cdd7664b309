// Cuts a batch into units and shards, and runs the units that are missing.
#ifndef ENGINE_STUDY_RUN_UNITS_H_
#define ENGINE_STUDY_RUN_UNITS_H_

#include <atomic>
#include <cstddef>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "engine/study/run.h"
#include "engine/study/unit_sink.h"
#include "engine/study/variant_row.h"

namespace railreach {

// A unit holds the variants unit x 32 up to, not including, (unit + 1) x 32;
// the last one what is left.
inline constexpr size_t kVariantsPerUnit = 32;

// Of `num_variants` variants.
size_t NumUnits(size_t num_variants);

struct UnitRange {
  size_t begin = 0;
  size_t end = 0;  // not included
  size_t size() const { return end - begin; }
  friend bool operator==(const UnitRange&, const UnitRange&) = default;
};

// The units of a shard.  The shards of a batch follow each other without a gap
// and differ by one unit at most; those beyond the units are empty.
UnitRange UnitsOf(size_t num_units, Shard shard);

struct VariantRange {
  size_t begin = 0;
  size_t end = 0;  // not included
  size_t size() const { return end - begin; }
  friend bool operator==(const VariantRange&, const VariantRange&) = default;
};

// The variants of these units, of a batch of `num_variants`.
VariantRange VariantsOf(UnitRange units, size_t num_variants);

// The bytes of one unit; they must not depend on the worker.  It may give up
// with Cancelled when `stop` is set, which it need not look at.
using MakeUnit =
    absl::FunctionRef<absl::StatusOr<std::string>(size_t unit, int worker)>;

// Makes the units of `units` that `sink` does not have, on `num_threads`
// workers, and puts each into the sink as soon as it is made.
//
//   stop      may be set at any time, by a signal handler say: no unit is begun
//             any more, those in flight are finished and kept.
//   progress  is called after each unit, with those that the sink had counted.
//
// Cancelled: stopped before all was done.  Else the first error of `make` or
// of the sink, after which no unit is begun either.
absl::Status RunUnits(UnitRange units, int num_threads, MakeUnit make,
                      UnitSink& sink, const std::atomic<bool>& stop,
                      Progress progress);

}  // namespace railreach

#endif  // ENGINE_STUDY_RUN_UNITS_H_
