#include "engine/base/parallel.h"

#include <omp.h>

#include <algorithm>

namespace railreach {

int NumThreads(int requested) {
  return requested > 0 ? std::min(requested, 1024) : omp_get_num_procs();
}

void ParallelFor(size_t num_items, int num_threads,
                 absl::FunctionRef<void(size_t item, int worker)> body) {
  if (num_threads <= 1 || num_items <= 1 || omp_in_parallel()) {
    for (size_t item = 0; item < num_items; ++item) body(item, 0);
    return;
  }
#pragma omp parallel for schedule(dynamic, 1) num_threads(num_threads)
  for (size_t item = 0; item < num_items; ++item) {
    body(item, omp_get_thread_num());
  }
}

}  // namespace railreach
