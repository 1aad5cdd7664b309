// What is being drawn: its figures and its stops.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Modification_AddLine } from '../proto/railreach/v1/scenario_pb';
import { TIERS, tierName } from '../tiers';
import { fixed, nameOf, t } from '../words';
import {
  type Drawing,
  headwayMin,
  type LineDraft,
  lineTier,
  modificationOf,
} from './drawing';
import { NumberField, SelectField, TextField } from './fields';
import type { Live } from './live';
import { called } from './naming';
import { ProblemList } from './problem_list';
import { StopList } from './stop_list';
import { tierWord } from './tier_words';

export function DrawingForm({ live, drawing }: FormProps) {
  const { editor, figures } = live;
  const complete = modificationOf(drawing) !== undefined;
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => section.current?.focus({ preventScroll: true }), []);
  return (
    <section
      class="live-drawing"
      aria-label={title(drawing)}
      tabIndex={-1}
      ref={section}
    >
      <h3>{title(drawing)}</h3>
      <p class="note">{hint(drawing)}</p>
      {drawing.kind === 'line' && <LineFields live={live} drawing={drawing} />}
      {drawing.kind === 'extension' && (
        <SpeedField
          value={drawing.speedKmh}
          onChange={(speed) =>
            editor.draw(() => {
              const { speedKmh: _, ...rest } = drawing;
              return speed ? { ...rest, speedKmh: speed } : rest;
            })
          }
        />
      )}
      <StopList live={live} drawing={drawing} />
      <ProblemList
        problems={figures.problems.value.filter(
          ({ modification }) =>
            modification !== undefined &&
            modification === editor.drawingAt.value,
        )}
      />
      <div class="live-buttons">
        <button
          type="button"
          class="live-main-button"
          aria-keyshortcuts="Enter"
          disabled={!complete}
          onClick={() => editor.finish()}
        >
          {t('完成', 'Finish')}
        </button>
        <button
          type="button"
          class="quiet-button"
          aria-keyshortcuts="Escape"
          onClick={() => editor.cancel()}
        >
          {t('取消', 'Cancel')}
        </button>
      </div>
    </section>
  );
}

interface FormProps {
  live: Live;
  drawing: Drawing;
}

function title(drawing: Drawing): string {
  switch (drawing.kind) {
    case 'line':
      return drawing.replaces === undefined
        ? t('画一条新线', 'Draw a new line')
        : t('修改新线', 'Change the new line');
    case 'extension': {
      const line = nameOf(drawing.line);
      const at = nameOf(drawing.at.name);
      return t(`${line} 自 ${at} 延伸`, `Extend ${line} from ${at}`);
    }
    case 'infill':
      return t(
        `${nameOf(drawing.line)} 增设车站`,
        `Infill station on ${nameOf(drawing.line)}`,
      );
  }
}

function hint({ kind }: Drawing): string {
  return kind === 'infill'
    ? t(
        '在地图上点车站的位置，或输入已有车站的名字。',
        'Click where the station is to be, or type the name of one.',
      )
    : t(
        '在地图上逐站点击：点到车站即停靠该站，点空地则新建车站。退格键去掉最后一站，回车完成，Esc 取消。',
        'Click stop after stop on the map: a station is called at, elsewhere a new one is built. Backspace takes the last away, Enter finishes, Esc cancels.',
      );
}

function LineFields({ live, drawing }: { live: Live; drawing: LineDraft }) {
  const { line } = drawing;
  const set = (change: Partial<Modification_AddLine>) =>
    live.editor.draw((now) =>
      now.kind === 'line' ? { ...now, line: { ...now.line, ...change } } : now,
    );
  return (
    <div class="live-fields">
      <TextField
        label={t('线路名称', 'Name of the line')}
        value={t(line.nameZh, line.nameEn)}
        onChange={(name) => set(called(line, name))}
      />
      <SelectField
        label={t('层级', 'Tier')}
        options={TIERS.map((value) => ({ value, text: tierName(value) }))}
        value={lineTier(line)}
        onChange={(tier) => set({ tier: tierWord(tier) })}
      />
      <NumberField
        label={t('发车间隔', 'Headway')}
        unit={t('分钟', 'min')}
        min={0.5}
        max={1440}
        step={0.5}
        value={headwayMin(line)}
        onChange={(minutes) =>
          minutes !== undefined && set(everyMinutes(line, minutes))
        }
      />
      <SpeedField
        value={line.designSpeedKmh}
        placeholder={capOf(live, line)}
        onChange={(speed) =>
          live.editor.draw((now) =>
            now.kind === 'line' ? withSpeed(now, speed) : now,
          )
        }
      />
    </div>
  );
}

function everyMinutes({ service }: Modification_AddLine, headwayMin: number) {
  const { trains: _, ...first } = service[0] ?? {
    $typeName: 'railreach.v1.Modification.Service' as const,
    band: '',
  };
  return { service: [{ ...first, headwayMin }, ...service.slice(1)] };
}

function withSpeed(drawing: LineDraft, speed: number | undefined): LineDraft {
  const { designSpeedKmh: _, ...line } = drawing.line;
  return {
    ...drawing,
    line: speed ? { ...line, designSpeedKmh: speed } : line,
  };
}

// What the server takes where no speed is given.
function capOf(live: Live, line: Modification_AddLine): string {
  const rules = live.dataset.result.tiers.find(
    ({ tier }) => tier === lineTier(line),
  );
  return rules?.given ? fixed(rules.capKmh, 0) : '';
}

interface SpeedProps {
  value: number | undefined;
  placeholder?: string;
  onChange: (value: number | undefined) => void;
}

function SpeedField({ value, placeholder, onChange }: SpeedProps) {
  return (
    <NumberField
      label={t('设计速度', 'Design speed')}
      unit="km/h"
      min={5}
      max={450}
      step={5}
      value={value}
      placeholder={placeholder ?? ''}
      onChange={onChange}
    />
  );
}
