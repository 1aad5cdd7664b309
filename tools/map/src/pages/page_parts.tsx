// What the table pages are made of: a head, sections, choices, marks.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './page_parts.css';

interface PageProps {
  title: string;
  lead: ComponentChildren;
  children: ComponentChildren;
}

export function TablePage({ title, lead, children }: PageProps) {
  return (
    <article class="table-page">
      <header class="page-head">
        <h2>{title}</h2>
        <div class="page-lead">{lead}</div>
      </header>
      {children}
    </article>
  );
}

interface SectionProps {
  title: string;
  note?: ComponentChildren;
  children: ComponentChildren;
}

export function Section({ title, note, children }: SectionProps) {
  const id = useId();
  return (
    <section class="page-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {note && <p class="note">{note}</p>}
      {children}
    </section>
  );
}

export interface Option<Value> {
  value: Value;
  label: string;
}

interface ChoiceProps<Value> {
  label: string;
  options: Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}

export function Choice<Value>(props: ChoiceProps<Value>) {
  const { label, options, value, onChange } = props;
  return (
    <label class="page-choice">
      <span>{label}</span>
      <select
        value={options.findIndex((option) => option.value === value)}
        onChange={(event) => {
          const chosen = options[Number(event.currentTarget.value)];
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option, i) => (
          <option key={option.label} value={i}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

// Told by its shape and its word; the colour only helps.
export function Mark(props: {
  tone: 'good' | 'fair' | 'bad' | 'none';
  icon: string;
  word: string;
}) {
  return (
    <span class={`mark mark-${props.tone}`}>
      <span aria-hidden="true">{props.icon}</span>
      {props.word}
    </span>
  );
}

// A figure with a smaller one beside it.
export function Figure(props: {
  main: ComponentChildren;
  aside: ComponentChildren;
}) {
  return (
    <>
      {props.main} <small class="aside">{props.aside}</small>
    </>
  );
}

export function Absent({ children }: { children: ComponentChildren }) {
  return <p class="page-absent">{children}</p>;
}
