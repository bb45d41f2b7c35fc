/** Numbers under the names of their columns. */
export interface NumberTable {
  readonly columns: readonly string[];
  /** Each has a number for each column. */
  readonly rows: readonly (readonly number[])[];
}

/** A table as CSV (RFC 4180), a header line first; numbers with all their digits. */
export function csvOf({ columns, rows }: NumberTable): string {
  return [columns.map(quoted), ...rows.map((row) => row.map(String))]
    .map((line) => `${line.join(',')}\r\n`)
    .join('');
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
