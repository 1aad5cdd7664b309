// Keys of the editor.
import { useEffect } from 'preact/hooks';
import type { Editor } from './editor';

export type Shortcut = 'undo' | 'redo' | 'remove' | 'finish' | 'cancel';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

// `typing`: the key goes to an input; `pressing`: Enter presses a button.
export function shortcutOf(
  key: Key,
  typing: boolean,
  pressing: boolean,
): Shortcut | undefined {
  if (typing) return undefined;
  const letter = key.key.toLowerCase();
  if (key.ctrlKey || key.metaKey) {
    if (letter === 'z') return key.shiftKey ? 'redo' : 'undo';
    return letter === 'y' ? 'redo' : undefined;
  }
  if (letter === 'escape') return 'cancel';
  if (letter === 'backspace') return 'remove';
  return letter === 'enter' && !pressing ? 'finish' : undefined;
}

export function useShortcuts(editor: Editor) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(
        event,
        isIn(event, 'input:is([type=text], [type=number], [type=search])'),
        isIn(event, 'button, a, summary, input, [role=option]'),
      );
      if (shortcut && act(editor, shortcut)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [editor]);
}

function isIn({ target }: KeyboardEvent, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}

// Whether there was something to do.
function act(editor: Editor, shortcut: Shortcut): boolean {
  const drawing = editor.drawing.value !== undefined;
  switch (shortcut) {
    case 'undo':
      editor.undo();
      return true;
    case 'redo':
      editor.redo();
      return true;
    case 'remove':
      if (drawing) editor.removeLastStop();
      return drawing;
    case 'finish':
      return editor.finish();
    case 'cancel':
      if (drawing) editor.cancel();
      return drawing;
  }
}
