// Inputs with their labels.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './fields.css';

interface FieldProps {
  label: string;
  children: (id: string) => ComponentChildren;
}

export function Field({ label, children }: FieldProps) {
  const id = useId();
  return (
    <div class="live-field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function TextField({ label, value, onChange }: TextFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="text"
          value={value}
          maxLength={80}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface NumberFieldProps {
  label: string;
  unit: string;
  value: number | undefined;
  min: number;
  max: number;
  step: number;
  placeholder?: string;
  onChange: (value: number | undefined) => void;
}

// Undefined: left empty.  What is beyond the limits is not taken.
export function NumberField(props: NumberFieldProps) {
  const { label, unit, value, onChange, ...limits } = props;
  return (
    <Field label={`${label} (${unit})`}>
      {(id) => (
        <input
          id={id}
          type="number"
          inputMode="decimal"
          {...limits}
          value={value ?? ''}
          onChange={({ currentTarget: input }) => {
            if (input.value === '') onChange(undefined);
            else if (input.reportValidity()) onChange(input.valueAsNumber);
          }}
        />
      )}
    </Field>
  );
}

export interface Option<T> {
  value: T;
  text: string;
}

interface ChoiceProps<T> {
  label: string;
  options: Option<T>[];
  value: T;
  onChange: (value: T) => void;
}

export function SelectField<T>(props: ChoiceProps<T>) {
  const { label, options, value, onChange } = props;
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          onChange={(event) => {
            const option = options[event.currentTarget.selectedIndex];
            if (option) onChange(option.value);
          }}
        >
          {options.map((option) => (
            <option key={option.text} selected={option.value === value}>
              {option.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

// A few choices side by side.
export function Segments<T>(props: ChoiceProps<T>) {
  const { label, options, value, onChange } = props;
  const name = useId();
  return (
    <fieldset class="live-segments">
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option.text}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
