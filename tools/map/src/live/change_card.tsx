// Changes of a line or station that is there: picked on the map or by name.
import type { Hit } from '../map/overlay';
import { nameOf, t } from '../words';
import { closeStation } from './changes';
import { Combobox } from './combobox';
import { LineChanges } from './line_changes';
import type { Live } from './live';
import { linesOf, matches, stationsOf } from './search';

const MOST_FOUND = 10;

export function ChangeCard({ live }: { live: Live }) {
  const network = live.network.value;
  const picked = live.picked.value;
  return (
    <section
      class="live-change"
      aria-label={t('调整现有线路或车站', 'Change a line or station')}
    >
      <Combobox
        label={t('调整线路或车站', 'Change a line or station')}
        placeholder={t('名称，或在地图上点选', 'Name, or click it on the map')}
        value={picked ? nameOf(pickedName(live, picked)) : ''}
        find={(text) =>
          matches(
            [...linesOf(network), ...stationsOf(network)],
            text,
            MOST_FOUND,
          )
        }
        onChoose={({ kind, row }) => {
          const hit = kind === 'line' ? 'line' : 'station';
          live.picked.value = { kind: hit, row };
        }}
      />
      {picked?.kind === 'line' && (
        <LineChanges key={picked.row} live={live} row={picked.row} />
      )}
      {picked?.kind === 'station' && (
        <StationChanges live={live} row={picked.row} />
      )}
    </section>
  );
}

function pickedName(live: Live, { kind, row }: Hit) {
  const { lines, stations } = live.network.value;
  return (kind === 'line' ? lines : stations)[row]?.name;
}

function StationChanges({ live, row }: { live: Live; row: number }) {
  const network = live.network.value;
  const id = network.stations[row]?.name?.id;
  const lines = network.linesAt(row);
  return (
    <>
      <div class="live-buttons">
        <button
          type="button"
          class="quiet-button"
          disabled={!id || lines.length === 0}
          onClick={() => id && live.change(closeStation(id))}
        >
          {t('关闭车站', 'Close the station')}
        </button>
        <button
          type="button"
          class="quiet-button"
          onClick={() => live.showStation(row)}
        >
          {t('看这里的可达范围', 'Show its catchment')}
        </button>
      </div>
      {lines.length > 0 ? (
        <div class="live-buttons">
          {lines.map((line) => (
            <button
              key={line}
              type="button"
              class="live-chip"
              onClick={() => {
                live.picked.value = { kind: 'line', row: line };
              }}
            >
              {nameOf(network.lines[line]?.name)}
            </button>
          ))}
        </div>
      ) : (
        <p class="note">
          {t('目前没有列车停靠。', 'No train calls here now.')}
        </p>
      )}
    </>
  );
}
