// The plan's figures beside those without it.
import type { VariantAnswer } from '../proto/railreach/v1/api_pb';
import { fixed, t } from '../words';
import { differenceText, type Figure, figureRows, signOf } from './figures';
import type { Live } from './live';
import { ProblemList } from './problem_list';

export function FigureTable({ live }: { live: Live }) {
  const { figures, editor } = live;
  const answer = figures.answer.value;
  const general = figures.problems.value.filter(
    ({ modification }) => modification === undefined,
  );
  const planned = editor.tried.value.modification.length > 0;
  return (
    <div
      class={figures.stale.value ? 'live-figures stale' : 'live-figures'}
      aria-busy={figures.asking.value}
    >
      <ProblemList problems={general} />
      {figures.problems.value.length > 0 && (
        <p class="note">
          {t(
            '方案无法应用，以下是上一次的结果。',
            'The plan cannot be applied; these are the last good figures.',
          )}
        </p>
      )}
      {answer ? (
        <>
          <Figures answer={answer} planned={planned} />
          <Summary answer={answer} planned={planned} />
        </>
      ) : (
        <p class="note">{t('正在计算……', 'Computing …')}</p>
      )}
    </div>
  );
}

interface Props {
  answer: VariantAnswer;
  planned: boolean;
}

function Figures({ answer, planned }: Props) {
  return (
    <table>
      <caption class="visually-hidden">
        {t('方案与基准的对比', 'The plan beside the baseline')}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            {t('指标', 'Figure')}{' '}
            <small title={t('服务器计算用时', 'Time of the server')}>
              {fixed(answer.computeUs / 1000, 0)} ms
            </small>
          </th>
          <th scope="col">{t('基准', 'Baseline')}</th>
          <th scope="col">{t('方案', 'Plan')}</th>
          <th scope="col">{t('增减', 'Difference')}</th>
        </tr>
      </thead>
      <tbody>
        {figureRows().map((figure) => (
          <Row key={figure.key} figure={figure} {...{ answer, planned }} />
        ))}
      </tbody>
    </table>
  );
}

const SIGNS = { '-1': 'loss', '0': 'same', '1': 'gain' } as const;

function Row({ figure, answer, planned }: Props & { figure: Figure }) {
  if (!answer.baseline || !answer.figures) return null;
  const then = figure.value(answer.baseline);
  const now = figure.value(answer.figures);
  const sign = SIGNS[signOf(figure, now - then)];
  return (
    <tr>
      <th scope="row" title={figure.definition}>
        {figure.name}
      </th>
      <td>{figure.text(then)}</td>
      <td>{planned ? figure.text(now) : '—'}</td>
      <td class={planned ? sign : 'same'}>
        {planned ? differenceText(figure, now - then) : '—'}
      </td>
    </tr>
  );
}

// One sentence for who does not see the table change.
function Summary({ answer, planned }: Props) {
  const main = figureRows().find(({ key }) => key === 'people_60_by_people');
  const { baseline, figures } = answer;
  if (!main || !baseline || !figures) return null;
  const difference = main.value(figures) - main.value(baseline);
  return (
    <p class="visually-hidden" aria-live="polite">
      {planned && `${main.name}: ${differenceText(main, difference)}`}
    </p>
  );
}
