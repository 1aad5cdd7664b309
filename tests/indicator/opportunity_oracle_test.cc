// Belo Horizonte: 748,437 travel times, measured by the R package
// accessibility (../shared/oracles/opportunities_belo_horizonte).
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "engine/indicator/opportunity.h"
#include "gtest/gtest.h"
#include "tests/support/oracle_files.h"

namespace railreach {
namespace {

constexpr char kFolder[] = "opportunities_belo_horizonte";

// By origin: what lies where.  Times are in tenths of a minute.
using ByOrigin = std::map<std::string, std::vector<Opportunity>>;

// Opportunities of one kind ("jobs", "schools") from every origin.
ByOrigin ReadOpportunities(const std::string& folder, const std::string& kind) {
  const OracleTable land_use(ReadGzip(folder + "/land_use_data.csv"));
  std::map<std::string, double> amounts;
  const auto ids = land_use.Texts("id");
  const auto counts = land_use.Numbers(kind);
  for (size_t i = 0; i < ids.size(); ++i) amounts[ids[i]] = counts[i];

  const OracleTable matrix(ReadGzip(folder + "/travel_matrix.csv.gz"));
  EXPECT_EQ(matrix.num_rows(), 748'437u);
  const auto from = matrix.Texts("from_id");
  const auto to = matrix.Texts("to_id");
  const auto minutes = matrix.Numbers("travel_time");
  ByOrigin opportunities;
  for (size_t i = 0; i < from.size(); ++i) {
    opportunities[from[i]].push_back(
        {Seconds(static_cast<int32_t>(std::lround(minutes[i] * 60))),
         amounts[to[i]]});
  }
  return opportunities;
}

class BeloHorizonteTest : public ::testing::Test {
 protected:
  // Read once for all tests.
  static const ByOrigin& Jobs() {
    static const ByOrigin& jobs =
        *new ByOrigin(ReadOpportunities(*OracleFolder(kFolder), "jobs"));
    return jobs;
  }

  static OracleTable Expected(const std::string& file) {
    return OracleTable(ReadGzip(*OracleFolder(kFolder) + "/" + file));
  }

  // Every row of `file` is measure(its origin), but for `tolerance`.
  template <typename Measure>
  static void ExpectRows(const std::string& file, const ByOrigin& from,
                         const std::string& kind, double tolerance,
                         Measure measure) {
    const OracleTable expected = Expected(file);
    const auto ids = expected.Texts("id");
    const auto values = expected.Numbers(kind);
    EXPECT_EQ(ids.size(), 898u);
    for (size_t i = 0; i < ids.size(); ++i) {
      ASSERT_TRUE(from.contains(ids[i])) << ids[i];
      EXPECT_NEAR(measure(from.at(ids[i])), values[i], tolerance) << ids[i];
    }
  }
};

TEST_F(BeloHorizonteTest, CumulativeJobsAreEqualInEveryRow) {
  SKIP_WITHOUT_ORACLES();
  const OracleTable expected = Expected("cumulative_cutoff_jobs.csv");
  const auto ids = expected.Texts("id");
  const auto cutoffs = expected.Numbers("travel_time");
  const auto jobs = expected.Numbers("jobs");
  std::map<int, double> sums;
  for (size_t i = 0; i < ids.size(); ++i) {
    const int cutoff = static_cast<int>(cutoffs[i]);
    const double found = Cumulative(Jobs().at(ids[i]), Minutes(cutoff));
    EXPECT_EQ(found, jobs[i]) << ids[i] << " within " << cutoff;
    sums[cutoff] += found;
  }
  EXPECT_EQ(sums, (std::map<int, double>{{15, 9'025'825},
                                         {30, 85'640'632},
                                         {45, 246'010'875},
                                         {60, 374'495'082},
                                         {90, 427'356'064}}));
}

TEST_F(BeloHorizonteTest, SchoolsWithinAnHourAreEqualInEveryRow) {
  SKIP_WITHOUT_ORACLES();
  ExpectRows("cumulative_cutoff_schools_60.csv",
             ReadOpportunities(*OracleFolder(kFolder), "schools"), "schools", 0,
             [](const std::vector<Opportunity>& opportunities) {
               return Cumulative(opportunities, Minutes(60));
             });
}

TEST_F(BeloHorizonteTest, TheMedianOfAnIntervalIsEqualInEveryRow) {
  SKIP_WITHOUT_ORACLES();
  ExpectRows("cumulative_interval_jobs_30_60_median.csv", Jobs(), "jobs", 0,
             [](const std::vector<Opportunity>& opportunities) {
               return CumulativeInterval(opportunities, 30, 60).median;
             });
}

TEST_F(BeloHorizonteTest, ExponentialDecayIsEqualInEveryRow) {
  SKIP_WITHOUT_ORACLES();
  ExpectRows("gravity_exp_002_jobs.csv", Jobs(), "jobs", 1e-6,
             [](const std::vector<Opportunity>& opportunities) {
               return Gravity(opportunities, FixedExponentialDecay{0.02});
             });
}

TEST_F(BeloHorizonteTest, LogisticDecayIsEqualInEveryRow) {
  SKIP_WITHOUT_ORACLES();
  ExpectRows("gravity_logistic_60_10_jobs.csv", Jobs(), "jobs", 1e-6,
             [](const std::vector<Opportunity>& opportunities) {
               return Gravity(opportunities, LogisticDecay{60, 10});
             });
}

}  // namespace
}  // namespace railreach
