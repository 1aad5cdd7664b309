// A report's message with what its readers look up again and again.  Rows are
// referred to by their place in the result's tables, as in the message.
import type { Catchment, PeopleCurve } from '../proto/railreach/v1/figures_pb';
import { Level } from '../proto/railreach/v1/names_pb';
import type { Report } from '../proto/railreach/v1/report_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';

export class Dataset {
  readonly result: StudyResult;
  // [by node], where there is one.
  readonly catchments: (Catchment | undefined)[];
  // Rows of regions that are cities of the study area.
  readonly cities: number[];
  // [by region] the city that a county belongs to.
  readonly cityOf: (number | undefined)[];

  constructor(readonly report: Report) {
    if (!report.result) throw new Error('the report holds no result');
    this.result = report.result;
    this.catchments = new Array(this.result.keyNodes.length).fill(undefined);
    for (const row of this.result.catchments) {
      if (row.node !== undefined) this.catchments[row.node] = row;
    }
    this.cities = [];
    this.cityOf = new Array(this.result.regions.length).fill(undefined);
    this.result.regions.forEach((region, row) => {
      if (region.level !== Level.CITY || region.halo) return;
      this.cities.push(row);
      for (const member of region.regionMembers) this.cityOf[member] = row;
    });
  }

  get parameters() {
    return this.result.manifest?.parameters;
  }

  get cutoffs(): number[] {
    return this.parameters?.cutoffMin ?? [];
  }

  // The last minute of the curves.
  get horizon(): number {
    const curve = this.result.catchments[0]?.doorToDoor?.studyArea;
    return curve ? curve.length - 1 : Math.max(...this.cutoffs);
  }

  get headline(): number {
    return this.parameters?.headlineCutoffMin ?? 60;
  }
}

// People of study area and halo within so many minutes; undefined beyond the
// curve's end.
export function peopleWithin(
  curve: PeopleCurve | undefined,
  minutes: number,
): number | undefined {
  const area = curve?.studyArea[minutes];
  const halo = curve?.halo[minutes];
  if (area === undefined) return undefined;
  return Number(area) + Number(halo ?? 0n);
}
