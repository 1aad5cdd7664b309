// The stops of a drawing: named, moved, taken away, added by name.
import { nameOf, t } from '../words';
import { knownStop } from './clicks';
import { Combobox } from './combobox';
import {
  type DraftStop,
  type Drawing,
  isNew,
  withoutStop,
  withStopMoved,
  withStopNamed,
} from './drawing';
import type { Live } from './live';
import { matches, stationsOf } from './search';

const MOST_FOUND = 8;

export function StopList({ live, drawing }: { live: Live; drawing: Drawing }) {
  const network = live.network.value;
  const stops = drawing.stops;
  const last = stops[stops.length - 1];
  return (
    <>
      <ol class="live-stops" aria-label={t('停站', 'Stops')}>
        {stops.map((stop, at) => (
          <StopItem
            key={`${at} ${stop.stop.station}`}
            live={live}
            stop={stop}
            at={at}
            count={stops.length}
          />
        ))}
      </ol>
      <span class="visually-hidden" aria-live="polite">
        {last &&
          t(
            `第 ${stops.length} 站：${nameOf(last.name)}`,
            `Stop ${stops.length}: ${nameOf(last.name)}`,
          )}
      </span>
      <Combobox
        label={t('按站名加一站', 'Add a stop by name')}
        placeholder={t('站名', 'Name of a station')}
        find={(text) => matches(stationsOf(network), text, MOST_FOUND)}
        onChoose={({ row }) => {
          const stop = knownStop(row, network);
          if (stop) live.editor.addStop(stop);
        }}
      />
    </>
  );
}

interface ItemProps {
  live: Live;
  stop: DraftStop;
  at: number;
  count: number;
}

function StopItem({ live, stop, at, count }: ItemProps) {
  const { editor } = live;
  const name = nameOf(stop.name);
  const move = (by: -1 | 1) =>
    editor.draw((drawing) => withStopMoved(drawing, at, by));
  return (
    <li>
      {isNew(stop) ? (
        <input
          type="text"
          aria-label={t(`第 ${at + 1} 站的名称`, `Name of stop ${at + 1}`)}
          value={name}
          maxLength={80}
          onChange={(event) => {
            const text = event.currentTarget.value;
            editor.draw((drawing) => withStopNamed(drawing, at, text));
          }}
        />
      ) : (
        <span>{name}</span>
      )}
      {isNew(stop) && <small class="live-kind">{t('新建', 'new')}</small>}
      <IconButton
        sign="↑"
        label={t(`${name} 上移`, `Move ${name} up`)}
        disabled={at === 0}
        onClick={() => move(-1)}
      />
      <IconButton
        sign="↓"
        label={t(`${name} 下移`, `Move ${name} down`)}
        disabled={at === count - 1}
        onClick={() => move(1)}
      />
      <IconButton
        sign="×"
        label={t(`去掉 ${name}`, `Take ${name} away`)}
        onClick={() => editor.draw((drawing) => withoutStop(drawing, at))}
      />
    </li>
  );
}

interface IconProps {
  sign: string;
  label: string;
  disabled?: boolean;
  onClick: () => void;
}

function IconButton({ sign, label, disabled, onClick }: IconProps) {
  return (
    <button
      type="button"
      class="live-icon-button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
