// Tables as files that a spreadsheet opens.
import type { Key } from './sort';

export function csvText(heads: string[], rows: Key[][]): string {
  return [heads, ...rows]
    .map((row) => `${row.map(field).join(',')}\r\n`)
    .join('');
}

function field(value: Key): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// The mark at the start tells spreadsheets that the text is UTF-8.
export function downloadCsv(name: string, text: string) {
  download(`${name}.csv`, new Blob([`\uFEFF${text}`], { type: 'text/csv' }));
}

export function download(name: string, data: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
