// The one place where threads start (OpenMP).
#ifndef ENGINE_BASE_PARALLEL_H_
#define ENGINE_BASE_PARALLEL_H_

#include <cstddef>

#include "absl/functional/function_ref.h"

namespace railreach {

// The number of workers to use: `requested`, or all processors for 0.
int NumThreads(int requested);

// Calls body(item, worker) once for each item of [0, num_items), on
// `num_threads` workers; 0 <= worker < num_threads.  Items are handed out as
// workers become free, so a body must write only to what belongs to its item,
// or to scratch memory of its worker; then results do not depend on the number
// of threads.  The body must not throw.  A call from inside a body runs on the
// caller's thread alone.
void ParallelFor(size_t num_items, int num_threads,
                 absl::FunctionRef<void(size_t item, int worker)> body);

}  // namespace railreach

#endif  // ENGINE_BASE_PARALLEL_H_
