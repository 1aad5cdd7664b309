#include "engine/study/run_units.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/base/check.h"
#include "engine/base/parallel.h"

namespace railreach {
namespace {

std::vector<size_t> MissingUnits(UnitRange units, const UnitSink& sink) {
  std::vector<size_t> missing;
  for (size_t unit = units.begin; unit < units.end; ++unit) {
    if (!sink.Has(unit)) missing.push_back(unit);
  }
  return missing;
}

absl::Status Stopped(size_t done, size_t all) {
  return absl::CancelledError(absl::StrCat("stopped, ", done, " of ", all,
                                           " units done; go on with --resume"));
}

}  // namespace

size_t NumUnits(size_t num_variants) {
  return num_variants / kVariantsPerUnit +
         (num_variants % kVariantsPerUnit > 0 ? 1 : 0);
}

UnitRange UnitsOf(size_t num_units, Shard shard) {
  CHECK(shard.number >= 1 && shard.number <= shard.of);
  return {.begin = num_units * (shard.number - 1) / shard.of,
          .end = num_units * shard.number / shard.of};
}

VariantRange VariantsOf(UnitRange units, size_t num_variants) {
  return {.begin = std::min(units.begin * kVariantsPerUnit, num_variants),
          .end = std::min(units.end * kVariantsPerUnit, num_variants)};
}

absl::Status RunUnits(UnitRange units, int num_threads, MakeUnit make,
                      UnitSink& sink, const std::atomic<bool>& stop,
                      Progress progress) {
  const std::vector<size_t> missing = MissingUnits(units, sink);
  std::atomic<bool> failed = false;
  std::mutex mutex;  // guards what follows
  size_t done = units.size() - missing.size();
  absl::Status first_error;

  ParallelFor(missing.size(), num_threads, [&](size_t i, int worker) {
    if (stop || failed) return;
    absl::StatusOr<std::string> bytes = make(missing[i], worker);
    const absl::Status status =
        bytes.ok() ? sink.Put(missing[i], *std::move(bytes)) : bytes.status();
    const std::lock_guard lock(mutex);
    if (status.ok()) {
      progress("units", ++done, units.size());
    } else if (!(stop && absl::IsCancelled(status))) {
      failed = true;
      first_error.Update(status);
    }
  });
  if (!first_error.ok()) return first_error;
  return done == units.size() ? absl::OkStatus() : Stopped(done, units.size());
}

}  // namespace railreach
