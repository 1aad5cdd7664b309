// Plans as files, and the view as picture, GeoJSON and CSV.

import { create } from '@bufbuild/protobuf';
import { useSignal } from '@preact/signals';
import { mapGeoJson, mapImage } from '../map/export';
import { type Problem, ProblemSchema } from '../proto/railreach/v1/api_pb';
import { csvText, download, downloadCsv } from '../ui/csv';
import { t } from '../words';
import { figureCsv } from './figures';
import type { Live } from './live';
import { withPlan } from './plan';
import { ProblemList } from './problem_list';

const LARGEST_FILE = 1 << 20;

export function FileBar({ live }: { live: Live }) {
  const problems = useSignal<Problem[]>([]);
  const run = async (work: () => Promise<Problem[]>) => {
    problems.value = [];
    problems.value = await work();
  };
  const answer = live.figures.answer.value;
  return (
    <footer class="live-files">
      <div class="live-buttons">
        <Button
          text={t('保存方案', 'Save plan')}
          onClick={() => run(() => savePlan(live))}
        />
        <label class="quiet-button live-file">
          {t('打开方案', 'Open plan')}
          <input
            type="file"
            accept=".textproto,.txt,.pbtxt"
            class="visually-hidden"
            onChange={({ currentTarget: input }) => {
              const file = input.files?.[0];
              input.value = '';
              if (file) void run(() => openPlans(live, file));
            }}
          />
        </label>
        <Button
          text={t('图片', 'PNG')}
          onClick={async () => download('map.png', await mapImage())}
        />
        <Button
          text="GeoJSON"
          onClick={() => download('map.geojson', geoJsonFile())}
        />
        <Button
          text="CSV"
          disabled={!answer}
          onClick={() => {
            if (answer) downloadCsv('figures', csvText(...figureCsv(answer)));
          }}
        />
      </div>
      <ProblemList problems={problems.value} />
    </footer>
  );
}

function geoJsonFile(): Blob {
  const text = JSON.stringify(mapGeoJson());
  return new Blob([text], { type: 'application/geo+json' });
}

// The server writes the file, so that `railreach run` takes it as it is.
async function savePlan({ client, link, editor }: Live): Promise<Problem[]> {
  const scenario = editor.scenario.value;
  const outcome = link.heard(await client.scenarioText([scenario]));
  if (outcome.kind === 'problems') return outcome.problems;
  if (outcome.kind !== 'answer') return [noAnswer()];
  download('plan.textproto', new Blob([outcome.value.text]));
  return [];
}

// Every scenario of the file becomes a plan.
async function openPlans(
  { client, link, editor, task }: Live,
  file: File,
): Promise<Problem[]> {
  if (file.size > LARGEST_FILE) {
    return [problem(t('文件超过 1 MB。', 'The file is above 1 MB.'))];
  }
  const outcome = link.heard(await client.scenarioFile(await file.text()));
  if (outcome.kind === 'problems') return outcome.problems;
  if (outcome.kind !== 'answer') return [noAnswer()];
  editor.switchPlans((plans) => outcome.value.scenario.reduce(withPlan, plans));
  task.value = 'plan';
  return [];
}

function noAnswer(): Problem {
  return problem(
    t('服务器没有回答，请稍后再试。', 'The server gave no answer; try again.'),
  );
}

function problem(message: string): Problem {
  return create(ProblemSchema, { message });
}

interface ButtonProps {
  text: string;
  disabled?: boolean;
  onClick: () => void;
}

function Button({ text, disabled, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      class="quiet-button"
      disabled={disabled}
      onClick={onClick}
    >
      {text}
    </button>
  );
}
