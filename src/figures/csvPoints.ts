import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { mostOwnPoints, type OwnPoint } from './ownPoints';

/** Larger texts are refused before they are read. */
export const mostCsvCharacters = 1_000_000;
/** More lines than this are no points that a figure could show. */
const mostLines = 20_000;

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const numberSchema = v.pipe(v.string(), v.trim(), v.regex(decimal), v.transform(Number), v.finite());
const rowSchema = v.tuple([numberSchema, numberSchema]);

/** What a text of points holds, or at which line it is wrong. */
export type CsvPoints =
  | {
      readonly ok: true;
      /** Within −1 to 1, at most as many as a figure takes. */
      readonly points: readonly OwnPoint[];
      /** How many there were. */
      readonly count: number;
    }
  | { readonly ok: false; readonly message: string };

/**
 * Reads points, one a line: x and y as decimal numbers, apart by a comma, a semicolon, a tab or spaces. A first line of
 * names and empty lines are passed over; anything else is refused whole. The points are moved and scaled by one factor
 * so that they fill −1 to 1; of too many, `most` are kept at equal distances in the list, which is what a figure takes.
 */
export function readCsvPoints(text: string, most = mostOwnPoints): CsvPoints {
  if (text.length > mostCsvCharacters) {
    return refuse(
      l10n.t('The text has {0} characters; at most {1} are read.', text.length, mostCsvCharacters),
    );
  }
  const lines = text.split('\n', mostLines + 1);
  if (lines.length > mostLines) {
    return refuse(l10n.t('The text has more than {0} lines.', mostLines));
  }
  const rows: OwnPoint[] = [];
  let isFirst = true;
  for (const [index, line] of lines.entries()) {
    const fields = fieldsOf(line);
    if (fields.length === 0) {
      continue;
    }
    const row = v.safeParse(rowSchema, fields);
    if (row.success && fields.length === 2) {
      rows.push(row.output);
    } else if (!isFirst || !isHeading(fields)) {
      return refuse(l10n.t('Line {0}: {1}', index + 1, l10n.t('it must hold two numbers, x and y.')));
    }
    isFirst = false;
  }
  return new Set(rows.map(String)).size < 2
    ? refuse(l10n.t('There must be two different points at least.'))
    : { ok: true, points: fitted(thinned(rows, most)), count: rows.length };
}

const refuse = (message: string): CsvPoints => ({ ok: false, message });

/** The fields of a line: apart by commas or what spreadsheets write instead, else by spaces. */
function fieldsOf(line: string): readonly string[] {
  const trimmed = line.trim();
  return trimmed === '' ? [] : trimmed.split(/[,;\t]/.test(trimmed) ? /[,;\t]/ : /\s{1,99}/);
}

/** Names of two columns. */
const isHeading = (fields: readonly string[]): boolean =>
  fields.length === 2 && fields.every((field) => Number.isNaN(Number(field)));

function thinned(points: readonly OwnPoint[], most: number): readonly OwnPoint[] {
  const count = Math.min(points.length, most);
  return Array.from(
    { length: count },
    (_, index) => points[Math.floor((index * points.length) / count)] ?? ([0, 0] as const),
  );
}

/** Halves are subtracted: the distance between the largest numbers of both signs is none. */
function fitted(points: readonly OwnPoint[]): readonly OwnPoint[] {
  const bounds = [0, 1].map((axis) => {
    const values = points.map((point) => point[axis] ?? 0);
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
    return { least, half: most / 2 - least / 2 };
  });
  const reach = Math.max(...bounds.map(({ half }) => half)) || 1;
  const place = (value: number, axis: number): number => {
    const { least = 0, half = 0 } = bounds[axis] ?? {};
    return 2 * ((value / 2 - least / 2) / reach) - half / reach;
  };
  return points.map(([x, y]) => [place(x, 0), place(y, 1)] as const);
}
