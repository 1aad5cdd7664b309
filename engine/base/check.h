// CHECK(condition): a contract with the caller.  A broken one stops the
// program with its place; it never depends on input.
#ifndef ENGINE_BASE_CHECK_H_
#define ENGINE_BASE_CHECK_H_

#include <cstdio>
#include <cstdlib>

namespace railreach::internal {

[[noreturn]] inline void CheckFailed(const char* file, int line,
                                     const char* condition) {
  std::fprintf(stderr, "%s:%d: CHECK failed: %s\n", file, line, condition);
  std::abort();
}

}  // namespace railreach::internal

#define CHECK(condition)      \
  ((condition)                \
       ? static_cast<void>(0) \
       : ::railreach::internal::CheckFailed(__FILE__, __LINE__, #condition))

#endif  // ENGINE_BASE_CHECK_H_
