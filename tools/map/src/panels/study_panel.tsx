// The study as a whole, while no key node is selected.
import { useMemo } from 'preact/hooks';
import { areaRow, countiesOf, nodesOf } from '../data/city';
import type { Dataset } from '../data/dataset';
import { meanReachByMinute } from '../data/reach';
import { Section } from '../pages/page_parts';
import { peopleInWords } from '../pages/story';
import { cutoffMin } from '../state';
import { CurveChart } from '../ui/curve_chart';
import { bothNames, fixed, people, t } from '../words';
import { CityTable } from './city_table';
import { bandName } from './headline';
import { NewTowns } from './new_towns';
import './panel.css';

export function StudyPanel({ dataset }: { dataset: Dataset }) {
  const { result } = dataset;
  const nodes = useMemo(
    () => nodesOf(dataset, countiesOf(dataset, undefined)),
    [dataset],
  );
  const reach = useMemo(
    () => meanReachByMinute(dataset, nodes),
    [dataset, nodes],
  );
  const area = bothNames(result.regions[areaRow(result) ?? -1]?.name);
  return (
    <article class="panel">
      <header class="panel-head">
        <div>
          <h2>{t('谁在一小时之内', 'Who is within the hour')}</h2>
          <p class="note">{area}</p>
        </div>
      </header>
      <div class="panel-text">
        <p>
          {t(
            `本研究回答：${bandName(dataset)}，在规定时间内，每个重点节点门到门能联系多少人，靠哪些线路，各区县与新城离规划目标还差多少。`,
            `The study answers how many people each key node links door to door within a set time in the ${bandName(dataset).toLowerCase()}, by which lines, and how far counties and new towns are from the targets of the plan.`,
          )}
        </p>
        {reach && (
          <p>
            {t(
              `${cutoffMin.value} 分钟（含）以内，一个重点节点平均可达 ${peopleInWords(reach.doorToDoor[cutoffMin.value] ?? 0)}，其中 ${peopleInWords(reach.withoutRail[cutoffMin.value] ?? 0)}不乘轨道也可达（${nodes.length} 个节点的均值，不含枢纽与圈外节点）。`,
              `Within ${cutoffMin.value} minutes (inclusive) a key node links ${peopleInWords(reach.doorToDoor[cutoffMin.value] ?? 0)} on average; without rail it is ${peopleInWords(reach.withoutRail[cutoffMin.value] ?? 0)} (mean of ${nodes.length} nodes, hubs and places outside left out).`,
            )}
          </p>
        )}
        <p>
          {t(
            '新城、区县驻地与跨界城镇圈按“从节点出发”计，其余按“到达节点”计；没有岗位数据，数字是可达人口，不是通勤人口。',
            'New towns, county seats and cross-border clusters are measured from the node, all others to it; without data on jobs these are people within reach, not commuters.',
          )}
        </p>
        <p class="panel-prompt">
          {t(
            '点击地图上的重点节点，或在上方查找，查看它的可达范围、曲线与时间。',
            'Click a key node on the map, or find one above, to see its catchment, curve and times.',
          )}
        </p>
      </div>
      {reach && (
        <Section title={t('节点均值曲线', 'Mean of the key nodes by minute')}>
          <CurveChart reach={reach} of={t('节点均值', 'Mean of key nodes')} />
        </Section>
      )}
      <Section title={t('各城市', 'By city')}>
        <CityTable dataset={dataset} />
      </Section>
      <NewTowns dataset={dataset} />
      <Section title={t('研究的规模', 'What it was computed on')}>
        <CountList dataset={dataset} />
      </Section>
    </article>
  );
}

function CountList({ dataset }: { dataset: Dataset }) {
  const { counts } = dataset.result;
  if (!counts) return null;
  const rows = [
    [t('有列车的车站', 'stations with trains'), fixed(counts.stations, 0)],
    [t('运营线路', 'lines that run'), fixed(counts.lines, 0)],
    [t('重点节点', 'key nodes'), fixed(counts.keyNodes, 0)],
    [t('街镇', 'towns'), fixed(counts.zones, 0)],
    [t('范围内人口', 'people inside'), people(counts.peopleStudyArea)],
    [t('外围人口', 'people in the halo'), people(counts.peopleHalo)],
  ];
  return (
    <dl class="panel-counts">
      {rows.map(([what, count]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
