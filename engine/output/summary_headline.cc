// The summary's title, its headline by region, and what it means.
#include <array>

#include "absl/strings/str_cat.h"
#include "engine/base/time_of_day.h"
#include "engine/output/labels.h"
#include "engine/output/summary_parts.h"
#include "engine/output/text_table.h"

namespace railreach {
namespace {

// "早高峰 Morning peak 07:00-09:00", or the band's id if it is not known.
std::string BandLabel(const Study& study) {
  for (const Band& band : study.model.lines.bands) {
    if (band.name.key != study.parameters.band) continue;
    return absl::StrCat(Label(band.name), " ", ToString(band.from), "-",
                        ToString(band.to));
  }
  return study.parameters.band;
}

// The names of the study's band, its id where the table does not know it.
ThingName BandName(const Study& study) {
  for (const Band& band : study.model.lines.bands) {
    if (band.name.key == study.parameters.band) return band.name;
  }
  return {study.parameters.band, study.parameters.band, study.parameters.band};
}

std::string Millions(double people) { return Fixed(people / 1e6, 2); }

absl::string_view WaitLabel(WaitModel model) {
  switch (model) {
    case WaitModel::kExpected:
      return "期望候车 expected wait";
    case WaitModel::kOptimal:
      return "不计候车 optimal (no wait)";
    case WaitModel::kSampled:
      return "期望候车、时段内抽样 expected wait, sampled in the window";
  }
  return "";
}

std::string LinesLabel(const Selection& selection) {
  if (selection.open_until == 0) return "现状线路 existing lines";
  return absl::StrCat("现状及", selection.open_until,
                      "年前开通线路 existing lines and those open by ",
                      selection.open_until);
}

Level LevelOf(const Study& study, RegionId region) {
  return region.is_none() ? Level::kStudyArea
                          : study.model.places.regions[region].level;
}

// The study area's row, else the first; nullptr without any.
const RegionSummary* WholeOf(const Study& study, const StudyResult& result) {
  for (const RegionSummary& row : result.summaries) {
    if (LevelOf(study, row.region) == Level::kStudyArea) return &row;
  }
  return result.summaries.empty() ? nullptr : &result.summaries.front();
}

std::string Range(double low, double high) {
  return absl::StrCat(TenThousands(low), " - ", TenThousands(high));
}

// How many counties are in each state.
std::array<int, 4> CountStates(const StudyResult& result) {
  std::array<int, 4> counts = {};
  for (const CountyCoverage& row : result.coverage.counties) {
    ++counts[static_cast<size_t>(row.state)];
  }
  return counts;
}

std::string MeaningZh(const RegionSummary& row, const Study& study,
                      const StudyResult& result) {
  const auto states = CountStates(result);
  return absl::StrCat(
      "  ", BandName(study).zh, "门到门60分钟(含)以内,一个重点节点平均可达",
      TenThousands(row.people_60), "万人,其中不乘轨道也可达",
      TenThousands(row.people_60_without_rail),
      "万人;新城、区县驻地与跨界城镇圈按“从节点出发”计,其余按“到达节点”计。\n"
      "  进站时间没有权威数据,取高值与低值时",
      CeilMinutes(study.parameters.headline_cutoff), "分钟内为",
      Range(row.people_high_entry, row.people_low_entry),
      "万人;站到站(不计接驳与进出站)为", TenThousands(row.people_60_platform),
      "万人,两种口径不可混用。\n  乘车时间的", Percent(row.assumed_share),
      "依据假定数值;没有岗位数据,数字是可达人口,不是通勤人口。",
      result.coverage.counties.size(), "个区县中", states[3],
      "个达到“有服务”(每日每向至少30班,7至21时间隔不超过60分钟),",
      states[0] + states[1], "个没有车站或没有列车。\n");
}

std::string MeaningEn(const RegionSummary& row, const Study& study,
                      const StudyResult& result) {
  const auto states = CountStates(result);
  return absl::StrCat(
      "  ", BandName(study).en,
      ": within 60 minutes door to door (inclusive) "
      "a key node reaches ",
      Millions(row.people_60), " million people on average, ",
      Millions(row.people_60_without_rail),
      " million of them without rail;\n  measured from new towns, county seats "
      "and cross-border clusters, and to all other nodes.\n"
      "  Entry times are judgement: their high and low values give ",
      Millions(row.people_high_entry), " to ", Millions(row.people_low_entry),
      " million within ", CeilMinutes(study.parameters.headline_cutoff),
      " min;\n  platform to platform (no access, entry or exit) it is ",
      Millions(row.people_60_platform), " million, another measure. ",
      Percent(row.assumed_share),
      " of the ride time rests on assumed values; without data on jobs these\n"
      "  are people within reach, not commuters. Of ",
      result.coverage.counties.size(), " counties ", states[3],
      " are served (at least 30 trains a day and direction, no gap above\n"
      "  60 min from 07:00 to 21:00), ",
      states[0] + states[1], " have no station or no train.\n");
}

}  // namespace

std::string SummaryTitle(const Study& study, const StudyResult& result) {
  const Counts& counts = result.counts;
  return absl::StrCat(
      Label(study.parameters.name), "\n  ", BandLabel(study), "; ",
      WaitLabel(study.parameters.wait_model), "; ",
      LinesLabel(study.parameters.selection), "\n  车站 stations ",
      counts.stations, ", 线路 lines ", counts.lines, ", 节点 key nodes ",
      counts.key_nodes, ", 小区 zones ", counts.zones, "; 人口 people ",
      TenThousands(static_cast<double>(counts.people_study_area)),
      "万 x 10,000 (外围 halo ",
      TenThousands(static_cast<double>(counts.people_halo)),
      ")\n  连通部分 components ", counts.components,
      "; 假定数据行 assumed rows ", Percent(counts.assumed_rows_share),
      "; 读取警告 warnings ", study.num_warnings, "\n");
}

std::string HeadlinePart(const Study& study, const StudyResult& result) {
  if (result.summaries.empty()) return "";
  const Labels labels(study.model);
  TextTable table({{"区域 region"},
                   {"节点 nodes", Align::kRight},
                   {"45 min", Align::kRight},
                   {"60 min", Align::kRight},
                   {absl::StrCat("进站 entry range ",
                                 CeilMinutes(study.parameters.headline_cutoff)),
                    Align::kRight},
                   {"站到站 platform 60", Align::kRight},
                   {"无轨道 no rail 60", Align::kRight},
                   {"EC %", Align::kRight},
                   {"假定 assumed", Align::kRight}});
  for (const RegionSummary& row : result.summaries) {
    const Level level = LevelOf(study, row.region);
    if (level != Level::kStudyArea && level != Level::kCity) continue;
    table.AddRow({Label(labels.Of(row.region)), absl::StrCat(row.nodes),
                  TenThousands(row.people_45), TenThousands(row.people_60),
                  Range(row.people_high_entry, row.people_low_entry),
                  TenThousands(row.people_60_platform),
                  TenThousands(row.people_60_without_rail),
                  Fixed(row.transport_performance, 1),
                  Percent(row.assumed_share)});
  }
  return absl::StrCat(
      Section("可达人口(万人,节点均值,门到门)",
              "People within reach (x 10,000, mean of nodes, door to door)"),
      table.Format());
}

std::string MeaningPart(const Study& study, const StudyResult& result) {
  const RegionSummary* row = WholeOf(study, result);
  if (row == nullptr) return "";
  return absl::StrCat(Section("说明", "What it means"),
                      MeaningZh(*row, study, result),
                      MeaningEn(*row, study, result));
}

}  // namespace railreach
