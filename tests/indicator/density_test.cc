#include "engine/indicator/density.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/indicator/small_model.h"

namespace railreach {
namespace {

//   station  A ===4 km=== B ===6 km=== C ===5 km=== D
//   county   [ West     ] [ East     ] [ halo ]   (none)
//   lines    metro: A - B; intercity (narrow): A - B - C;
//            suburban (middle): B - C - D; trunk: A - B
class DensityTest : public ::testing::Test {
 protected:
  DensityTest() {
    LineModel& lines = small_.model.lines;
    small_.model.places.regions[halo_].halo = true;
    lines.operator_classes.push_back("rail");
    lines.operator_classes.push_back("metro_shanghai");
    for (Line& line : lines.lines) line.operator_class = OperatorClassId(0);
    lines.lines[metro_].operator_class = OperatorClassId(1);
    lines.lines[intercity_].density_class = DensityClass::kNarrow;
    lines.lines[suburban_].density_class = DensityClass::kMiddle;
    small_.Pattern(metro_, Direction::kOut, a_, {ab_});
    small_.Pattern(intercity_, Direction::kOut, a_, {ab_, bc_});
    small_.Pattern(intercity_, Direction::kBack, c_, {bc_, ab_});
    small_.Pattern(suburban_, Direction::kOut, b_, {bc_, cd_});
    small_.Pattern(trunk_, Direction::kOut, a_, {ab_});
  }

  DensityRow Row(RegionId region, const std::string& measure) const {
    for (const DensityRow& row : MeasureDensity(small_.model)) {
      if (row.region == region && row.measure == measure) return row;
    }
    ADD_FAILURE() << "no row for " << measure;
    return {};
  }
  Metres Track(RegionId region, const std::string& measure) const {
    return Row(region, measure).track;
  }

  SmallModel small_;
  RegionId west_ = small_.Region(Level::kCounty);
  RegionId east_ = small_.Region(Level::kCounty);
  RegionId halo_ = small_.Region(Level::kCounty);
  RegionId city_ = small_.Region(Level::kCity, {west_, east_}, 2000);
  RegionId all_ = small_.Region(Level::kStudyArea, {city_});
  StationId a_ = small_.Station(0, west_);
  StationId b_ = small_.Station(4, east_);
  StationId c_ = small_.Station(9, halo_);
  StationId d_ = small_.Station(14);
  TrackId ab_ = small_.Track(a_, b_, 4);
  TrackId bc_ = small_.Track(b_, c_, 6);
  TrackId cd_ = small_.Track(c_, d_, 5);
  LineId metro_ = small_.Line(Tier::kMetro);
  LineId intercity_ = small_.Line(Tier::kIntercity);
  LineId suburban_ = small_.Line(Tier::kSuburban);
  LineId trunk_ = small_.Line(Tier::kTrunk);
};

TEST_F(DensityTest, HalfOfALinkBelongsToEachEnd) {
  EXPECT_EQ(Track(west_, "intercity"), Kilometres(4 / 2));
  EXPECT_EQ(Track(east_, "intercity"), Kilometres(4 / 2 + 6 / 2));
  EXPECT_EQ(Track(city_, "intercity"), Kilometres(4 + 6 / 2));
  EXPECT_EQ(Track(all_, "suburban"), Kilometres(6 / 2));
}

TEST_F(DensityTest, EachMetreCountsOnceHoweverManyLinesUseIt) {
  EXPECT_EQ(Track(city_, "all"), Kilometres(4 + 6 / 2));
}

TEST_F(DensityTest, AWiderClassHoldsTheNarrowerOnes) {
  EXPECT_EQ(Track(east_, "narrow"), Kilometres(4 / 2 + 6 / 2));
  EXPECT_EQ(Track(east_, "middle"), Kilometres(4 / 2 + 6 / 2));
  EXPECT_EQ(Track(west_, "wide"), Kilometres(4 / 2));
  small_.model.lines.lines[intercity_].density_class = DensityClass::kNone;
  EXPECT_EQ(Track(east_, "narrow"), Metres());
  EXPECT_EQ(Track(east_, "middle"), Kilometres(6 / 2));
  EXPECT_EQ(Track(east_, "wide"), Kilometres(6 / 2));
}

TEST_F(DensityTest, NationalRailIsTheOperatorClassRail) {
  EXPECT_EQ(Track(west_, "national_rail"), Kilometres(4 / 2));
  small_.model.lines.lines[intercity_].open = false;
  small_.model.lines.lines[trunk_].open = false;
  EXPECT_EQ(Track(west_, "national_rail"), Metres());
  EXPECT_EQ(Track(west_, "metro"), Kilometres(4 / 2));
}

TEST_F(DensityTest, DensityIsGivenOnlyForOfficialAreas) {
  EXPECT_DOUBLE_EQ(*Row(city_, "narrow").km_per_10000_km2, 7 / 2000.0 * 10000);
  EXPECT_FALSE(Row(west_, "narrow").km_per_10000_km2.has_value());
  // The study area has that of its cities ...
  EXPECT_DOUBLE_EQ(*Row(all_, "narrow").km_per_10000_km2, 7 / 2000.0 * 10000);
  // ... only if all are official, and no area of its own is given.
  small_.model.places.regions[all_].area_km2 = 3000;
  EXPECT_FALSE(Row(all_, "narrow").km_per_10000_km2.has_value());
  small_.model.places.regions[all_].area_km2 = 0;
  small_.model.places.regions[city_].area_official = false;
  EXPECT_FALSE(Row(all_, "narrow").km_per_10000_km2.has_value());
}

TEST_F(DensityTest, AssumedLinksAreToldApart) {
  small_.model.lines.tracks[bc_].provenance.assumed = true;
  EXPECT_EQ(Row(city_, "intercity").assumed_track, Kilometres(6 / 2));
  EXPECT_EQ(Row(city_, "metro").assumed_track, Metres());
}

TEST_F(DensityTest, AnOddMillimetreIsNotLost) {
  small_.model.lines.tracks[ab_].length = Metres::FromMillimetres(7);
  EXPECT_EQ(Track(west_, "metro"), Metres::FromMillimetres(3));
  EXPECT_EQ(Track(east_, "metro"), Metres::FromMillimetres(4));
  EXPECT_EQ(Track(city_, "metro"), Metres::FromMillimetres(7));
}

TEST_F(DensityTest, HasRowsForReportedRegionsOnly) {
  small_.Region(Level::kTownCluster);
  const auto rows = MeasureDensity(small_.model);
  EXPECT_EQ(rows.size(), 4u * 10);  // West, East, the city, the study area
  for (const DensityRow& row : rows) EXPECT_NE(row.region, halo_);
}

TEST_F(DensityTest, AUnionIsNoLongerThanTheSumOfItsTiers) {
  for (const RegionId region : {west_, east_, city_, all_}) {
    Metres sum;
    for (const Tier tier : kTiers) {
      sum += Track(region, std::string(Name(tier)));
    }
    EXPECT_LE(Track(region, "all"), sum);
    EXPECT_LE(Track(region, "narrow"), Track(region, "middle"));
    EXPECT_LE(Track(region, "middle"), Track(region, "wide"));
  }
}

TEST_F(DensityTest, ALinesLengthCountsEachLinkOnce) {
  small_.model.lines.lines[suburban_].open = false;
  const auto lengths = LineLengths(small_.model.lines);
  EXPECT_EQ(lengths[metro_], Kilometres(4));
  EXPECT_EQ(lengths[intercity_], Kilometres(4 + 6));
  EXPECT_EQ(lengths[suburban_], Kilometres(6 + 5));
}

}  // namespace
}  // namespace railreach
