// A table that is sorted by its heads, filtered by words and saved as CSV.
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t } from '../words';
import { csvText, downloadCsv } from './csv';
import { type Key, matching, sorted } from './sort';
import './table.css';

export interface Column<Row> {
  key: string;
  head: string;
  title?: string; // the definition, told beside the head
  value: (row: Row) => Key; // what sorting and the CSV go by
  text?: (row: Row) => ComponentChildren; // instead of the value
  align?: 'start' | 'end'; // of numbers: end
  bar?: (row: Row) => number | undefined; // 0..1, drawn behind the figure
}

export interface TableProps<Row> {
  caption: string;
  columns: Column<Row>[];
  rows: Row[];
  rowKey: (row: Row) => string | number;
  selected?: string | number | undefined;
  onSelect?: (row: Row) => void;
  sortBy?: string;
  descending?: boolean;
  most?: number; // rows shown at first
  csvName?: string; // without its ending; absent: no download
}

const ROWS_WITHOUT_FILTER = 20;

export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, most } = props;
  const sortBy = useSignal(props.sortBy);
  const descending = useSignal(props.descending ?? false);
  const words = useSignal('');
  const all = useSignal(false);

  const found = matching(
    rows,
    columns.map((column) => column.value),
    words.value,
  );
  const by = columns.find((column) => column.key === sortBy.value);
  const ordered = by ? sorted(found, by.value, descending.value) : found;
  const shown =
    all.value || words.value || !most ? ordered : ordered.slice(0, most);

  const sort = (column: Column<Row>) => {
    descending.value =
      column.key === sortBy.value
        ? !descending.value
        : alignOf(column, rows) === 'end';
    sortBy.value = column.key;
  };

  return (
    <div class="table">
      <Tools
        table={props}
        words={words}
        found={found.length}
        onSave={(name) => save(name, columns, ordered)}
      />
      <div class="table-scroll">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head
                  key={column.key}
                  column={column}
                  align={alignOf(column, rows)}
                  order={
                    column.key !== sortBy.value
                      ? undefined
                      : descending.value
                        ? 'descending'
                        : 'ascending'
                  }
                  onSort={() => sort(column)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <BodyRow key={props.rowKey(row)} row={row} table={props} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < found.length && (
        <button
          type="button"
          class="quiet-button"
          onClick={() => {
            all.value = true;
          }}
        >
          {t(`显示全部 ${found.length} 行`, `Show all ${found.length} rows`)}
        </button>
      )}
    </div>
  );
}

interface ToolsProps<Row> {
  table: TableProps<Row>;
  words: Signal<string>;
  found: number;
  onSave: (name: string) => void;
}

function Tools<Row>({ table, words, found, onSave }: ToolsProps<Row>) {
  const { caption, csvName } = table;
  const filter = table.rows.length > ROWS_WITHOUT_FILTER;
  return (
    <div class={`table-tools ${filter ? '' : 'table-tools-alone'}`}>
      {filter && (
        <>
          <input
            type="search"
            aria-label={t(`筛选：${caption}`, `Filter: ${caption}`)}
            placeholder={t('筛选', 'Filter')}
            value={words.value}
            onInput={(event) => {
              words.value = event.currentTarget.value;
            }}
          />
          <span class="note" aria-live="polite">
            {words.value &&
              t(
                `${table.rows.length} 行中的 ${found} 行`,
                `${found} of ${table.rows.length} rows`,
              )}
          </span>
        </>
      )}
      {csvName && (
        <button
          type="button"
          class="quiet-button"
          aria-label={t(`CSV 下载：${caption}`, `CSV download: ${caption}`)}
          onClick={() => onSave(csvName)}
        >
          CSV
        </button>
      )}
    </div>
  );
}

interface HeadProps<Row> {
  column: Column<Row>;
  align: 'start' | 'end';
  order: 'ascending' | 'descending' | undefined;
  onSort: () => void;
}

function Head<Row>({ column, align, order, onSort }: HeadProps<Row>) {
  return (
    <th scope="col" class={`align-${align}`} aria-sort={order ?? 'none'}>
      <button
        type="button"
        title={column.title}
        aria-description={column.title}
        onClick={onSort}
      >
        {column.head}
        <span class={`table-order ${order ?? ''}`} aria-hidden="true" />
      </button>
    </th>
  );
}

function BodyRow<Row>({ row, table }: { row: Row; table: TableProps<Row> }) {
  const { columns, rows, onSelect } = table;
  const key = table.rowKey(row);
  const [first, ...others] = columns;
  return (
    <tr
      class={onSelect ? 'can-select' : undefined}
      aria-current={key === table.selected ? 'true' : undefined}
      onClick={() => onSelect?.(row)}
    >
      {first && (
        <th scope="row" class={`align-${first.align ?? 'start'}`}>
          {onSelect ? (
            <button type="button">{content(first, row)}</button>
          ) : (
            content(first, row)
          )}
        </th>
      )}
      {others.map((column) => (
        <Cell
          key={column.key}
          column={column}
          row={row}
          align={alignOf(column, rows)}
        />
      ))}
    </tr>
  );
}

interface CellProps<Row> {
  column: Column<Row>;
  row: Row;
  align: 'start' | 'end';
}

function Cell<Row>({ column, row, align }: CellProps<Row>) {
  const share = column.bar?.(row);
  return (
    <td
      class={`align-${align} ${share === undefined ? '' : 'has-bar'}`}
      style={share === undefined ? undefined : { '--share': share }}
    >
      {content(column, row)}
    </td>
  );
}

function content<Row>(column: Column<Row>, row: Row): ComponentChildren {
  return column.text ? column.text(row) : (column.value(row) ?? '—');
}

// Numbers stand at the end, unless the column says otherwise.
function alignOf<Row>(column: Column<Row>, rows: Row[]): 'start' | 'end' {
  if (column.align) return column.align;
  const known = rows.map(column.value).find((value) => value !== undefined);
  return typeof known === 'number' ? 'end' : 'start';
}

function save<Row>(name: string, columns: Column<Row>[], rows: Row[]) {
  const text = csvText(
    columns.map((column) => column.head),
    rows.map((row) => columns.map((column) => column.value(row))),
  );
  downloadCsv(name, text);
}
