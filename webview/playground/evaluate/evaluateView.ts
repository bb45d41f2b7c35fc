import * as l10n from '@vscode/l10n';
import { sentences } from '../../../src/base/joinTexts';
import { selfTestOracles } from '../../../src/diffusion/bounds/selfTestOracles';
import { element } from '../../figures/kit/dom';
import { button } from '../../ui/button';
import { progressRing } from '../../ui/progressRing';
import { engineLine } from '../engines/engineLine';
import { encodePngGrid } from '../export/pngGrid';
import { meterLine } from '../chrome/meterLine';
import { errorMessage } from '../../../src/base/errorMessage';
import type { View, ViewContext } from '../view';
import { boundPanel } from './boundPanel';
import { distancePanel } from './distancePanel';
import { evaluationForm } from './evaluationForm';
import { boundRefusal, qualityRefusal } from './evaluationRefusal';
import { evaluationReport } from './evaluationReport';
import { evaluationStory } from './evaluationStory';
import { judgeFileButton } from './judgeFile';
import { qualityPanel } from './qualityPanel';
import { boundOrigin, qualityOrigin } from './resultOrigin';

/** How good a network is: the bound on the likelihood of images that it never saw, and what its samples are worth. */
export function evaluateView(context: ViewContext): View {
  const { run, actions, host, notices, language } = context;
  const start = button({
    label: l10n.t('Evaluate'),
    icon: 'graph',
    look: 'primary',
    title: l10n.t('Bound the likelihood of held-out images'),
    onClick: () => void actions.evaluation.evaluate(),
  });
  const judge = button({
    label: l10n.t('Judge samples'),
    icon: 'law',
    title: l10n.t('Draw samples and compare them with real images'),
    onClick: () => void actions.evaluation.judge(),
  });
  const judgeFile = judgeFileButton(context);
  const stop = button({ label: l10n.t('Cancel'), icon: 'debug-stop', onClick: () => void actions.stop() });
  const report = button({
    label: l10n.t('Save report…'),
    icon: 'markdown',
    title: l10n.t('A Markdown note with these numbers and plots'),
    onClick: () => {
      saveReport().catch((error: unknown) => notices.warn(errorMessage(error)));
    },
  });
  const ring = progressRing(l10n.t('Working'));
  const story = evaluationStory(run.state.evaluation);
  const refusals = element('p', { class: 'fine-print', role: 'status' });
  const bound = boundPanel(language);
  const quality = qualityPanel(language);
  const distance = distancePanel(language);
  const badge = element('p', { class: 'badge', role: 'status' });
  const engine = engineLine(run, actions);
  const meter = meterLine(run, language, ['evaluating']);
  const form = evaluationForm(context);
  let tested = false;

  /** The known answers are worked out when the view is first seen. */
  async function selfTest(): Promise<void> {
    tested = true;
    const rows = await selfTestOracles();
    run.state.evaluation.oracles ??= { passed: rows.filter(({ ok }) => ok).length, total: rows.length };
    showBadge();
  }

  function showBadge(): void {
    const { oracles } = run.state.evaluation;
    badge.hidden = !oracles;
    if (oracles) {
      badge.textContent = l10n.t(
        'Self-test: the formulas give {0} of {1} known answers.',
        oracles.passed,
        oracles.total,
      );
      badge.classList.toggle('failed', oracles.passed < oracles.total);
    }
  }

  async function saveReport(): Promise<void> {
    const { evaluation } = run.state;
    const names = {
      terms: 'evaluation-terms.png',
      rate: 'evaluation-rate.png',
      nearest: 'evaluation-nearest.png',
    };
    const ofBound = evaluation.subject &&
      evaluation.bound && {
        subject: evaluation.subject,
        bound: evaluation.bound,
        of: boundOrigin(evaluation, context),
      };
    const ofQuality = evaluation.qualitySubject &&
      evaluation.quality && {
        subject: evaluation.qualitySubject,
        judged: evaluation.quality,
        of: qualityOrigin(evaluation, context),
      };
    const pictures: { name: string; bytes: Uint8Array }[] = [];
    if (ofBound) {
      const [terms, rate] = await bound.pictures();
      pictures.push({ name: names.terms, bytes: terms ?? new Uint8Array() });
      pictures.push({ name: names.rate, bytes: rate ?? new Uint8Array() });
    }
    if (evaluation.quality) {
      pictures.push({ name: names.nearest, bytes: await encodePngGrid(evaluation.quality.nearest) });
    }
    const contents = { bound: ofBound, quality: ofQuality, oracles: evaluation.oracles };
    host.send({
      type: 'saveReport',
      name: 'evaluation.md',
      markdown: evaluationReport(contents, names, language),
      pictures,
    });
  }

  const stage = element(
    'div',
    { class: 'stage' },
    element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': l10n.t('Evaluation') },
      start.element,
      judge.element,
      judgeFile.element,
      stop.element,
      report.element,
      ring,
    ),
    refusals,
    story.element,
    bound.element,
    quality.element,
    distance.element,
    badge,
    engine.element,
    meter.element,
  );
  return {
    element: element('div', { class: 'view view-split' }, stage, form.element),
    update() {
      const { evaluation } = run.state;
      const evaluating = run.state.phase === 'evaluating';
      if (!tested) {
        void selfTest();
      }
      form.update();
      engine.update();
      meter.update();
      story.update();
      showBadge();
      ring.hidden = !evaluating && !run.state.opening;
      const waits = run.state.opening || run.state.busy;
      const [noBound, noQuality] = [boundRefusal(context), qualityRefusal(context)];
      start.setDisabled(waits || noBound !== undefined);
      judge.setDisabled(waits || noQuality !== undefined);
      judgeFile.setDisabled(waits);
      refusals.textContent = sentences([noBound, noQuality].filter((each) => each !== undefined));
      stop.setDisabled(!evaluating);
      report.setDisabled(evaluating || (!evaluation.bound && !evaluation.quality));
      bound.show(evaluation.bound, boundOrigin(evaluation, context));
      const { quality: judged, qualitySubject } = evaluation;
      const of = qualityOrigin(evaluation, context);
      quality.show(judged && 'quality' in judged ? judged : undefined, qualitySubject, of);
      distance.show(judged && 'distance' in judged ? judged : undefined, of);
    },
  };
}
