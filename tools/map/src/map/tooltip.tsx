// A few words about what the pointer is over.
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Dataset, peopleWithin } from '../data/dataset';
import { kindName } from '../data/places';
import { type Line, Status } from '../proto/railreach/v1/names_pb';
import { cutoffMin } from '../state';
import { tierColour, tierName, tiersIn } from '../tiers';
import { bothNames, fixed, nameOf, people, t } from '../words';
import { drawing, type Hover } from './map_drawing';
import { linesAtStations } from './network_features';

const WIDTH = 260;
const HEIGHT = 150;

export function Tooltip({
  dataset,
  hover: { x, y, hit },
}: {
  dataset: Dataset;
  hover: Hover;
}) {
  const box = drawing.value?.map.getContainer();
  const left = x + WIDTH > (box?.clientWidth ?? 0) ? x - WIDTH - 12 : x + 14;
  const top = y + HEIGHT > (box?.clientHeight ?? 0) ? y - HEIGHT : y + 14;
  return (
    <div
      class="map-tooltip"
      role="tooltip"
      style={{ left: `${Math.max(4, left)}px`, top: `${Math.max(4, top)}px` }}
    >
      {hit.kind === 'node' && <NodeWords dataset={dataset} row={hit.row} />}
      {hit.kind === 'station' && (
        <StationWords dataset={dataset} row={hit.row} />
      )}
      {hit.kind === 'line' && (
        <LineWords line={dataset.result.lines[hit.row]} />
      )}
    </div>
  );
}

function NodeWords({ dataset, row }: { dataset: Dataset; row: number }) {
  const node = dataset.result.keyNodes[row];
  const within = peopleWithin(
    dataset.catchments[row]?.doorToDoor,
    cutoffMin.value,
  );
  if (!node) return null;
  return (
    <>
      <strong>{bothNames(node.name)}</strong>
      <span>{kindName(node.kind)}</span>
      {within !== undefined && (
        <span>
          {t(
            `${cutoffMin.value} 分内 ${people(within)}人`,
            `${people(within)} people in ${cutoffMin.value} min`,
          )}
        </span>
      )}
    </>
  );
}

function StationWords({ dataset, row }: { dataset: Dataset; row: number }) {
  const { stations, serviceLevels, lines } = dataset.result;
  const calling = useMemo(() => linesAtStations(dataset.result), [dataset]);
  const trains = serviceLevels?.trainsPerDay[row] ?? 0;
  return (
    <>
      <strong>{bothNames(stations[row]?.name)}</strong>
      <Chips>
        {tiersIn(serviceLevels?.tiers[row] ?? 0).map((tier) => (
          <Chip key={tier} colour={tierColour(tier)} text={tierName(tier)} />
        ))}
      </Chips>
      <span>
        {trains > 0
          ? t(
              `每日每方向 ${fixed(trains, 0)} 列`,
              `${fixed(trains, 0)} trains a day and direction`,
            )
          : t('本研究中无列车', 'no trains in this study')}
      </span>
      <Chips>
        {calling[row]?.map((line) => (
          <LineChip key={line} line={lines[line]} />
        ))}
      </Chips>
    </>
  );
}

function LineWords({ line }: { line: Line | undefined }) {
  if (!line) return null;
  return (
    <>
      <strong>{bothNames(line.name)}</strong>
      <Chips>
        <Chip colour={tierColour(line.tier)} text={tierName(line.tier)} />
      </Chips>
      <span>{statusWords(line)}</span>
    </>
  );
}

function statusWords({ status, open, openingYear }: Line): string {
  const year = openingYear > 0 ? ` ${openingYear}` : '';
  if (status === Status.EXISTING) return t('运营中', 'in service');
  const state =
    status === Status.CONSTRUCTION
      ? t(`在建${year}`, `under construction${year}`)
      : t(`规划${year}`, `planned${year}`);
  return open ? `${state} · ${t('本研究中开行', 'runs in this study')}` : state;
}

function LineChip({ line }: { line: Line | undefined }) {
  if (!line) return null;
  return (
    <Chip
      colour={line.colour || tierColour(line.tier)}
      text={nameOf(line.name)}
      faint={!line.open}
    />
  );
}

function Chips({ children }: { children: ComponentChildren }) {
  return <span class="map-chips">{children}</span>;
}

function Chip({
  colour,
  text,
  faint = false,
}: {
  colour: string;
  text: string;
  faint?: boolean;
}) {
  return (
    <span class={faint ? 'map-chip faint' : 'map-chip'}>
      <i style={{ background: colour }} />
      {text}
    </span>
  );
}
