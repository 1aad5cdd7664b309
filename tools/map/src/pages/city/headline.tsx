// The first sentences: the figure, what it means, how sure it is.
import {
  coverageOf,
  type LeagueRow,
  type LeagueTotals,
  rankOf,
  totalsOf,
} from '../../data/city';
import type { MeanReach } from '../../data/mean_reach';
import { spokenValue } from '../../data/parameter_rows';
import type { RegionCoverage } from '../../proto/railreach/v1/figures_pb';
import { tierName } from '../../tiers';
import { fixed, people, percent, t } from '../../words';
import { counted, Fact, inWords, peopleInWords } from '../story';
import type { CityPart } from './part';

interface Props extends CityPart {
  reach: MeanReach | undefined;
  league: LeagueRow[];
}

export function Headline({ dataset, place, name, reach, league }: Props) {
  const rank = place === undefined ? undefined : rankOf(dataset, place);
  const totals = totalsOf(league);
  const band = spokenValue(dataset, dataset.parameters?.band ?? '');
  return (
    <header class="story-headline">
      <h2>{name}</h2>
      {reach ? (
        <>
          <Facts reach={reach} totals={totals} minutes={dataset.headline} />
          <p class="story-lead">
            {reachSentence(name, band, dataset.headline, reach)}{' '}
            {rank && rankSentence(dataset.cities.length, rank)}
          </p>
          <p>{doubtSentence(reach)}</p>
        </>
      ) : (
        <p>
          {t(
            '这里没有计入均值的重点节点。',
            'No key node here counts in the means.',
          )}
        </p>
      )}
      <p>{countySentence(totals)}</p>
      <p>{coverageSentence(coverageOf(dataset, place))}</p>
    </header>
  );
}

interface FactsProps {
  reach: MeanReach;
  totals: LeagueTotals;
  minutes: number;
}

function Facts({ reach, totals, minutes }: FactsProps) {
  return (
    <dl class="story-facts">
      <Fact
        figure={people(reach.people)}
        words={t(
          `${minutes}分钟可达人口，节点平均`,
          `people within ${minutes} min, mean of key nodes`,
        )}
      />
      <Fact
        figure={people(reach.people - reach.withoutRail)}
        words={t('其中靠轨道才可达', 'of these only by rail')}
      />
      <Fact
        figure={`${totals.served} / ${totals.counties}`}
        words={t('区县有轨道服务', 'counties served by rail')}
      />
      <Fact
        figure={percent(totals.coveredShare)}
        words={t('人口在车站服务半径内', 'of people near a station')}
      />
    </dl>
  );
}

function reachSentence(
  name: string,
  band: string,
  minutes: number,
  reach: MeanReach,
): string {
  const all = peopleInWords(reach.people);
  const direct = inWords(reach.withoutRail);
  return t(
    `${band}，以门到门${minutes}分钟（含）计，${name}的${reach.nodes}个重点节点平均可达${all}，其中${direct}人不乘轨道也可达。`,
    `${band}: within ${minutes} minutes door to door (inclusive), a key node of ${name} has ${all} in reach on average (mean of ${counted(reach.nodes, 'node')}), ${direct} of them without rail.`,
  );
}

function rankSentence(cities: number, rank: number): string {
  return t(
    `在${cities}个城市中居第${rank}位。`,
    `That is rank ${rank} of the ${cities} cities.`,
  );
}

function doubtSentence(reach: MeanReach): string {
  const low = peopleInWords(reach.highEntry);
  const high = peopleInWords(reach.lowEntry);
  const assumed = percent(reach.assumedShare);
  if (reach.riding === 0) {
    return t(
      '时限以内的最快出行都不乘轨道，进站时间的高低不影响这一数字。没有岗位数据，这是可达人口，不是通勤人口。',
      'No fastest journey within that time goes by rail, so entry times do not matter here. Without data on jobs these are people within reach, not commuters.',
    );
  }
  return t(
    `进站时间没有权威数据，属判断值：取高值为${low}，取低值为${high}。乘车时间的${assumed}依据假定数值。没有岗位数据，这是可达人口，不是通勤人口；新城、区县驻地与跨界城镇圈按“从节点出发”计，其余节点按“到达节点”计。`,
    `Entry times at stations are judgement: their high values give ${low}, their low values ${high}. ${assumed} of the ride time rests on assumed values. Without data on jobs these are people within reach, not commuters; they are counted outward from new towns, county seats and cross-border clusters, and inward to all other nodes.`,
  );
}

function countySentence(totals: LeagueTotals): string {
  const { counties, served, withoutTrains, towns, townsServed } = totals;
  const covered = percent(totals.coveredShare);
  return t(
    `${counties}个区县中，${served}个达到“有服务”（最好的车站每日每向至少30班，7至21时间隔不超过60分钟），${trainless(withoutTrains)}；人口5万以上的城镇${towns}个，${townsServed}个有轨道服务。${covered}的人口住在某一层级车站的最大服务半径以内。`,
    `Of ${counted(counties, 'county', 'counties')}, ${served} ${served === 1 ? 'is' : 'are'} served (at the best station at least 30 trains a day and direction, no gap above 60 min from 07:00 to 21:00); ${trainless(withoutTrains)}. Of ${counted(towns, 'town')} above 50,000 people, ${townsServed} ${townsServed === 1 ? 'is' : 'are'} served. ${covered} of the people live within the largest radius of a station of some tier.`,
  );
}

function trainless(counties: number): string {
  if (counties === 0) return t('各区县都有列车', 'all have trains');
  return t(
    `${counties}个没有车站或没有列车`,
    `${counties} ${counties === 1 ? 'has' : 'have'} no station or no train`,
  );
}

function coverageSentence(rows: RegionCoverage[]): string {
  const words = rows
    .filter((row) => row.peopleCovered > 0n)
    .map((row) => {
      const km = fixed(Number(row.radiusMm) / 1e6, 1);
      const share = percent(Number(row.peopleCovered) / Number(row.people));
      const nodes = `${row.nodesCovered}/${row.nodes}`;
      return t(
        `${tierName(row.tier)}（${km}公里）${share}的人口、${nodes}个节点`,
        `${tierName(row.tier)} (${km} km) ${share} of people and ${nodes} nodes`,
      );
    });
  if (words.length === 0) {
    return t(
      '各层级车站的中等半径内没有人口。',
      'Nobody lives within the middle radius of a station of any tier.',
    );
  }
  return t(
    `按各层级的中等半径，车站覆盖：${words.join('；')}。`,
    `Within the middle radius of each tier, stations cover: ${words.join('; ')}.`,
  );
}
