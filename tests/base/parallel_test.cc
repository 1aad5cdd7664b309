#include "engine/base/parallel.h"

#include <atomic>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace railreach {
namespace {

TEST(ParallelTest, EachItemIsDoneOnceByAWorkerThatExists) {
  for (const int threads : {1, 2, 3, 8}) {
    std::vector<int> done(1000, 0);
    std::atomic<int> strangers = 0;
    ParallelFor(done.size(), threads, [&](size_t item, int worker) {
      ++done[item];
      if (worker < 0 || worker >= threads) ++strangers;
    });
    EXPECT_EQ(done, std::vector<int>(1000, 1)) << threads;
    EXPECT_EQ(strangers, 0) << threads;
  }
}

TEST(ParallelTest, ACallInsideABodyRunsOnItsOwnThread) {
  std::vector<int> done(64, 0);
  ParallelFor(8, 2, [&](size_t outer, int) {
    ParallelFor(8, 2, [&](size_t inner, int worker) {
      done[8 * outer + inner] += 1 + worker;  // the only worker is 0
    });
  });
  EXPECT_EQ(done, std::vector<int>(64, 1));
}

TEST(ParallelTest, NoItemsAreNoWork) {
  ParallelFor(0, 4, [](size_t, int) { FAIL(); });
  EXPECT_GE(NumThreads(0), 1);
  EXPECT_EQ(NumThreads(3), 3);
}

}  // namespace
}  // namespace railreach
