import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { progressRing } from '../../ui/progressRing';
import { engineLine } from './engineLine';
import { enginePicker } from './enginePicker';
import type { View, ViewContext } from '../view';
import { gpuReport } from './gpuReport';
import { selfCheckTable } from './selfCheckTable';
import { speedBars } from './speedBars';

/** What runs the network, whether it computes rightly on this machine, and how fast each engine is. */
export function enginesView(context: ViewContext): View {
  const { run, actions, language } = context;
  const picker = enginePicker(context);
  const check = button({
    label: l10n.t('Self-check'),
    icon: 'checklist',
    look: 'primary',
    title: l10n.t('Compare the engine in use with the reference, on this machine, in under a minute'),
    onClick: () => void actions.selfCheck(),
  });
  const compare = button({
    label: l10n.t('Compare engines'),
    icon: 'dashboard',
    title: l10n.t('Train the same batch on every engine and compare their speed'),
    onClick: () => void actions.compareEngines(),
  });
  const gpu = button({
    label: l10n.t('Why is my GPU not used?'),
    icon: 'question',
    title: l10n.t('Check step by step what stands between the playground and the GPU, and what helps'),
    onClick: () => void actions.explainGpu(),
  });
  const stop = button({ label: l10n.t('Stop'), icon: 'debug-stop', onClick: () => void actions.stop() });
  const ring = progressRing(l10n.t('Working'));
  const engine = engineLine(run, actions);
  const report = gpuReport();
  const table = selfCheckTable();
  const bars = speedBars(language);
  const intro = element(
    'p',
    { class: 'story' },
    l10n.t(
      'Every engine runs the same network from the same random numbers. The self-check compares the one in use with an independent reference: results and gradients of each operation, a training run, and a sample.',
    ),
  );
  return {
    element: element(
      'div',
      { class: 'view view-single' },
      element('div', { class: 'view-controls' }, picker.element),
      engine.element,
      element(
        'div',
        { class: 'toolbar', role: 'toolbar', 'aria-label': l10n.t('Engines') },
        check.element,
        compare.element,
        gpu.element,
        stop.element,
        ring,
      ),
      intro,
      report.element,
      table.element,
      bars.element,
    ),
    update() {
      picker.update();
      engine.update();
      const checking = run.state.phase === 'checking';
      ring.hidden = !checking && !run.state.opening;
      check.setDisabled(run.state.opening || run.state.busy);
      compare.setDisabled(run.state.opening || run.state.busy);
      stop.setDisabled(!checking);
      report.update(run.state.checks.gpu);
      table.update(run.state.checks.selfCheck);
      bars.update(run.state.checks.comparison);
    },
  };
}
