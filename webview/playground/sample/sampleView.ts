import * as l10n from '@vscode/l10n';
import { element } from '../../figures/kit/dom';
import { formula, symbols } from '../../figures/kit/math/mathMarkup';
import { button } from '../../ui/button';
import { progressRing } from '../../ui/progressRing';
import { slider } from '../../ui/slider';
import { sweptScales } from '../../engine/jobs/guidanceSweepJob';
import type { DataSets } from '../dataSets';
import { engineLine } from '../engines/engineLine';
import { meterLine } from '../chrome/meterLine';
import { chosenNetwork } from '../models/chosenNetwork';
import { colorPoints } from '../points';
import { keptPicture } from './keptPicture';
import { progressStrip } from '../operations/progressStrip';
import { provenanceLine } from './provenanceLine';
import { samplePicture } from './samplePicture';
import { sampleSettingsForm } from './sampleSettings';
import { predictedX0 } from './samplerSettings';
import { sampleStory } from './sampleStory';
import { samplingRefusal } from './samplingRefusal';
import type { View, ViewContext } from '../view';

/** −v_θ(x, t) as drawn mathematics: samplers go against the velocity. */
function flowVelocity(): HTMLElement {
  return formula('−v_θ(x, t)', '−', element('var', {}, 'v'), element('sub', {}, 'θ'), '(x, t)');
}

/** Flow matching and some samplers visit times between the T steps. */
function timeText(t: number | undefined): string {
  return t === undefined ? '–' : String(Math.round(10 * t) / 10);
}

/** What a screen reader calls the two pictures. */
const noisyName = (points: boolean): string =>
  points ? l10n.t('The points x_t at the shown step') : l10n.t('The images x_t at the shown step');
const predictedName = (points: boolean): string =>
  points
    ? l10n.t('The points x̂_0 that the network predicts at the shown step')
    : l10n.t('The images x̂_0 that the network predicts at the shown step');

/** The fifth view: images appear out of noise, step by step. */
export function sampleView(context: ViewContext, dataSets: DataSets): View {
  const { run, actions, store, host, operation } = context;
  const start = button({
    label: l10n.t('Sample'),
    icon: 'sparkle',
    look: 'primary',
    onClick: () => void actions.sample(),
  });
  const now = button({
    label: l10n.t('Sample now'),
    icon: 'debug-step-over',
    title: l10n.t('Stop learning and sample the network as it is'),
    onClick: () => void actions.sampleNow(),
  });
  const stop = button({ label: l10n.t('Stop'), icon: 'debug-stop', onClick: () => void actions.stop() });
  const further = button({
    label: l10n.t('Train further'),
    icon: 'mortar-board',
    onClick: () => {
      store.patch({ view: 'train' });
      void actions.train();
    },
  });
  const save = button({
    label: l10n.t('Export…'),
    icon: 'save',
    onClick: () => host.send({ type: 'modelCommand', command: 'exportSamples' }),
  });
  const ring = progressRing(l10n.t('Working'));
  const story = sampleStory(context);
  const noisy = samplePicture(noisyName(false), 'xt');
  const predicted = samplePicture(predictedName(false), 'x0');
  run.setCanvases(() => ({ xt: noisy.offscreen(), x0: predicted.offscreen() }));
  /** A flow's picture has arrows, too. */
  function showPrediction(flow: boolean): void {
    const field = flow
      ? [l10n.t('predicted, and where the flow leads'), ' ', flowVelocity()]
      : [l10n.t('predicted')];
    predicted.setCaption(predictedX0(), ' ', ...field);
  }
  const scrubber = slider({
    label: l10n.t('Recorded steps'),
    name: l10n.t('Recorded denoising step'),
    min: 0,
    max: 0,
    step: 1,
    format: (index) => `t = ${timeText(run.state.sampling?.times[index])}`,
    onInput: (index) => {
      showTime(index);
      void run.showFrame(index);
    },
  });
  const engine = engineLine(run, actions);
  const meter = meterLine(run, context.language, ['sampling', 'training']);
  const settings = sampleSettingsForm(context, dataSets);
  colorPoints(context);
  const strip = progressStrip();
  const kept = keptPicture(dataSets);
  const madeLine = provenanceLine(context);
  let stripped = 0;
  let recorded = 0;

  function showTime(index: number): void {
    const t = run.state.sampling?.times[index];
    noisy.setCaption(t === 0 ? symbols.x0() : symbols.xt(), t === undefined ? '' : ` t = ${timeText(t)}`);
  }

  /** The strip is drawn when its sampling has ended. */
  async function showStrip(): Promise<void> {
    const mode = run.state.shownPoints ? 'generate' : store.state.sample.mode;
    strip.element.hidden = mode !== 'progressive' || stripped === 0;
    const { sampling } = run.state;
    if (mode === 'progressive' && sampling?.done && stripped !== sampling.number) {
      stripped = sampling.number;
      strip.show(await run.readFrames('x0'), sampling.times);
    }
  }

  const stage = element(
    'div',
    { class: 'stage' },
    element(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': l10n.t('Sampling') },
      start.element,
      now.element,
      stop.element,
      further.element,
      save.element,
      ring,
    ),
    story.element,
    operation.element,
    element('div', { class: 'pictures' }, noisy.element, predicted.element, kept.element),
    madeLine.element,
    strip.element,
    scrubber.element,
    engine.element,
    meter.element,
  );
  return {
    element: element('div', { class: 'view view-split' }, stage, settings.element),
    update() {
      const { sampling } = run.state;
      const warming = actions.warmUp.since !== undefined;
      settings.update();
      if (chosenNetwork(context).points) {
        operation.element.hidden = true;
      } else {
        operation.update();
      }
      void showStrip();
      engine.update();
      meter.update();
      story.update();
      ring.hidden = !run.state.opening && !run.state.busy;
      start.element.hidden = warming;
      start.setDisabled(run.state.opening || samplingRefusal(context) !== undefined);
      now.element.hidden = !warming;
      stop.setDisabled(!run.state.busy && run.state.phase !== 'paused');
      further.element.hidden = run.state.step === 0 || warming;
      save.setDisabled(!sampling && !run.state.kept);
      const count = run.state.shownCount ?? store.state.sample.count;
      const sweep = run.state.shownMode === 'guidance';
      const pictures = run.state.shownPoints ? 1 : count;
      noisy.setCount(sweep ? count * sweptScales.length : pictures, sweep ? count : undefined);
      predicted.setCount(pictures);
      noisy.setName(noisyName(run.state.shownPoints));
      predicted.setName(predictedName(run.state.shownPoints));
      noisy.setPixelated(!run.state.shownPoints);
      predicted.setPixelated(!run.state.shownPoints);
      showPrediction(
        run.state.shownPoints && (run.state.shownModel?.card ?? run.state.setup?.train)?.loss === 'flow',
      );
      const keeps = !sampling && run.state.kept !== undefined;
      kept.show(keeps ? run.state.kept : undefined);
      noisy.element.hidden = keeps;
      predicted.element.hidden = sweep || keeps;
      madeLine.update();
      scrubber.setDisabled(!sampling);
      if (sampling?.recorded !== recorded) {
        recorded = sampling?.recorded ?? 0;
        scrubber.setMax(Math.max(0, recorded - 1));
        scrubber.set(Math.max(0, recorded - 1));
        showTime(recorded - 1);
      }
    },
  };
}
