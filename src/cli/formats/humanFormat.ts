import * as l10n from '@vscode/l10n';
import type { Checked } from './checked';
import { printable } from './printable';
import type { Report } from './report';

/** A line for each finding, its fix below it, and what it comes to. */
export const formatForPeople = (checked: Checked): string =>
  [...checked.reports.flatMap(linesOf), ...fixSummary(checked.fixed), ...summary(checked)].join('\n');

const linesOf = ({ file, line, column, rule, severity, message, fix }: Report): string[] => [
  printable(`${file}:${line}:${column}: ${severity} [${rule}] ${message}`),
  ...(fix ? [`    ${l10n.t('fix: {0}', printable(fix.newText.replace(/\s+/g, ' ')))}`] : []),
];

/** One sentence about the fixes that were applied. */
export function fixSummary(fixed: Checked['fixed']): string[] {
  if (!fixed) {
    return [];
  }
  const { fixes, notes } = fixed;
  if (fixes === 0) {
    return [l10n.t('No fix was applied.')];
  }
  return [l10n.t('Fixes applied: {0}, notes changed: {1}.', fixes, notes)];
}

function summary({ reports, problems, notes }: Checked): string[] {
  if (reports.length === 1) {
    return [l10n.t('1 finding.')];
  }
  if (reports.length > 1) {
    return [l10n.t('{0} findings.', reports.length)];
  }
  // Nothing that was not read may be called right.
  if (notes === 0) {
    return [];
  }
  if (problems.length > 0) {
    return [l10n.t('No wrong formula was found in what could be read.')];
  }
  return [l10n.t('No wrong formula was found.')];
}
