import * as l10n from '@vscode/l10n';
import { formatShort } from '../../base/formatNumber';
import type { Schedule } from '../../diffusion/schedule';
import type { SymbolValue } from '../../notes/glossary/glossaryEntry';
import { cell, typeset } from '../markdown/markdownText';
import type { SymbolTime } from './symbolTime';

/** The t that values are shown for: 1, T/4, T/2, T, and those that the note and the playground are at. */
export interface TableTimes {
  readonly noteT?: number;
  readonly playgroundT?: number;
}

/** VS Code sets a hover's columns side by side without any room. */
const gap = '&nbsp;&nbsp;';

/** Values as Markdown: a table over t, or one line where there is only one t. Empty without values. */
export function valueTable(
  values: readonly SymbolValue[],
  schedule: Schedule,
  time: SymbolTime,
  times: TableTimes,
): string {
  if (values.length === 0) {
    return '';
  }
  const show = (value: SymbolValue, t: number) =>
    t < (value.from ?? 1) || t > schedule.T ? '–' : formatShort(value.at(schedule, t));
  if (time.kind === 'fixed' || values.every((value) => value.constant)) {
    const t = time.kind === 'fixed' ? time.t : schedule.T;
    return values.map((value) => typeset(`${value.label(time.written)} = ${show(value, t)}`)).join(' · ');
  }
  const columns = tableColumns(schedule.T, times);
  return [
    ['', ...columns.map(({ label }) => gap + label)],
    ['---', ...columns.map(() => '---:')],
    ...values.map((value) => [
      cell(value.label(time.written)),
      ...columns.map(({ t }) => gap + cell(show(value, t + time.offset))),
    ]),
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n');
}

function tableColumns(T: number, { noteT, playgroundT }: TableTimes): { t: number; label: string }[] {
  const remarks = new Map<number, string[]>();
  for (const t of [1, Math.max(1, Math.round(T / 4)), Math.round(T / 2), T]) {
    remarks.set(t, []);
  }
  const add = (t: number | undefined, remark: string) => {
    if (t === undefined || !Number.isInteger(t) || t < 1 || t > T) {
      return;
    }
    remarks.set(t, [...(remarks.get(t) ?? []), remark]);
  };
  add(noteT, l10n.t('this note'));
  add(playgroundT, l10n.t('playground'));
  return [...remarks]
    .sort(([a], [b]) => a - b)
    .map(([t, remark]) => ({
      t,
      label: cell(`t = ${t}`) + (remark.length > 0 ? ` ${typeset(`(${remark.join(', ')})`)}` : ''),
    }));
}
