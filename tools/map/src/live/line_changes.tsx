// What can be done to one line.
import { useSignal } from '@preact/signals';
import { tierName } from '../tiers';
import { fixed, nameOf, t } from '../words';
import { closeLine, openLine, scaleHeadways, setHeadway } from './changes';
import { knownStop } from './clicks';
import { NumberField, SelectField } from './fields';
import type { Live } from './live';
import { trainsPerHour } from './trains';

export function LineChanges({ live, row }: { live: Live; row: number }) {
  const network = live.network.value;
  const line = network.lines[row];
  if (!line?.name) return null;
  const { id } = line.name;
  if (!network.lineRuns(row)) {
    return (
      <>
        <p class="note">
          {tierName(line.tier)}
          {line.openingYear > 0 &&
            t(
              ` · 计划 ${line.openingYear} 年`,
              ` · planned ${line.openingYear}`,
            )}
        </p>
        <button
          type="button"
          class="quiet-button"
          onClick={() => live.change(openLine(id))}
        >
          {t('开通这条线', 'Open this line')}
        </button>
      </>
    );
  }
  return (
    <>
      <Service live={live} row={row} />
      <HeadwayChange live={live} line={id} />
      <div class="live-buttons">
        <button
          type="button"
          class="quiet-button"
          onClick={() =>
            line.name &&
            live.editor.begin({ kind: 'infill', line: line.name, stops: [] })
          }
        >
          {t('增设车站', 'Infill station')}
        </button>
        {network.termini(row).map((station) => (
          <Extend key={station} live={live} row={row} station={station} />
        ))}
        <button
          type="button"
          class="quiet-button"
          onClick={() => live.change(closeLine(id))}
        >
          {t('停运', 'Close the line')}
        </button>
      </div>
    </>
  );
}

interface ExtendProps {
  live: Live;
  row: number;
  station: number;
}

function Extend({ live, row, station }: ExtendProps) {
  const network = live.network.value;
  const line = network.lines[row]?.name;
  const at = knownStop(station, network);
  if (!line || !at) return null;
  return (
    <button
      type="button"
      class="quiet-button"
      onClick={() =>
        live.editor.begin({ kind: 'extension', line, at, stops: [] })
      }
    >
      {t(`自 ${nameOf(at.name)} 延伸`, `Extend from ${nameOf(at.name)}`)}
    </button>
  );
}

// The study's trains, before the plan.
function Service({ live, row }: { live: Live; row: number }) {
  const { result } = live.dataset;
  const band = live.view.value.band ?? '';
  const perHour = trainsPerHour(result, row, band);
  const tier = live.network.value.lines[row]?.tier ?? 0;
  if (perHour === 0) return <p class="note">{tierName(tier)}</p>;
  const trains = fixed(perHour, 1);
  const minutes = fixed(60 / perHour, 1);
  return (
    <p class="note">
      {tierName(tier)} ·{' '}
      {t(
        `现状单向每小时 ${trains} 列（平均 ${minutes} 分钟一列）`,
        `now ${trains} trains an hour each way (every ${minutes} min)`,
      )}
    </p>
  );
}

const HALF = 0.5;
const DOUBLE = 2;

function HeadwayChange({ live, line }: { live: Live; line: string }) {
  const minutes = useSignal<number | undefined>(undefined);
  const band = useSignal('');
  const { bands } = live.dataset.result;
  return (
    <div class="live-fields">
      <NumberField
        label={t('新的发车间隔', 'New headway')}
        unit={t('分钟', 'min')}
        min={0.5}
        max={1440}
        step={0.5}
        value={minutes.value}
        onChange={(value) => {
          minutes.value = value;
        }}
      />
      <SelectField
        label={t('适用时段', 'In')}
        options={[
          { value: '', text: t('全天', 'all day') },
          ...bands.map(({ name }) => ({
            value: name?.id ?? '',
            text: nameOf(name),
          })),
        ]}
        value={band.value}
        onChange={(value) => {
          band.value = value;
        }}
      />
      <div class="live-buttons">
        <button
          type="button"
          class="quiet-button"
          disabled={minutes.value === undefined}
          onClick={() =>
            minutes.value !== undefined &&
            live.change(setHeadway(line, minutes.value, band.value))
          }
        >
          {t('改为此间隔', 'Set this headway')}
        </button>
        <button
          type="button"
          class="quiet-button"
          onClick={() => live.change(scaleHeadways(line, HALF))}
        >
          {t('列车加倍', 'Twice the trains')}
        </button>
        <button
          type="button"
          class="quiet-button"
          onClick={() => live.change(scaleHeadways(line, DOUBLE))}
        >
          {t('列车减半', 'Half the trains')}
        </button>
      </div>
    </div>
  );
}
