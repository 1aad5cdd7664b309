// What the plan changes, one after the other, each with its problems.
import type { Modification } from '../proto/railreach/v1/scenario_pb';
import { t } from '../words';
import { describe } from './describe';
import { lineDraft } from './drawing';
import type { Live } from './live';
import { ProblemList } from './problem_list';

export function ModificationList({ live }: { live: Live }) {
  const { modification } = live.editor.scenario.value;
  if (modification.length === 0) return <Guidance />;
  return (
    <section aria-label={t('方案内容', 'What the plan changes')}>
      <h3>
        {t(
          `方案内容（${modification.length} 项）`,
          `The plan (${modification.length})`,
        )}
      </h3>
      <ol class="live-modifications">
        {modification.map((row, at) => (
          <Item key={at} live={live} modification={row} at={at} />
        ))}
      </ol>
    </section>
  );
}

interface ItemProps {
  live: Live;
  modification: Modification;
  at: number;
}

function Item({ live, modification, at }: ItemProps) {
  const { editor, figures, network } = live;
  const { what, on, detail } = describe(modification, network.value);
  const name = `${what} ${on}`;
  const draft = lineDraft(modification, at, network.value);
  return (
    <li>
      <div>
        <b>{what}</b> {on}
        {detail && <small>{detail}</small>}
      </div>
      <div class="live-buttons">
        {draft && (
          <button
            type="button"
            class="quiet-button"
            aria-label={`${t('修改', 'Edit')} ${name}`}
            onClick={() => editor.begin(draft)}
          >
            {t('修改', 'Edit')}
          </button>
        )}
        <button
          type="button"
          class="quiet-button"
          aria-label={`${t('移除', 'Remove')} ${name}`}
          onClick={() => editor.remove(at)}
        >
          {t('移除', 'Remove')}
        </button>
      </div>
      {editor.drawingAt.value !== at && (
        <ProblemList
          problems={figures.problems.value.filter(
            (problem) => problem.modification === at,
          )}
        />
      )}
    </li>
  );
}

function Guidance() {
  return (
    <p class="note">
      {t(
        '方案还是空的。画一条新线，或在地图上点一条线路、一个车站来调整它；地图和数字会马上跟着变。',
        'The plan is empty. Draw a new line, or click a line or a station on the map to change it; map and figures follow at once.',
      )}
    </p>
  );
}
