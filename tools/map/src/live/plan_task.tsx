// The plan's modifications, and what makes new ones.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../words';
import { ChangeCard } from './change_card';
import { newLine } from './drawing';
import { DrawingForm } from './drawing_form';
import type { Live } from './live';
import { ModificationList } from './modification_list';

export function PlanTask({ live }: { live: Live }) {
  const { editor } = live;
  const drawing = editor.drawing.value;
  const begin = useRef<HTMLButtonElement>(null);
  const drew = useRef(false);
  useLayoutEffect(() => {
    // The form of the drawing has gone, and the focus with it, if it was there.
    const lost = document.activeElement === document.body;
    if (drew.current && !drawing && lost) begin.current?.focus();
    drew.current = drawing !== undefined;
  }, [drawing]);
  return (
    <>
      {drawing ? (
        <DrawingForm live={live} drawing={drawing} />
      ) : (
        <>
          <button
            type="button"
            class="live-main-button"
            ref={begin}
            onClick={() => editor.begin(newLine(editor.scenario.value))}
          >
            {t('画一条新线', 'Draw a new line')}
          </button>
          <ChangeCard live={live} />
        </>
      )}
      <ModificationList live={live} />
    </>
  );
}
