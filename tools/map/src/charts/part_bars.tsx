// The seven parts of a typical journey, place by place.
import { type MeanJourney, PARTS, type Part } from '../data/journey_parts';
import { fixed, t } from '../words';
import { StackBars } from './stack_bars';

export interface PartRow {
  key: string | number;
  label: string;
  selected: boolean;
  journey: MeanJourney;
}

export function partName(part: Part): string {
  const names: Record<Part, string> = {
    access: t('接驳', 'access'),
    entry: t('进站', 'entry'),
    wait: t('候车', 'wait'),
    ride: t('乘车', 'ride'),
    change: t('换乘', 'change'),
    exit: t('出站', 'exit'),
    egress: t('离站', 'egress'),
  };
  return names[part];
}

export function PartBars({ title, rows }: { title: string; rows: PartRow[] }) {
  const own = rows.find((row) => row.selected) ?? rows[0];
  if (!own) return null;
  const words = PARTS.map(
    (part) => `${partName(part)} ${inMinutes(own.journey.seconds[part])}`,
  );
  return (
    <StackBars
      title={title}
      description={`${own.label}: ${words.join(t('，', ', '))} ${t('分钟', 'min')}`}
      series={PARTS.map((part) => ({
        key: part,
        label: partName(part),
        fill: `var(--part-${part})`,
        ink: `var(--on-part-${part})`,
      }))}
      rows={rows.map(({ key, label, selected, journey }) => ({
        key,
        label,
        selected,
        note: t(
          `${inMinutes(journey.total)} 分钟`,
          `${inMinutes(journey.total)} min`,
        ),
        values: PARTS.map((part) => journey.seconds[part]),
      }))}
      max={Math.max(...rows.map((row) => row.journey.total))}
      format={inMinutes}
    />
  );
}

function inMinutes(seconds: number): string {
  return fixed(seconds / 60, 0);
}
