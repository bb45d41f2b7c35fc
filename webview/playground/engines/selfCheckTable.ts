import * as l10n from '@vscode/l10n';
import type { AgreementRow } from '../../engine/protocol/checks';
import { element } from '../../figures/kit/dom';
import { scroller } from '../../ui/scroller';
import { codicon } from '../../ui/codicon';
import type { SelfCheck } from './checkProgress';
import { engineName } from './engineNames';

/** The comparisons of a self-check as a table, and what they say together. */
export function selfCheckTable(): {
  readonly element: HTMLElement;
  update(check: SelfCheck | undefined): void;
} {
  const verdict = element('p', { class: 'verdict', role: 'status' });
  const body = element('tbody');
  const heads = [l10n.t('Check'), l10n.t('Worst error'), l10n.t('Tolerance'), l10n.t('Verdict')];
  const table = element(
    'table',
    { class: 'data-table self-check' },
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    body,
  );
  const root = element('div', {}, verdict, scroller('table-scroll', l10n.t('Self-check'), table));
  let shown: SelfCheck | undefined;
  return {
    element: root,
    update(check) {
      root.hidden = check === undefined;
      if (!check || check === shown) {
        return;
      }
      if (check.rows.length < (shown?.rows.length ?? 0)) {
        body.replaceChildren();
      }
      shown = check;
      verdict.textContent = verdictOf(check);
      verdict.classList.toggle(
        'failed',
        check.rows.some(({ ok }) => !ok),
      );
      for (const row of check.rows.slice(body.children.length)) {
        body.append(tableRow(row));
      }
    },
  };
}

function tableRow({ check, error, tolerance, ok }: AgreementRow): HTMLElement {
  const number = (value: number) =>
    Number.isNaN(value) ? l10n.t('no number') : value === 0 ? '0' : value.toExponential(1);
  return element(
    'tr',
    { class: ok ? 'passed' : 'failed' },
    element('th', { scope: 'row' }, check),
    element('td', { class: 'number' }, number(error)),
    element('td', { class: 'number' }, number(tolerance)),
    element('td', {}, codicon(ok ? 'pass' : 'error'), ' ', ok ? l10n.t('agrees') : l10n.t('differs')),
  );
}

function verdictOf({ subject, reference, rows, outcome, seconds }: SelfCheck): string {
  const failed = rows.filter(({ ok }) => !ok).length;
  const [tested, compared] = [engineName(subject), engineName(reference)];
  if (outcome === undefined) {
    return l10n.t('{0} is compared with {1}: {2} checks so far.', tested, compared, rows.length);
  }
  if (failed > 0) {
    return l10n.t(
      '{0} and {1} differ in {2} of {3} checks. Choose another engine, and report the table: it names what differs.',
      tested,
      compared,
      failed,
      rows.length,
    );
  }
  switch (outcome) {
    case 'finished':
      return l10n.t(
        '{0} agrees with {1} in all {2} checks, in {3} s.',
        tested,
        compared,
        rows.length,
        seconds.toFixed(0),
      );
    case 'stopped':
      return l10n.t('Stopped after {0} checks, all of which agree.', rows.length);
    case 'outOfTime':
      return l10n.t(
        'The minute ended after {0} checks, all of which agree; the rest was left out.',
        rows.length,
      );
  }
}
