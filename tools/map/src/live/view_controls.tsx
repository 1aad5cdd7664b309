// How the study is looked at: year, wait model, time of day, cutoff.
import { useId } from 'preact/hooks';
import type { View } from '../proto/railreach/v1/api_pb';
import type { StudyResult } from '../proto/railreach/v1/result_pb';
import { Study_WaitModel } from '../proto/railreach/v1/study_pb';
import { cutoffMin } from '../state';
import { nameOf, t } from '../words';
import { Segments, SelectField } from './fields';
import type { Live } from './live';
import { isPlanned } from './network';

// Years in which lines of the tables open, after the lines of today (0).
export function yearsOf(result: StudyResult): number[] {
  const years = result.lines
    .filter((line) => isPlanned(line) && line.openingYear > 0)
    .map(({ openingYear }) => openingYear);
  const own = result.manifest?.parameters?.openUntil ?? 0;
  return [...new Set([0, own, ...years])].sort((a, b) => a - b);
}

export function ViewControls({ live }: { live: Live }) {
  const { view, dataset } = live;
  const { result } = dataset;
  const look = (change: Partial<View>) => {
    view.value = { ...view.value, ...change };
  };
  return (
    <div class="live-view">
      <Segments
        label={t('年份', 'Year')}
        options={yearsOf(result).map((value) => ({
          value,
          text: value === 0 ? t('现状', 'Now') : String(value),
        }))}
        value={view.value.openUntil ?? 0}
        onChange={(openUntil) => look({ openUntil })}
      />
      <SelectField
        label={t('时段', 'Time of day')}
        options={result.bands.map(({ name }) => ({
          value: name?.id ?? '',
          text: nameOf(name),
        }))}
        value={view.value.band ?? ''}
        onChange={(band) => look({ band })}
      />
      <SelectField
        label={t('候车', 'Waiting')}
        options={[
          {
            value: Study_WaitModel.EXPECTED,
            text: t('半个间隔（期望）', 'half the headway (expected)'),
          },
          {
            value: Study_WaitModel.OPTIMAL,
            text: t('不候车（最优）', 'no wait (optimal)'),
          },
        ]}
        value={view.value.waitModel ?? Study_WaitModel.EXPECTED}
        onChange={(waitModel) => look({ waitModel })}
      />
      <TimeSlider />
    </div>
  );
}

const SHORTEST = 5;
const LONGEST = 90;

function TimeSlider() {
  const id = useId();
  const minutes = t(`${cutoffMin.value} 分钟`, `${cutoffMin.value} min`);
  return (
    <div class="live-field live-slider">
      <label for={id}>{t('出行时间', 'Travel time')}</label>
      <input
        id={id}
        type="range"
        min={SHORTEST}
        max={LONGEST}
        step={1}
        value={cutoffMin.value}
        aria-valuetext={minutes}
        onInput={(event) => {
          cutoffMin.value = event.currentTarget.valueAsNumber;
        }}
      />
      <output for={id}>{minutes}</output>
    </div>
  );
}
