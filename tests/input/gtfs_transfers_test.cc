// Transfers, pathways, and trips that go on as others.
#include <string>
#include <vector>

#include "engine/input/gtfs_feed.h"
#include "tests/input/gtfs_texts.h"

namespace railreach {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// "S/S1 A 120": stations with their platforms, seconds; "-": no way.
std::vector<std::string> TransfersOf(const LineModel& model) {
  const auto end = [&](StationId station, PlatformId platform) {
    return platform.is_none()
               ? model.stations[station].name.key
               : absl::StrCat(model.stations[station].name.key, "/",
                              model.platforms[platform].name.key);
  };
  std::vector<std::string> rows;
  for (const Transfer& row : model.transfers) {
    rows.push_back(absl::StrCat(
        end(row.from, row.from_platform), " ", end(row.to, row.to_platform),
        " ", row.time == kUnreachable ? "-" : absl::StrCat(row.time.count()),
        row.provenance.assumed ? " assumed" : ""));
  }
  return rows;
}

GtfsTexts WithTransfers(const std::string& rows) {
  return WithTable(
      TinyFeed(), "transfers.txt",
      "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n" + rows);
}

TEST(GtfsTransfersTest, EachTypeHasItsTime) {
  // S1 and S2 are 0.001 degrees apart: 95.5 m, 72 s at 1.33 m/s.
  const GtfsFeed feed = ReadCleanly(
      WithTransfers("S1,S2,0,\nS2,S1,0,50\nA,S1,1,\nS1,A,1,40\nA,B,2,300\n"
                    "B,A,3,\nS,S,2,90\nA,S,,60\n"));
  EXPECT_THAT(
      TransfersOf(feed.lines),
      ElementsAre("S/S1 S/S2 72 assumed", "S/S2 S/S1 50", "A S/S1 0 assumed",
                  "S/S1 A 40", "A B 300", "B A -", "S S 90", "A S 60"));
  EXPECT_EQ(feed.lines.transfers[1].provenance.line, 3u);
  EXPECT_EQ(feed.summary.transfers, 8);
}

TEST(GtfsTransfersTest, FaultsAreNamed) {
  const std::string report =
      ProblemsOf(WithTransfers("A,X,0,\nA,B,2,\nA,S,0,\nA,S,0,\nA,B,9,1\n"
                               "A,,0,\nA,S1,2,-5\n"));
  EXPECT_THAT(report, HasSubstr("transfers.txt:2:2: error: to_stop_id 'X' is "
                                "not in stops.txt"));
  EXPECT_THAT(report, HasSubstr("transfers.txt:3:4: error: min_transfer_time "
                                "is blank"));
  EXPECT_THAT(report, HasSubstr("transfers.txt:5: error: the transfer from 'A' "
                                "to 'S' stands twice"));
  EXPECT_THAT(report, HasSubstr("transfers.txt:6:3: error: transfer_type '9' "
                                "is not between 0 and 5"));
  EXPECT_THAT(report, HasSubstr("transfers.txt:7:2: error: to_stop_id is "
                                "blank"));
  EXPECT_THAT(report, HasSubstr("transfers.txt:8:4: error: min_transfer_time "
                                "'-5' is not between"));
}

TEST(GtfsTransfersTest, RowsForCertainTrainsAreCountedAndLeftOut) {
  Diagnostics diagnostics;
  const GtfsFeed feed =
      ParseGtfs(WithTable(TinyFeed(), "transfers.txt",
                          "from_stop_id,to_stop_id,from_trip_id,to_trip_id,"
                          "from_route_id,transfer_type,min_transfer_time\n"
                          "A,B,t1,t2,,2,60\nA,B,,,M1,2,60\nA,B,,,,2,60\n"),
                {}, diagnostics);
  EXPECT_EQ(diagnostics.Report(),
            "transfers.txt:2: warning: 2 transfers between certain trips or "
            "lines are not honoured, this is the first; state them for all "
            "trains of the two stops\n0 errors, 1 warnings\n");
  EXPECT_THAT(TransfersOf(feed.lines), ElementsAre("A B 60"));
}

// t1 ends at B at 07:06; t2 starts there at 08:00, ends at A at 08:06:30;
// u1 leaves A at 08:10, u0 at 08:00.
GtfsTexts WithBlocks(const std::string& blocks) {
  GtfsTexts texts = TinyFeed();
  texts["trips.txt"] =
      "route_id,service_id,trip_id,direction_id,block_id\n" + blocks;
  texts["stop_times.txt"] +=
      "u1,08:10:00,08:10:00,A,1\nu1,08:20:00,08:20:00,B,2\n"
      "u0,08:00:00,08:00:00,A,1\nu0,08:20:00,08:20:00,B,2\n";
  return texts;
}

// "t1>t2" for trips that go on.
std::vector<std::string> Continuations(const LineModel& model) {
  std::vector<std::string> rows;
  for (const Trip& trip : model.trips) {
    if (trip.continues_as.is_none()) continue;
    rows.push_back(trip.key + ">" + model.trips[trip.continues_as].key);
  }
  return rows;
}

TEST(GtfsBlocksTest, TheNextTripOfABlockIsTheSameTrain) {
  const GtfsFeed feed = ReadCleanly(
      WithBlocks("M1,W,t1,0,b\nM1,W,t2,1,b\nM1,W,u1,0,b\nM1,W,u0,0,\n"));
  EXPECT_THAT(Continuations(feed.lines), ElementsAre("t1>t2", "t2>u1"));
}

TEST(GtfsBlocksTest, ATripElsewhereIsReachedEmpty) {
  // t1 ends at B, u1 starts at A.
  const GtfsFeed feed = ReadCleanly(
      WithBlocks("M1,W,t1,0,b\nM1,W,t2,1,\nM1,W,u1,0,b\nM1,W,u0,0,\n"));
  EXPECT_THAT(Continuations(feed.lines), IsEmpty());
}

TEST(GtfsBlocksTest, PlatformsOfOneStationAreOnePlace) {
  GtfsTexts texts = WithBlocks(
      "M1,W,t1,0,\nM1,W,t2,1,\nM1,W,u1,0,\nM1,W,u0,0,\nM1,W,p,0,b\n"
      "M1,W,q,0,b\n");
  texts["stop_times.txt"] +=
      "p,08:10:00,08:10:00,A,1\np,08:20:00,08:20:00,S1,2\n"
      "q,08:20:00,08:20:00,S2,1\nq,08:30:00,08:30:00,B,2\n";
  EXPECT_THAT(Continuations(ReadCleanly(texts).lines), ElementsAre("p>q"));
}

TEST(GtfsBlocksTest, TripsThatOverlapAreCounted) {
  Diagnostics diagnostics;
  const GtfsFeed feed = ParseGtfs(
      WithBlocks("M1,W,t1,0,\nM1,W,t2,1,b\nM1,W,u1,0,\nM1,W,u0,0,b\n"), {},
      diagnostics);
  EXPECT_THAT(Continuations(feed.lines), IsEmpty());
  EXPECT_THAT(diagnostics.Report(),
              HasSubstr("trips.txt:5: warning: 1 trips leave before the one "
                        "before them in their block_id arrives"));
}

TEST(GtfsBlocksTest, InSeatRowsLinkAndPartTrips) {
  const std::string header =
      "from_stop_id,to_stop_id,from_trip_id,to_trip_id,transfer_type\n";
  GtfsTexts texts =
      WithBlocks("M1,W,t1,0,b\nM1,W,t2,1,b\nM1,W,u1,0,\nM1,W,u0,0,\n");
  texts["transfers.txt"] = header + ",,t2,u1,4\nB,B,t1,t2,5\n";
  EXPECT_THAT(Continuations(ReadCleanly(texts).lines), ElementsAre("t2>u1"));

  // u0 leaves before t2 arrives; t2 goes on as one train.
  texts["transfers.txt"] = header + ",,t2,u0,4\n,,t2,u1,4\n";
  Diagnostics diagnostics;
  const GtfsFeed feed = ParseGtfs(texts, {}, diagnostics);
  EXPECT_THAT(Continuations(feed.lines), ElementsAre("t1>t2", "t2>u1"));
  EXPECT_THAT(diagnostics.Report(),
              HasSubstr("transfers.txt:2: warning: 1 in-seat transfers cannot "
                        "be honoured"));
  texts["transfers.txt"] = header + ",,t2,,4\n,,t2,u9,4\n";
  const std::string report = ProblemsOf(texts);
  EXPECT_THAT(report, HasSubstr("transfers.txt:2:4: error: to_trip_id is blank "
                                "where transfer_type 4 asks for it"));
  EXPECT_THAT(report, HasSubstr("to_trip_id 'u9' is not in trips.txt"));
}

constexpr char kInSeatHeader[] = "from_trip_id,to_trip_id,transfer_type\n";

// p and t2 are both at A by 08:06:30, from where u1 leaves.
TEST(GtfsBlocksTest, TrainsThatJoinGoOnAsTheFirstOfThem) {
  GtfsTexts texts = WithBlocks(
      "M1,W,t1,0,\nM1,W,t2,1,\nM1,W,u1,0,b\nM1,W,u0,0,\nM1,W,p,1,b\n");
  texts["stop_times.txt"] +=
      "p,08:01:00,08:01:00,S1,1\np,08:05:00,08:05:00,A,2\n";
  texts["transfers.txt"] = std::string(kInSeatHeader) + "t2,u1,4\np,u1,4\n";
  Diagnostics diagnostics;
  const GtfsFeed feed = ParseGtfs(texts, {}, diagnostics);
  EXPECT_THAT(Continuations(feed.lines), ElementsAre("t2>u1"));
  EXPECT_THAT(diagnostics.Report(),
              HasSubstr("transfers.txt:3: warning: 1 in-seat transfers cannot "
                        "be honoured"));
  // The block too would join p to u1, which a row has given away.
  texts["transfers.txt"] = std::string(kInSeatHeader) + "t2,u1,4\n";
  EXPECT_THAT(Continuations(ReadCleanly(texts).lines), ElementsAre("t2>u1"));
}

// Only trips that take no time can go round: a, b and c stand at A at 08:00.
TEST(GtfsBlocksTest, ATrainThatGoesOnAsItselfIsAnError) {
  GtfsTexts texts = WithBlocks(
      "M1,W,t1,0,\nM1,W,t2,1,\nM1,W,u1,0,\nM1,W,u0,0,\nM1,W,a,0,k\n"
      "M1,W,b,0,k\nM1,W,c,0,k\n");
  for (const char* key : {"a", "b", "c"}) {
    absl::StrAppend(&texts["stop_times.txt"], key, ",08:00:00,08:00:00,A,1\n",
                    key, ",08:00:00,08:00:00,A,2\n");
  }
  texts["transfers.txt"] = std::string(kInSeatHeader) + "b,a,4\na,c,4\nc,b,4\n";
  EXPECT_THAT(ProblemsOf(texts),
              HasSubstr("transfers.txt:4: error: from_trip_id 'c' goes on as "
                        "'b', which goes on as the first one again"));
  // By their block, a comes before b; the row is the other way round.
  texts["transfers.txt"] = std::string(kInSeatHeader) + "b,a,4\n";
  EXPECT_THAT(Continuations(ReadCleanly(texts).lines), ElementsAre("b>a"));
}

// S1 -60 s- N -133 m- S2, one way from N; a boarding area at S2's end.
GtfsTexts WithPathways() {
  GtfsTexts texts = TinyFeed();
  texts["stops.txt"] +=
      "N,Hall,,,3,S\nE,Exit,31.00,121.01,2,S\nS2a,Sector a,,,4,S2\n";
  texts["pathways.txt"] =
      "pathway_id,from_stop_id,to_stop_id,pathway_mode,is_bidirectional,"
      "length,traversal_time\n"
      "p1,S1,N,1,1,,60\np2,N,S2a,2,0,133,\np3,E,N,1,1,10,\np4,S1,S2,1,0,,900\n";
  return texts;
}

TEST(GtfsPathwaysTest, TheFastestWayJoinsTwoPlatforms) {
  // 60 + 133 / 1.33; no way back.
  EXPECT_THAT(TransfersOf(ReadCleanly(WithPathways()).lines),
              ElementsAre("S/S1 S/S2 160"));
}

TEST(GtfsPathwaysTest, RowsOfTransfersWin) {
  GtfsTexts texts = WithPathways();
  texts["transfers.txt"] =
      "from_stop_id,to_stop_id,transfer_type,min_transfer_time\n"
      "S1,S2,2,45\nS2,S1,3,\n";
  texts["pathways.txt"] += "p5,S2,S1,1,0,,20\n";
  EXPECT_THAT(TransfersOf(ReadCleanly(texts).lines),
              ElementsAre("S/S1 S/S2 45", "S/S2 S/S1 -"));
}

TEST(GtfsPathwaysTest, FaultsAreNamed) {
  GtfsTexts texts = WithPathways();
  texts["pathways.txt"] +=
      "p1,S1,N,1,1,,\np6,S,N,1,1,,\np7,S1,Z,1,1,,\np8,S1,S1,1,1,,\n"
      "p9,S1,S2,8,1,,\n";
  const std::string report = ProblemsOf(texts);
  EXPECT_THAT(report, HasSubstr("pathways.txt:6:1: error: pathway_id 'p1' "
                                "stands twice"));
  EXPECT_THAT(report, HasSubstr("pathways.txt:7:2: error: from_stop_id 'S' is "
                                "a station"));
  EXPECT_THAT(report, HasSubstr("pathways.txt:8:3: error: to_stop_id 'Z' is "
                                "not in stops.txt"));
  EXPECT_THAT(report, HasSubstr("pathways.txt:9:3: warning: pathway_id 'p8' "
                                "leads back"));
  EXPECT_THAT(report, HasSubstr("pathways.txt:10:4: error: pathway_mode '8'"));
}

}  // namespace
}  // namespace railreach
