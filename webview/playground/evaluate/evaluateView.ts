import * as l10n from '@vscode/l10n';
import type { EvaluationSettings } from '../../engine/evaluateJob';
import { element } from '../../figures/dom';
import { button } from '../../ui/button';
import { numberField } from '../../ui/numberField';
import { progressRing } from '../../ui/progressRing';
import type { DataSets } from '../dataSets';
import { engineLine } from '../engineLine';
import { formatDuration } from '../format';
import { meterLine } from '../meterLine';
import { modelPicker, titleOf } from '../modelPicker';
import { messageOf } from '../runEvents';
import { setting, settingsForm, settingsGroup } from '../setting';
import { statistics } from '../statistics';
import type { View, ViewContext } from '../view';
import { BoundCharts } from './boundCharts';
import { evaluationReport } from './evaluationReport';
import { notComparable } from './notComparable';

/** How good a network is, on images that it never saw: the bound on their likelihood, in all its parts. */
export function evaluateView(context: ViewContext, dataSets: DataSets): View {
  const { run, actions, store, host, notices, language } = context;
  let settings: EvaluationSettings = { images: 64, timesteps: 50, draws: 1, seed: 0 };
  actions.evaluation = () => {
    const model = run.library.find(store.state.sample.model);
    const dataSet = model?.card.data.id ?? run.setup?.train.dataSet ?? store.state.train.dataSet;
    const data = dataSets.open(dataSet);
    return {
      dataSet,
      subject: {
        model: model ? titleOf(model.card) : l10n.t('your network after {0} steps', run.step),
        data: data.name,
        side: data.side,
        settings: { ...settings, seed: store.state.seed },
      },
    };
  };
  const start = button({
    label: l10n.t('Evaluate'),
    icon: 'graph',
    look: 'primary',
    onClick: () => void actions.evaluate(),
  });
  const stop = button({ label: l10n.t('Cancel'), icon: 'debug-stop', onClick: () => void actions.stop() });
  const report = button({
    label: l10n.t('Save report…'),
    icon: 'markdown',
    title: l10n.t('A Markdown note with these numbers and plots'),
    onClick: () => {
      saveReport().catch((error: unknown) => notices.warn(messageOf(error)));
    },
  });
  const ring = progressRing(l10n.t('Working'));
  const story = element('p', { class: 'story', role: 'status' });
  const bar = element('progress', { class: 'progress', 'aria-label': l10n.t('Evaluation') });
  const numbers = statistics({
    total: l10n.t('Bound, bits/dim'),
    rate: l10n.t('Rate'),
    distortion: l10n.t('Distortion L₀'),
    prior: l10n.t('Prior L_T'),
    images: l10n.t('Images'),
  });
  const charts = new BoundCharts();
  const warning = element('p', { class: 'fine-print' }, notComparable());
  const badge = element('p', { class: 'badge' });
  const engine = engineLine(run);
  const meter = meterLine(run, language);
  const form = evaluationForm(
    context,
    () => settings,
    (change) => (settings = { ...settings, ...change }),
  );

  async function saveReport(): Promise<void> {
    const { subject, bound } = run.evaluation;
    if (!subject || !bound) {
      return;
    }
    const [terms, rate] = await charts.pictures();
    const pictures = { terms: 'evaluation-terms.png', rate: 'evaluation-rate.png' };
    host.send({
      type: 'saveReport',
      name: 'evaluation.md',
      markdown: evaluationReport(subject, bound, pictures),
      pictures: [
        { name: pictures.terms, bytes: terms ?? new Uint8Array() },
        { name: pictures.rate, bytes: rate ?? new Uint8Array() },
      ],
    });
  }

  const stage = element(
    'div',
    { class: 'stage' },
    element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': l10n.t('Evaluation') },
      start.element,
      stop.element,
      report.element,
      ring,
    ),
    story,
    bar,
    numbers.element,
    charts.element,
    warning,
    badge,
    engine.element,
    meter.element,
  );
  return {
    element: element('div', { class: 'view view-split' }, stage, form.element),
    update() {
      const { bound, progress, subject, seconds, oracles } = run.evaluation;
      const evaluating = run.phase === 'evaluating';
      form.update();
      engine.update();
      meter.update();
      ring.hidden = !evaluating && !run.opening;
      start.setDisabled(run.opening || run.busy);
      stop.setDisabled(!evaluating);
      report.setDisabled(!bound);
      badge.hidden = !oracles;
      if (oracles) {
        badge.textContent = l10n.t(
          'Formulas of the official code agree with known answers: {0} of {1}.',
          oracles.passed,
          oracles.total,
        );
        badge.classList.toggle('failed', oracles.passed < oracles.total);
      }
      bar.hidden = !progress;
      if (progress) {
        bar.max = progress.total;
        bar.value = progress.done;
      }
      numbers.element.hidden = !bound;
      charts.element.hidden = !bound;
      story.textContent =
        bound && subject
          ? l10n.t(
              '{0} on {1} held-out images of {2}, in {3}. Errors are standard errors.',
              subject.model,
              bound.images,
              subject.data,
              formatDuration(seconds),
            )
          : progress
            ? l10n.t('{0} of {1} predictions.', progress.done, progress.total)
            : l10n.t(
                'An upper bound on the negative log likelihood of images that training never saw, in bits per dimension: the rate at which x_t gets known, and the distortion of the last step.',
              );
      if (bound) {
        const error = Number.isNaN(bound.total.standardError)
          ? ''
          : ` ± ${bound.total.standardError.toFixed(3)}`;
        numbers.set({
          total: `${bound.total.value.toFixed(3)}${error}`,
          rate: bound.rate.toFixed(3),
          distortion: bound.distortion.toFixed(3),
          prior: bound.prior.toExponential(1),
          images: bound.images.toLocaleString(language),
        });
        charts.show(bound);
      }
    },
  };
}

function evaluationForm(
  context: ViewContext,
  read: () => EvaluationSettings,
  change: (settings: Partial<EvaluationSettings>) => void,
): View {
  const field = (label: string, key: 'images' | 'timesteps' | 'draws', max: number, hint = '') => {
    const made = numberField({
      label,
      min: 1,
      max,
      integer: true,
      onChange: (value) => change({ [key]: value }),
    });
    made.setHint(hint);
    return setting(made, () => read()[key]);
  };
  return settingsForm(l10n.t('Evaluation settings'), [
    modelPicker(context),
    settingsGroup(
      l10n.t('Evaluation'),
      field(l10n.t('Held-out images'), 'images', 1000),
      field(
        l10n.t('Values of t'),
        'timesteps',
        10000,
        l10n.t('Fewer than T: the terms between are estimated.'),
      ),
      field(l10n.t('Draws of noise'), 'draws', 100),
    ),
  ]);
}
