// Modifications that are made by a choice rather than drawn.
import { create } from '@bufbuild/protobuf';
import {
  type Modification,
  ModificationSchema,
} from '../proto/railreach/v1/scenario_pb';

export function closeLine(line: string): Modification {
  return create(ModificationSchema, {
    change: { case: 'closeLine', value: { line } },
  });
}

export function closeStation(station: string): Modification {
  return create(ModificationSchema, {
    change: { case: 'closeStation', value: { station } },
  });
}

export function openLine(line: string): Modification {
  return create(ModificationSchema, {
    change: { case: 'openLines', value: { line: [line] } },
  });
}

// `band` empty: in every band.
export function setHeadway(
  line: string,
  headwayMin: number,
  band: string,
): Modification {
  const service = [{ headwayMin, band }];
  return create(ModificationSchema, {
    change: { case: 'setTrains', value: { line, service } },
  });
}

// All headways times `factor`: 0.5 doubles the trains.
export function scaleHeadways(line: string, factor: number): Modification {
  return create(ModificationSchema, {
    change: { case: 'setTrains', value: { line, factor } },
  });
}
