// What each field of a study means: "zh | en", by its path in study.proto.
const WORDS: Record<string, string> = {
  study_id: '研究的固定编号 | the stable id of the study',
  name_zh: '中文名称 | name in Chinese',
  name_en: '英文名称 | name in English',
  band: '运行服务所取的时段 | the part of the day whose services run',
  wait_model:
    '候车模型:EXPECTED 期望候车,OPTIMAL 不计候车,SAMPLED 按时刻抽样 | how a passenger waits: EXPECTED half the headway, OPTIMAL not at all, SAMPLED drawn by the clock',
  open_until:
    '在建与规划线路到哪一年为止计入;0:只计现状 | lines under construction or planned run if they open by this year; 0: existing lines only',
  include_planned:
    '是否计入规划线路,否则只计在建 | whether planned lines count too, or only those under construction',
  least_confidence:
    '把握低于此级的未来线路不计 | future lines that are less sure than this do not run',
  open_line: '指定开通的线路 | lines that run whatever their year',
  close_line: '指定关闭的线路 | lines that do not run',
  cutoff_min:
    '可达范围的时限(分钟,含端点)| cutoffs of catchments, minutes, inclusive',
  headline_cutoff_min: '主时限(分钟)| the headline cutoff, minutes',
  pair_horizon_min:
    '节点之间最长搜索时间(分钟)| longest journey between key nodes, minutes',
  transfer_radius_m:
    '车站之间可步行的直线距离(米)| stations this near are joined by a walk, metres',
  walk_kmh: '步行速度(公里/小时)| speed of such walks, km/h',
  walk_detour: '步行绕行系数(路程/直线)| way / straight line of such walks',
  other_operator_s:
    '换乘另一运营方另加(秒)| added to walks between two operators, seconds',
  origin_wait_max_s:
    '固定班次首次候车上限(秒),其余记为班次延误 | longest first wait for a scheduled service, seconds; what is above is schedule delay',
  outlines: '是否计算等时圈轮廓 | whether outlines of isochrones are computed',
  outline_error_m:
    '等时圈轮廓的允许误差(米)| how far an outline may be off, metres',
  hub: '统计“经枢纽”所指的枢纽 | the hub through which journeys are counted',
  centre_region:
    '统计“经中心”所指的区县 | the counties that are the centre in the same sense',
  'window.from': '出发时段起 | departure window: from',
  'window.to': '出发时段止 | departure window: to',
  'window.step_s': '出发间隔(秒)| time between two departures, seconds',
  'window.percentile': '百分位 | percentiles of travel time',
  'window.draws': '抽样次数 | how often trains known by headway are drawn',
  'window.seed': '抽样种子 | seed of the draws',
  'source.tables': '数据来源:表格目录 | source: a folder of tables',
  'source.gtfs': '数据来源:GTFS | source: a GTFS feed',
  'source.name': '来源名称 | what the source is called',
  'source.date': '所取运行日 | the service day of the feed',
  'source.tier': '所取层级 | only lines of these tiers',
  'source.tier_table': '层级对照表 | table of tiers',
  scenario: '事先施加的方案 | scenarios applied before anything is computed',
  'batch.candidates': '候选方案文件 | files of candidate scenarios',
  'batch.subsets': '组合的最多候选数 | candidates of a set at most',
  'batch.each_line_until':
    '到此年开通的线路各为一候选;0:无 | each line that opens by this year is a candidate; 0: none',
  'batch.sweep.what': '扫描的参数 | swept: what',
  'batch.sweep.line': '扫描的线路 | swept: of which line',
  'batch.sweep.from': '扫描起值 | swept: from',
  'batch.sweep.to': '扫描止值 | swept: to',
  'batch.sweep.step': '扫描步长 | swept: step',
  'batch.closures': '逐一关闭的对象(N-1)| what is closed, one at a time (N-1)',
  'batch.efficiency':
    '是否计算网络效率 | whether network efficiency is measured',
  'batch.search.objective': '寻优目标 | objective of the search',
  'batch.search.budget_km': '新线公里预算 | budget, km of new track',
  'batch.search.budget_cost': '造价预算 | budget, cost',
  'batch.search.most_candidates':
    '最多候选数;0:不限 | candidates of a set at most; 0: any number',
  'batch.search.exact_up_to':
    '候选数不超过此数时求精确解 | exact up to so many candidates',
  'batch.search.seconds': '搜索时间上限(秒)| time limit, seconds',
  'batch.search.seed': '寻优种子 | seed of the search',
};

// Undefined for a field of a newer version.
export function meaningOf(path: string): [zh: string, en: string] | undefined {
  const [zh, en] = WORDS[path]?.split('|') ?? [];
  return zh && en ? [zh.trim(), en.trim()] : undefined;
}
