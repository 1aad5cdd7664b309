// What the pages that tell a story are made of.
import { fixed, t } from '../words';
import './story.css';

export interface Choice<Key> {
  key: Key;
  label: string;
}

interface ChoicesProps<Key> {
  label: string;
  choices: Choice<Key>[];
  chosen: Key;
  onChoose: (key: Key) => void;
}

// One of a few, as buttons in a row.
export function Choices<Key>(props: ChoicesProps<Key>) {
  const { label, choices, chosen, onChoose } = props;
  return (
    <fieldset class="story-choices">
      <legend class="visually-hidden">{label}</legend>
      {choices.map(({ key, label }) => (
        <button
          key={String(key)}
          type="button"
          class="quiet-button"
          aria-pressed={key === chosen}
          onClick={() => onChoose(key)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

// A figure that is read first, and what it is.
export function Fact({ figure, words }: { figure: string; words: string }) {
  return (
    <div class="story-fact">
      <dt>{words}</dt>
      <dd>{figure}</dd>
    </div>
  );
}

// A count within a sentence: 232.6万, 2.33 million, 98,000.
export function inWords(count: number): string {
  const n = Math.abs(count);
  return t(
    n >= 1e4 ? `${fixed(n / 1e4, 1)}万` : fixed(n, 0),
    n >= 1e6
      ? `${fixed(n / 1e6, 2)} million`
      : fixed(n >= 1e4 ? Math.round(n / 1e3) * 1e3 : n, 0),
  );
}

export function peopleInWords(count: number): string {
  return t(`${inWords(count)}人`, `${inWords(count)} people`);
}

// "1 node", "3 nodes".
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${fixed(count, 0)} ${count === 1 ? one : many}`;
}
