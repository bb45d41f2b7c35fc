import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { scroller } from '../../ui/scroller';
import { codicon } from '../../ui/codicon';
import { gpuAdvice, gpuCauseText, gpuCheckName } from './gpuAdvice';
import type { GpuCheck, GpuFindings } from './gpuChecks';

/** Why the GPU is not used: the cause, what was checked, and what to do. */
export function gpuReport(): {
  readonly element: HTMLElement;
  update(findings: GpuFindings | undefined): void;
} {
  const cause = element('p', { class: 'verdict', role: 'status' });
  const advice = element('ul', { class: 'gpu-advice' });
  const body = element('tbody');
  const heads = [l10n.t('Check'), l10n.t('Found'), l10n.t('Verdict')];
  const table = element(
    'table',
    { class: 'data-table gpu-checks' },
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    body,
  );
  const root = element(
    'div',
    { class: 'gpu-report' },
    cause,
    advice,
    scroller('table-scroll', l10n.t('Why is my GPU not used?'), table),
  );
  let shown: GpuFindings | undefined;
  return {
    element: root,
    update(findings) {
      root.hidden = findings === undefined;
      if (!findings || findings === shown) {
        return;
      }
      shown = findings;
      cause.textContent = gpuCauseText(findings.cause);
      cause.classList.toggle('failed', findings.cause !== 'none');
      advice.replaceChildren(...gpuAdvice(findings).map((line) => element('li', {}, line)));
      body.replaceChildren(...findings.checks.map(tableRow));
    },
  };
}

function tableRow({ id, ok, found }: GpuCheck): HTMLElement {
  return element(
    'tr',
    { class: ok ? 'passed' : 'failed', 'data-check': id },
    element('th', { scope: 'row' }, gpuCheckName(id)),
    element('td', {}, found.slice(0, 300)),
    element('td', {}, codicon(ok ? 'pass' : 'error'), ' ', ok ? l10n.t('yes') : l10n.t('no')),
  );
}
