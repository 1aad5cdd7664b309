// A box that finds one of many by what is typed, as the ARIA Authoring
// Practices describe a combobox.
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { bothNames, t } from '../words';
import { type Choice, choiceKind } from './search';
import '../ui/search.css';

interface Props {
  label: string;
  placeholder: string;
  value?: string; // shown while nothing is typed
  find: (text: string) => Choice[];
  onChoose: (choice: Choice) => void;
  onFocus?: () => void;
}

export function Combobox(props: Props) {
  const typed = useSignal<string | undefined>(undefined);
  const active = useSignal(0);
  const id = useId();
  const found = typed.value ? props.find(typed.value) : [];
  const close = () => {
    typed.value = undefined;
    active.value = 0;
  };
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    close();
    props.onChoose(choice);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (typed.value === undefined) return;
    if (step && found.length > 0) {
      active.value = (active.value + step + found.length) % found.length;
    } else if (event.key === 'Enter') {
      choose(found[active.value]);
    } else if (event.key === 'Escape') {
      close();
    } else {
      return;
    }
    // Not for the drawing.
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="search live-field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={
          found.length > 0 ? `${id}-${active.value}` : undefined
        }
        autocomplete="off"
        spellcheck={false}
        placeholder={props.placeholder}
        value={typed.value ?? props.value ?? ''}
        onInput={(event) => {
          typed.value = event.currentTarget.value;
          active.value = 0;
        }}
        onFocus={(event) => {
          event.currentTarget.select();
          props.onFocus?.();
        }}
        onBlur={close}
        onKeyDown={onKeyDown}
      />
      <Found id={id} found={found} active={active.value} onChoose={choose} />
      <span class="visually-hidden" aria-live="polite">
        {typed.value && t(`找到 ${found.length} 处`, `${found.length} found`)}
      </span>
    </div>
  );
}

interface FoundProps {
  id: string;
  found: Choice[];
  active: number;
  onChoose: (choice: Choice) => void;
}

function Found({ id, found, active, onChoose }: FoundProps) {
  return (
    <div
      id={`${id}-list`}
      class="search-list"
      role="listbox"
      tabIndex={-1}
      aria-label={t('找到的', 'Found')}
      hidden={found.length === 0}
    >
      {found.map((choice, at) => (
        <div
          key={`${choice.kind} ${choice.row}`}
          id={`${id}-${at}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === active}
          onMouseDown={(event) => {
            event.preventDefault(); // the box keeps the focus
            onChoose(choice);
          }}
        >
          {bothNames(choice.name)}
          <small>{choiceKind(choice.kind)}</small>
        </div>
      ))}
    </div>
  );
}
