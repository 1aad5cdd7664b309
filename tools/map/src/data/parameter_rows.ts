// The parameters of a study as rows to read, whatever fields it has.
import type { DescEnum, DescField, DescMessage } from '@bufbuild/protobuf';
import { type ReflectMessage, reflect } from '@bufbuild/protobuf/reflect';
import { type Study, StudySchema } from '../proto/railreach/v1/study_pb';
import { nameOf, t } from '../words';
import type { Dataset } from './dataset';

export interface ParameterRow {
  path: string; // "window.from"
  values: string[]; // empty: none
}

export function parameterRows(study: Study | undefined): ParameterRow[] {
  return study ? rowsOf(reflect(StudySchema, study), '') : [];
}

// All leaves of the message; parts that are not set have none.
function rowsOf(message: ReflectMessage, prefix: string): ParameterRow[] {
  return message.fields.flatMap((field) => {
    const path = `${prefix}${field.name}`;
    const parts = partsOf(message, field);
    if (parts) return parts.flatMap((part) => rowsOf(part, `${path}.`));
    return [{ path, values: valuesOf(message, field) }];
  });
}

// Undefined: the field holds no messages.
function partsOf(
  message: ReflectMessage,
  field: DescField,
): ReflectMessage[] | undefined {
  if (!field.message) return undefined;
  if (field.fieldKind === 'message') {
    return message.isSet(field) ? [message.get(field)] : [];
  }
  return field.fieldKind === 'list'
    ? ([...message.get(field)] as ReflectMessage[])
    : [];
}

function valuesOf(message: ReflectMessage, field: DescField): string[] {
  if (field.fieldKind === 'list') {
    return Array.from(message.get(field), (value) => word(value, field.enum));
  }
  return message.isSet(field) ? [word(message.get(field), field.enum)] : [];
}

function word(value: unknown, of: DescEnum | undefined): string {
  if (of) return of.value[value as number]?.name ?? String(value);
  if (value === true) return t('是', 'yes');
  return value === false ? t('否', 'no') : String(value);
}

// Every path that a study may have.
export function parameterPaths(
  schema: DescMessage = StudySchema,
  prefix = '',
): string[] {
  return schema.fields.flatMap((field) =>
    field.message
      ? parameterPaths(field.message, `${prefix}${field.name}.`)
      : [`${prefix}${field.name}`],
  );
}

// Ids of the study's tables as their names; other values as they stand.
export function spokenValue(dataset: Dataset, value: string): string {
  const { bands, regions, stations, lines } = dataset.result;
  for (const rows of [bands, regions, stations, lines]) {
    const found = rows.find(({ name }) => name?.id === value);
    if (found) return nameOf(found.name);
  }
  return value;
}
