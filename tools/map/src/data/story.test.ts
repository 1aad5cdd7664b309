import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { AssessmentRow_Verdict as Verdict } from '../proto/railreach/v1/figures_pb';
import { Comparison, Level, TargetKind } from '../proto/railreach/v1/names_pb';
import { ReportSchema } from '../proto/railreach/v1/report_pb';
import {
  countiesOf,
  nodesOf,
  placeOf,
  rankOf,
  summaryOf,
  totalsOf,
} from './city';
import { changeOf, numbers, relativeChange } from './comparison';
import { stripsOf } from './corridors';
import { Dataset } from './dataset';
import { indicatorRows, newTowns } from './indicators';
import { meanJourney } from './journey_parts';
import { meanReach } from './mean_reach';
import { withSign } from './sign';
import { yearsOf } from './years';

// The area 0 of the cities 1 and 2 with the counties 3 and 4.
function result(openUntil: number, people: number[]) {
  const region = (id: string, level: Level, regionMembers: number[]) => ({
    name: { id, zh: id, en: id },
    level,
    regionMembers,
  });
  return {
    manifest: { parameters: { openUntil, headlineCutoffMin: 1 } },
    regions: [
      region('area', Level.STUDY_AREA, [1, 2]),
      region('north', Level.CITY, [3]),
      region('south', Level.CITY, [4]),
      region('n1', Level.COUNTY, []),
      region('s1', Level.COUNTY, []),
    ],
    summaries: people.map((people60, row) => ({ region: row, people60 })),
    keyNodes: [
      { name: { id: 'a', zh: 'A', en: 'A' }, kind: 'new_town', region: 3 },
      { name: { id: 'b', zh: 'B', en: 'B' }, kind: 'hub', region: 3 },
      { name: { id: 'c', zh: 'C', en: 'C' }, kind: 'airport', region: 4 },
    ],
  };
}

const curve = (...studyArea: bigint[]) => ({ studyArea });

const dataset = new Dataset(
  create(ReportSchema, {
    result: {
      ...result(0, [20, 10, 30]),
      catchments: [
        {
          node: 0,
          doorToDoor: curve(1n, 8n),
          peopleWithoutTier: [8n, 8n, 8n, 8n, 2n],
          rideShare: [0, 0, 0, 0, 1],
        },
        {
          node: 2,
          doorToDoor: curve(1n, 4n),
          peopleWithoutTier: [4n, 4n, 4n, 4n, 4n],
          rideShare: [0, 0, 0, 0, 0],
        },
      ],
      pairs: {
        totalS: [0, 300, 100, -1, 0, -1, 100, 200, 0],
        numRides: [0, 1, 1, 0, 0, 0, 0, 1, 0],
        rideS: [0, 0, 60, 0, 0, 0, 0, 0, 0],
        waitS: [0, 0, 40, 0, 0, 0, 0, 0, 0],
      },
      stations: [{ region: 3 }, { region: 4 }],
      corridors: [{ name: { id: 'k' } }],
      corridorRows: [
        {
          corridor: 0,
          sectionFrom: [0],
          sectionTo: [1],
          sectionTrainsPerHour: [2.5],
        },
      ],
      targets: [
        {
          name: { id: 't' },
          kind: TargetKind.FLOOR,
          fromKind: 'new_town',
          comparison: Comparison.AT_MOST,
          value: 30,
        },
      ],
      assessments: [
        {
          target: 0,
          verdict: Verdict.MISSED,
          members: [{ nameZh: 'A - B', nameEn: 'A - B', met: false }],
        },
      ],
    },
    others: [result(2030, [25, 10, 40])],
  }),
);

describe('a city', () => {
  it('has its own counties, the study area has all', () => {
    expect([...countiesOf(dataset, 1)]).toEqual([3]);
    expect([...countiesOf(dataset, undefined)]).toEqual([3, 4]);
  });

  it('is where a selected county lies', () => {
    expect(placeOf(dataset, 4)).toBe(2);
    expect(placeOf(dataset, 2)).toBe(2);
    expect(placeOf(dataset, 0)).toBeUndefined();
  });

  it('counts its key nodes without hubs', () => {
    expect(nodesOf(dataset, countiesOf(dataset, 1))).toEqual([0]);
  });

  it('is ranked by people', () => {
    expect(rankOf(dataset, 2)).toBe(1);
    expect(rankOf(dataset, 1)).toBe(2);
  });

  it('is found in another result by its id', () => {
    expect(summaryOf(dataset.result, 'south')?.people60).toBe(30);
    expect(summaryOf(dataset.result, undefined)?.people60).toBe(20);
  });

  it('without counties has no covered share', () => {
    expect(totalsOf([]).coveredShare).toBeUndefined();
  });
});

describe('the mean reach', () => {
  it('is that of the nodes at the headline', () => {
    const reach = meanReach(dataset, [0, 2]);
    expect(reach?.people).toBe(6);
    expect(reach?.withoutTier.at(-1)).toBe(3);
  });

  it('shares ride time over those that ride', () => {
    expect(meanReach(dataset, [0, 2])?.rideShare.at(-1)).toBe(1);
  });

  it('does not exist without nodes', () => {
    expect(meanReach(dataset, [])).toBeUndefined();
  });
});

describe('the mean journey', () => {
  it('counts journeys by rail to nodes that count', () => {
    const journey = meanJourney(dataset, [0]);
    expect(journey?.pairs).toBe(1);
    expect(journey?.total).toBe(100);
    expect(journey?.seconds.ride).toBe(60);
  });

  it('does not exist where nobody rides', () => {
    expect(meanJourney(dataset, [2])).toBeUndefined();
  });
});

describe('indicators', () => {
  it('belong to the city of the pair’s first end', () => {
    const members = (place: number | undefined) =>
      indicatorRows(dataset, place, TargetKind.FLOOR).length;
    expect(members(1)).toBe(1);
    expect(members(2)).toBe(0);
    expect(members(undefined)).toBe(1);
  });

  it('tell new towns by where they lead', () => {
    const { towns } = newTowns(dataset, undefined);
    expect(towns.map((town) => town.zh)).toEqual(['A']);
    expect(towns[0]?.legs[0]?.minutes).toBeUndefined();
  });
});

describe('years', () => {
  it('stand in order, each once', () => {
    const years = yearsOf(dataset, 'south');
    expect(years.map((year) => year.openUntil)).toEqual([0, 2030]);
    expect(years.map((year) => year.people)).toEqual([30, 40]);
  });
});

describe('a corridor', () => {
  it('is shown where it calls, with the trains of each section', () => {
    const [strip] = stripsOf(dataset, 1);
    expect(strip?.stations.map((s) => s.trainsPerHour)).toEqual([
      2.5,
      undefined,
    ]);
    expect(strip?.stations.map((s) => s.inPlace)).toEqual([true, false]);
  });
});

describe('a change', () => {
  it('does not exist where one side has no figure', () => {
    expect(changeOf(numbers(undefined))).toBeUndefined();
    expect(changeOf({ a: undefined, b: 3 })).toBeUndefined();
    expect(changeOf({ a: 1, b: 3 })).toBe(2);
  });

  it('has no share of nothing', () => {
    expect(relativeChange({ a: 0, b: 3 })).toBeUndefined();
  });

  it('has a sign only if something is left after rounding', () => {
    expect(withSign('0.0 %', 0.0001)).toBe('0.0 %');
    expect(withSign('-0.0', -0.01)).toBe('0.0');
    expect(withSign('1.2', 1.2)).toBe('+1.2');
    expect(withSign('-1.2', -1.2)).toBe('-1.2');
  });
});
