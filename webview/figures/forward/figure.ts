import * as l10n from '@vscode/l10n';
import type { GaussianStep } from '../../../src/diffusion/forwardProcess';
import type { FigureState } from '../../../src/protocol/playgroundState';
import { Announcer } from '../kit/announcer';
import { segmentedControl, stepper, timeControl } from '../kit/controls';
import { element, memoize, oncePerFrame, onResize } from '../kit/dom';
import type { Figure } from '../kit/figure';
import { FilmStrip } from '../kit/filmStrip';
import { formatCoefficient } from '../../../src/figures/formatNumber';
import { forwardModel, type ForwardModel } from './model';
import { forwardStage } from './stage';
import { forwardSubject, type ForwardSubject } from './subject';
import { symbols } from '../kit/mathMarkup';
import { Playback } from '../kit/playback';
import { scheduleMemo } from '../kit/scheduleMemo';
import { onThemeChange, readTheme } from '../kit/theme';

/** How long, in milliseconds, one frame may spend on walking the chain. */
const workTime = 14;

/** What is on screen: the state of the large pictures and the frames of the strip, all of one model. */
interface Drawn {
  readonly model?: ForwardModel;
  readonly frames: Set<number>;
  state?: FigureState;
}

/** The forward process: a digit, or a mixture of Gaussians in the plane, that turns into noise over t. */
export const forwardFigure: Figure = (container, state, environment, onChange) => {
  const lifetime = new AbortController();
  const { signal } = lifetime;
  const announcer = new Announcer(signal);
  const scheduleOf = scheduleMemo();
  const subjectOf = memoize((data: FigureState['forward']['data'], index: number, seed: number, T: number) =>
    forwardSubject(environment.digits, data, index, seed, T),
  );
  const modelOf = memoize(forwardModel);
  let current = state;
  let drawn: Drawn = { frames: new Set() };

  const changeForward = (change: Partial<FigureState['forward']>): void =>
    onChange({ forward: { ...current.forward, ...change } });
  const setTime = (t: number): void => {
    playback.stop();
    onChange({ t });
  };

  const time = timeControl(setTime, symbols.t(), signal);
  const playback = new Playback(
    () => ({ t: current.t, T: current.schedule.T }),
    (t) => onChange({ t }),
    environment.reducedMotion,
    signal,
  );
  const data = segmentedControl<FigureState['forward']['data']>(
    {
      name: l10n.t('Data'),
      choices: [
        { value: 'digit', label: l10n.t('Digit') },
        { value: 'mixture', label: l10n.t('2-D mixture') },
      ],
      onChange: (value) => changeForward({ data: value }),
    },
    signal,
  );
  const mode = segmentedControl<FigureState['forward']['mode']>(
    {
      name: l10n.t('Form'),
      choices: [
        { value: 'closed', label: l10n.t('Closed form') },
        { value: 'chain', label: l10n.t('Step by step') },
      ],
      onChange: (value) => changeForward({ mode: value }),
    },
    signal,
  );
  const digit = stepper(
    {
      name: l10n.t('Digit'),
      previous: l10n.t('Previous digit'),
      next: l10n.t('Next digit'),
      onStep: (by) => {
        const { count } = environment.digits;
        changeForward({ index: (((current.forward.index + by) % count) + count) % count });
      },
    },
    signal,
  );
  const seed = stepper(
    {
      name: l10n.t('Seed'),
      previous: l10n.t('Previous noise'),
      next: l10n.t('New noise'),
      onStep: (by) => onChange({ seed: (current.seed + by + 2 ** 32) % 2 ** 32 }),
    },
    signal,
  );

  const stage = forwardStage();
  const strip = new FilmStrip(setTime, signal);
  const root = element(
    'div',
    { class: 'diffusion-figure df-forward', role: 'group', 'aria-label': l10n.t('Forward process') },
    element('div', { class: 'df-controls' }, time.element, playback.element),
    element('div', { class: 'df-controls' }, data.element, mode.element, digit.element, seed.element),
    stage.element,
    strip.element,
    announcer.element,
  );
  container.append(root);

  const draw = oncePerFrame(() => {
    const { T } = current.schedule;
    const subject = subjectOf(current.forward.data, current.forward.index, current.seed, T);
    const schedule = scheduleOf(current.schedule);
    const model = modelOf(current.forward.mode, schedule, subject.x0, current.seed);
    if (model !== drawn.model) {
      drawn = { model, frames: new Set() };
    }
    // What is shown stays until the chain has come to what is to be shown.
    if (drawn.state !== current && model.prepare(current.t, performance.now() + workTime)) {
      drawn.state = current;
      const sum = model.at(current.t);
      stage.draw(subject, schedule, current, sum, readTheme());
      announce(sum.step);
    }
    drawStrip(subject, model, drawn.frames);
    if (drawn.state !== current || drawn.frames.size < strip.times.length) {
      draw();
    }
  }, signal);

  function drawStrip(subject: ForwardSubject, model: ForwardModel, frames: Set<number>): void {
    const theme = readTheme();
    const deadline = performance.now() + workTime;
    for (const t of strip.times) {
      if (!frames.has(t) && model.prepare(t, deadline)) {
        const { result } = model.at(t);
        strip.draw(t, (context, side) => subject.draw(context, side, result, theme));
        frames.add(t);
      }
    }
  }

  function announce({ signal: data, noise }: GaussianStep): void {
    announcer.say(
      l10n.t(
        'x_t at t = {0} of {1}: {2} times the data plus {3} times noise',
        current.t,
        current.schedule.T,
        formatCoefficient(data),
        formatCoefficient(noise),
      ),
    );
  }

  function redrawAll(): void {
    drawn = { frames: new Set() };
    draw();
  }

  function update(): void {
    time.set(current.t, { min: 1, max: current.schedule.T, step: 1 });
    data.set(current.forward.data);
    mode.set(current.forward.mode);
    seed.set(String(current.seed));
    digit.element.hidden = current.forward.data !== 'digit';
    const index = current.forward.index % environment.digits.count;
    digit.set(String(environment.digits.label(index)));
    strip.set(current.schedule.T, current.t);
    const kept = [...drawn.frames].filter((t) => strip.times.includes(t));
    drawn = { ...drawn, frames: new Set(kept) };
    draw();
  }

  onThemeChange(redrawAll, signal);
  onResize(root, redrawAll, signal);
  update();
  return {
    update(next) {
      current = next;
      update();
    },
    dispose() {
      lifetime.abort();
      root.remove();
    },
  };
};
