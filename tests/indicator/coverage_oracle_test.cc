// Porto Alegre: Trensurb stations and 1,227 hexagons, measured with
// GeographicLib (../shared/oracles/coverage_porto_alegre).
#include <map>
#include <string>
#include <vector>

#include "engine/indicator/coverage.h"
#include "gtest/gtest.h"
#include "tests/indicator/small_model.h"
#include "tests/support/oracle_files.h"

namespace railreach {
namespace {

// One zone per hexagon with `kind` as its people, each with a key node; one
// line calls at all stations of the feed; radii 500, 1000 and 1500 m.
class PortoAlegre {
 public:
  explicit PortoAlegre(const std::string& kind) {
    const std::string folder = *OracleFolder("coverage_porto_alegre");
    small_.Region(Level::kCounty);
    AddHexagons(OracleTable(ReadGzip(folder + "/hexgrid.csv")), kind);
    AddStations(
        OracleTable(ReadZipMember(folder + "/trensurb_gtfs.zip", "stops.txt")));
    small_.model.lines.tiers[Index(Tier::kSuburban)].coverage_radii = {
        Metres(500), Metres(1000), Metres(1500)};
  }

  Coverage Measure() const {
    const Model& model = small_.model;
    return MeasureCoverage(model, ServiceLevels(model.lines), 2);
  }

  const std::vector<std::string>& hexagons() const { return hexagons_; }

 private:
  void AddHexagons(const OracleTable& table, const std::string& kind) {
    hexagons_ = table.Texts("id");
    const auto lat = table.Numbers("lat");
    const auto lng = table.Numbers("lon");
    const auto people = table.Numbers(kind);
    for (size_t i = 0; i < hexagons_.size(); ++i) {
      const LatLng place = {lat[i], lng[i]};
      const NodeId node = small_.Node(0, "function", RegionId(0));
      small_.model.places.nodes[node].position = place;
      small_.Zone(0, static_cast<int64_t>(people[i]), RegionId(0));
      small_.model.places.points.rows().back().position = place;
    }
  }

  void AddStations(const OracleTable& stops) {
    const auto lat = stops.Numbers("stop_lat");
    const auto lng = stops.Numbers("stop_lon");
    const StationId first = small_.Station(0);
    StationId before = first;
    std::vector<TrackId> tracks;
    for (size_t i = 0; i < lat.size(); ++i) {
      const StationId at = i == 0 ? first : small_.Station(0);
      small_.model.lines.stations[at].position = {lat[i], lng[i]};
      if (i > 0) tracks.push_back(small_.Track(before, at, 1));
      before = at;
    }
    const PatternId pattern = small_.Pattern(small_.Line(Tier::kSuburban),
                                             Direction::kOut, first, tracks);
    small_.Every(pattern, small_.Band(5, 24), 10);
  }

  SmallModel small_;
  std::vector<std::string> hexagons_;
};

TEST(PortoAlegreTest, EachHexagonsDistanceIsEqualToAMillimetre) {
  SKIP_WITHOUT_ORACLES();
  const OracleTable expected(ReadGzip(*OracleFolder("coverage_porto_alegre") +
                                      "/nearest_station_m.csv"));
  std::map<std::string, double> distance;
  const auto ids = expected.Texts("id");
  const auto metres = expected.Numbers("near_wgs84_m");
  for (size_t i = 0; i < ids.size(); ++i) distance[ids[i]] = metres[i];

  const PortoAlegre city("population");
  const Coverage coverage = city.Measure();
  ASSERT_EQ(coverage.nodes.size(), 1227u);
  ASSERT_EQ(distance.size(), 1227u);
  for (size_t i = 0; i < coverage.nodes.size(); ++i) {
    const Metres found =
        coverage.nodes[i].nearest[Index(Tier::kSuburban)].distance;
    EXPECT_NEAR(found.metres(), distance.at(city.hexagons()[i]), 0.001001);
  }
}

TEST(PortoAlegreTest, HexagonsPeopleAndJobsAreEqualAtEveryRadius) {
  SKIP_WITHOUT_ORACLES();
  const OracleTable expected(ReadGzip(*OracleFolder("coverage_porto_alegre") +
                                      "/expected_coverage_wgs84.csv"));
  for (const std::string kind :
       {"population", "jobs", "schools", "healthcare"}) {
    const Coverage coverage = PortoAlegre(kind).Measure();
    ASSERT_EQ(coverage.regions.size(), expected.num_rows());
    for (size_t i = 0; i < coverage.regions.size(); ++i) {
      const RegionCoverage& row = coverage.regions[i];
      EXPECT_EQ(row.radius.metres(), expected.Numbers("radius_m")[i]);
      EXPECT_EQ(row.nodes_covered, expected.Numbers("hexes")[i]);
      EXPECT_EQ(row.people_covered, expected.Numbers(kind)[i]) << kind;
      EXPECT_EQ(row.nodes, 1227);
    }
  }
}

}  // namespace
}  // namespace railreach
