// Which plan is edited, its name, and undo and redo.
import { useSignal } from '@preact/signals';
import { t } from '../words';
import { SelectField, TextField } from './fields';
import type { Live } from './live';
import { called } from './naming';
import { selected, withDuplicate, withNewPlan, withoutCurrent } from './plan';

export function PlanBar({ live }: { live: Live }) {
  const { editor } = live;
  const renaming = useSignal(false);
  return (
    <header class="live-plan-bar">
      {renaming.value ? (
        <PlanName live={live} onDone={() => (renaming.value = false)} />
      ) : (
        <PlanChoice live={live} />
      )}
      <div class="live-buttons">
        <Button
          label={t('撤销', 'Undo')}
          keys="Control+Z"
          disabled={!editor.canUndo.value}
          onClick={() => editor.undo()}
        />
        <Button
          label={t('重做', 'Redo')}
          keys="Control+Shift+Z"
          disabled={!editor.canRedo.value}
          onClick={() => editor.redo()}
        />
      </div>
      <div class="live-buttons">
        <Button
          label={t('新建方案', 'New plan')}
          onClick={() => editor.switchPlans(withNewPlan)}
        />
        <Button
          label={t('复制', 'Duplicate')}
          onClick={() => editor.switchPlans(withDuplicate)}
        />
        <Button
          label={t('改名', 'Rename')}
          onClick={() => {
            renaming.value = !renaming.value;
          }}
        />
        <Button label={t('删除', 'Delete')} onClick={() => remove(live)} />
      </div>
    </header>
  );
}

function planName({ editor }: Live): string {
  const { nameZh, nameEn } = editor.scenario.value;
  return t(nameZh, nameEn);
}

function PlanName({ live, onDone }: { live: Live; onDone: () => void }) {
  return (
    <TextField
      label={t('方案名称', 'Name of the plan')}
      value={planName(live)}
      onChange={(name) => {
        live.editor.edit((scenario) => called(scenario, name));
        onDone();
      }}
    />
  );
}

function PlanChoice({ live }: { live: Live }) {
  const { kept, current } = live.editor.plans.value;
  return (
    <SelectField
      label={t('方案', 'Plan')}
      options={kept.map(({ present }, value) => ({
        value,
        text: t(present.nameZh, present.nameEn),
      }))}
      value={current}
      onChange={(row) =>
        live.editor.switchPlans((plans) => selected(plans, row))
      }
    />
  );
}

function remove(live: Live) {
  const name = planName(live);
  const sure = confirm(t(`删除“${name}”？`, `Delete “${name}”?`));
  if (sure) live.editor.switchPlans(withoutCurrent);
}

interface ButtonProps {
  label: string;
  keys?: string;
  disabled?: boolean;
  onClick: () => void;
}

function Button({ label, keys, disabled, onClick }: ButtonProps) {
  return (
    <button
      type="button"
      class="quiet-button"
      title={keys && `${label} (${keys.replace('Control', 'Ctrl')})`}
      aria-keyshortcuts={keys}
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </button>
  );
}
