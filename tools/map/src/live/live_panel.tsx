// Planning on the live map: the plan, the view, what they gain.
import { useEffect, useMemo } from 'preact/hooks';
import type { Dataset } from '../data/dataset';
import { t } from '../words';
import { FigureTable } from './figure_table';
import { FileBar } from './file_bar';
import { GainsTask } from './gains_task';
import { LinkState } from './link_state';
import { Live, type Task } from './live';
import { PlaceTask } from './place_task';
import { PlanBar } from './plan_bar';
import { PlanTask } from './plan_task';
import { RankingTask } from './ranking_task';
import { useShortcuts } from './shortcuts';
import { ViewControls } from './view_controls';
import './live.css';

export function LivePanel({ dataset }: { dataset: Dataset }) {
  const live = useMemo(() => new Live(dataset), [dataset]);
  useEffect(() => live.start(), [live]);
  useShortcuts(live.editor);
  return (
    <section class="live" aria-label={t('规划', 'Planning')}>
      <LinkState link={live.link} />
      <PlanBar live={live} />
      <ViewControls live={live} />
      <FigureTable live={live} />
      <Tasks live={live} />
      <FileBar live={live} />
    </section>
  );
}

const TASKS: Task[] = ['place', 'plan', 'gains', 'ranking'];

function taskName(task: Task): string {
  switch (task) {
    case 'plan':
      return t('编辑方案', 'Edit');
    case 'place':
      return t('地点', 'Place');
    case 'gains':
      return t('节点增减', 'Gains');
    case 'ranking':
      return t('排名', 'Ranking');
  }
}

function Tasks({ live }: { live: Live }) {
  const { task } = live;
  const step = (by: number) => {
    const at = TASKS.indexOf(task.value) + by;
    task.value = TASKS.at(at % TASKS.length) ?? 'place';
    document.getElementById(`live-tab-${task.value}`)?.focus();
  };
  return (
    <div class="live-tasks">
      <div role="tablist" aria-label={t('做什么', 'What to do')}>
        {TASKS.map((name) => (
          <button
            key={name}
            id={`live-tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === task.value}
            aria-controls="live-task"
            tabIndex={name === task.value ? 0 : -1}
            onClick={() => {
              task.value = name;
            }}
            onKeyDown={({ key }) => {
              if (key === 'ArrowRight') step(1);
              if (key === 'ArrowLeft') step(-1);
            }}
          >
            {taskName(name)}
          </button>
        ))}
      </div>
      <div
        id="live-task"
        class="live-task"
        role="tabpanel"
        aria-labelledby={`live-tab-${task.value}`}
      >
        <TaskBody live={live} task={task.value} />
      </div>
    </div>
  );
}

function TaskBody({ live, task }: { live: Live; task: Task }) {
  switch (task) {
    case 'plan':
      return <PlanTask live={live} />;
    case 'place':
      return <PlaceTask live={live} />;
    case 'gains':
      return <GainsTask live={live} />;
    case 'ranking':
      return <RankingTask live={live} />;
  }
}
