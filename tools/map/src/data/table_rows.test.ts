import { create } from '@bufbuild/protobuf';
import { expect, test } from 'vitest';
import {
  Direction,
  AssessmentRow_Verdict as Verdict,
} from '../proto/railreach/v1/figures_pb';
import { Level, TargetKind, Tier } from '../proto/railreach/v1/names_pb';
import { ReportSchema } from '../proto/railreach/v1/report_pb';
import { assessmentPairs, verdictCounts } from './assessment_rows';
import { catchmentRows } from './catchment_rows';
import { connectionRows, wholeConnections } from './connection_rows';
import {
  countyRows,
  nodeCoverageRows,
  regionCoverageRows,
} from './coverage_rows';
import { Dataset } from './dataset';
import { assumedShare, densityRows } from './density_rows';

// Regions: 0 the study area, 1 a city of it, 2 a county of the city.
// Nodes: 0 the seat of the county, 1 a hub outside.
function dataset(): Dataset {
  return new Dataset(
    create(ReportSchema, {
      result: {
        manifest: {
          parameters: { cutoffMin: [1, 2], headlineCutoffMin: 2 },
        },
        regions: [
          { name: { id: 'all', en: 'All' }, level: Level.STUDY_AREA },
          {
            name: { id: 'c', en: 'City' },
            level: Level.CITY,
            regionMembers: [2],
          },
          { name: { id: 'd', en: 'County' }, level: Level.COUNTY, people: 70n },
        ],
        keyNodes: [
          { name: { id: 's', en: 'Seat' }, kind: 'county_seat', region: 2 },
          { name: { id: 'h', en: 'Hub' }, kind: 'hub_outside' },
        ],
        catchments: [
          {
            node: 0,
            direction: Direction.FROM,
            doorToDoor: { studyArea: [1n, 5n, 9n], halo: [0n, 1n, 2n] },
            platform: { studyArea: [0n, 0n, 20n], halo: [] },
            areaKm2: [3, 7],
          },
        ],
        regionCoverage: [
          {
            region: 0,
            tier: Tier.METRO,
            radiusMm: 600n,
            people: 100n,
            peopleCovered: 10n,
            nodes: 2,
            nodesCovered: 1,
          },
          {
            region: 0,
            tier: Tier.METRO,
            radiusMm: 800n,
            people: 100n,
            peopleCovered: 20n,
            nodes: 2,
            nodesCovered: 2,
          },
          { region: 0, tier: Tier.TRUNK, radiusMm: 3000n, people: 100n },
        ],
        counties: [{ county: 2, trainsPerDay: 30 }],
        nodeCoverage: [
          { node: 1, nearestStation: [-1, 4], nearestDistanceMm: [0n, 12n] },
        ],
        connections: [{ nodes: 2 }, { region: 0, nodes: 2 }, { region: 1 }],
        densities: [
          { region: 0, measure: 'metro', trackMm: 40n, assumedTrackMm: 10n },
          { region: 0, measure: 'all', trackMm: 90n },
          { region: 1, measure: 'metro' },
          { region: 2, measure: 'metro' },
        ],
        targets: [
          { name: { id: 'f' }, indicator: 'x', kind: TargetKind.FLOOR },
          { name: { id: 'c' }, indicator: 'x', kind: TargetKind.COOPERATIVE },
          { name: { id: 'g' }, indicator: 'y', kind: TargetKind.FLOOR },
        ],
        assessments: [
          { target: 0, verdict: Verdict.MISSED },
          { target: 1, verdict: Verdict.MET },
          { target: 2, verdict: Verdict.MISSED },
        ],
      },
    }),
  );
}

test('a catchment counts study area and halo at each cutoff', () => {
  const [row] = catchmentRows(dataset());
  expect(row?.people).toEqual([5 + 1, 9 + 2]);
  expect(row?.platform).toBe(20);
  expect(row?.areaKm2).toBe(7);
  expect(row?.city).toBe(1);
});

test('what the message does not hold is unknown, not zero', () => {
  expect(catchmentRows(dataset())[0]?.withoutRail).toBeUndefined();
});

test('a region has one row per tier, its radii side by side', () => {
  const [row, ...others] = regionCoverageRows(dataset(), Tier.METRO);
  expect(others).toEqual([]);
  expect(row?.covered.map(({ people }) => people)).toEqual([10, 20]);
  expect(row?.covered.map(({ nodes }) => nodes)).toEqual([1, 2]);
});

test('a county knows its city and what its seat reaches', () => {
  expect(countyRows(dataset())[0]).toMatchObject({
    city: 1,
    people: 70,
    seatPeople: 9 + 2,
  });
});

test('a tier without a station near the node has none', () => {
  const [row] = nodeCoverageRows(dataset());
  expect(row?.nearest).toEqual([undefined, { station: 4, distanceMm: 12 }]);
  expect(row?.city).toBeUndefined();
});

test('the study area is told once among the connections', () => {
  const data = dataset();
  const rows = connectionRows(data, Level.CITY);
  expect(rows.map(({ region }) => region)).toEqual([undefined, 1]);
  expect(wholeConnections(data)).toBe(rows[0]);
});

test('densities stand by region of the level, below the study area', () => {
  const rows = densityRows(dataset(), Level.CITY);
  expect(rows.map(({ region }) => region)).toEqual([0, 1]);
  expect([...(rows[0]?.measures.keys() ?? [])]).toEqual(['metro', 'all']);
});

test('the assumed share is of the track, and unknown without track', () => {
  const [area, city] = densityRows(dataset(), Level.CITY);
  expect(assumedShare(area?.measures.get('metro'))).toBe(10 / 40);
  expect(assumedShare(city?.measures.get('metro'))).toBeUndefined();
});

test('both kinds of one indicator stand side by side, single ones last', () => {
  const pairs = assessmentPairs(dataset());
  const ids = (rows: { target: { name?: { id: string } } }[] | undefined) =>
    rows?.map(({ target }) => target.name?.id);
  expect(ids(pairs[0]?.floor)).toEqual(['f']);
  expect(ids(pairs[0]?.cooperative)).toEqual(['c']);
  expect(ids(pairs[1]?.floor)).toEqual(['g']);
  expect(pairs[1]?.cooperative).toEqual([]);
});

test('verdicts are counted', () => {
  const counts = verdictCounts(dataset().result.assessments);
  expect(counts.get(Verdict.MISSED)).toBe(2);
  expect(counts.get(Verdict.MET)).toBe(1);
});
