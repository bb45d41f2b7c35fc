import { printableJson } from './printable';
import type { Checked } from './checked';
import { formatForGitHub } from './githubFormat';
import { formatForPeople } from './humanFormat';
import { sarifLog } from './sarifFormat';

export const formats = ['human', 'json', 'sarif', 'github'] as const;
export type Format = (typeof formats)[number];

/** Writes what a check found in one of the formats, without a line break at the end. */
export function formatChecked(checked: Checked, format: Format): string {
  switch (format) {
    case 'human':
      return formatForPeople(checked);
    case 'json':
      return printableJson(checked.reports);
    case 'sarif':
      return printableJson(sarifLog(checked));
    case 'github':
      return formatForGitHub(checked);
  }
}
