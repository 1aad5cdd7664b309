// How often the trains of a line run in the study.
import type { Band } from '../proto/railreach/v1/names_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';

// One way, all patterns of the line together.
export function trainsPerHour(
  { patterns, services, bands }: StudyResult,
  line: number,
  bandId: string,
): number {
  const band = bands.findIndex(({ name }) => name?.id === bandId);
  if (!services || band < 0) return 0;
  let perHour = 0;
  services.pattern.forEach((row, i) => {
    const pattern = patterns[row];
    if (services.band[i] !== band || pattern?.line !== line) return;
    if (pattern.back || pattern.closed) return;
    const headway = services.headwayS[i] ?? 0;
    const trains = Number(services.milliTrains[i] ?? 0n) / 1000;
    perHour += headway > 0 ? 3600 / headway : trains / hoursOf(bands[band]);
  });
  return perHour;
}

function hoursOf(band: Band | undefined): number {
  return band ? (band.toS - band.fromS) / 3600 : 1;
}
