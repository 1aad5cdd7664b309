#include "engine/wire/definitions.h"

#include <array>

namespace railreach {
namespace {

constexpr std::array kDefinitions = {
    Definition{
        "出行时间“门到门”:接驳、进站、候车、乘车、换乘、出站与末端接驳之和,"
        "与不乘轨道的直接出行取小者。",
        "Travel time door to door: access, entry, waits, rides, changes, exit "
        "and egress, or the direct way without rail if that is faster."},
    Definition{
        "“站到站”:从离节点最近的车站到离小区最近的车站,不计接驳、首次进站与"
        "末次出站;计首次候车。",
        "Platform to platform: from the station nearest to the node to the "
        "station nearest to the zone, without access, egress, first entry and "
        "last exit; the first wait counts."},
    Definition{"时限含端点:出行时间 <= 时限即为可达。",
               "A cutoff is inclusive: reached means travel time <= cutoff."},
    Definition{
        "没有就业岗位数据:数字是可达范围内的常住人口,不是通勤者。",
        "There are no data on jobs: figures are people within reach, never "
        "commuters."},
    Definition{
        "方向:新城、区县驻地与跨界城镇圈为“从节点出发”,其余节点为“到达节点”。",
        "Direction: from new towns, county seats and cross-border clusters; to "
        "all other nodes."},
    Definition{
        "进站时间为判断值,没有权威来源;其低值与高值给出敏感性区间。",
        "Entry times are judgement, without an authoritative source; their low "
        "and high values give a range of sensitivity."},
    Definition{
        "假定份额:乘车时间(或里程)中依据假定数值的部分。",
        "Assumed share: the part of the ride time (or track-km) that rests on "
        "assumed values."},
    Definition{"未计算:票价、拥挤、晚点与余票。",
               "Not computed: fares, crowding, delays, seat availability."},
    Definition{
        "出发时段(按时刻表):按步长在时段内逐一取出发时刻,含首不含尾;“到达节点”"
        "时为最晚到达时刻,含尾不含首。候车即等到下一班车。",
        "Departure window (by the clock): departures every step of the window, "
        "its first instant included, its last one not; to a node these are "
        "deadlines of arrival, the last included, the first not. Who comes "
        "waits for the next train."},
    Definition{
        "百分位p:把时段内全部出发时刻(及各次抽样)的出行时间由短到长排序,取第"
        "p x n / 100个(向上取整),不可达记为无穷大;p50为一般情形,p95为可靠情形"
        "(100次出发中95次不超过)。",
        "Percentile p: of the travel times of all n departures (and draws), "
        "shortest first, number p x n / 100 rounded up; not reached counts as "
        "infinite. p50 is the typical time, p95 the reliable one (95 of 100 "
        "departures take no longer)."},
    Definition{
        "时刻表均值:时限内可达人口对全部出发时刻取平均。",
        "Mean over departures: people within the cutoff, averaged over all "
        "departures of the window."},
};
constexpr size_t kOfWindow = 3;

}  // namespace

absl::Span<const Definition> DefinitionsOf(const StudyParameters& parameters) {
  const absl::Span<const Definition> all = kDefinitions;
  return parameters.window.has_value() ? all
                                       : all.first(all.size() - kOfWindow);
}

absl::string_view ToolVersion() { return RAILREACH_VERSION; }

}  // namespace railreach
