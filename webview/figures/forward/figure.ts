import * as l10n from '@vscode/l10n';
import type { FigureState, OwnState } from '../../../src/figures';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import { oncePerFrame, onResize } from '../kit/dom';
import { FilmStrip } from '../kit/filmStrip';
import { framed } from '../kit/frame';
import { stateControls } from '../kit/stateControls';
import { readTheme } from '../kit/theme';
import { digitSubject } from './digitPicture';
import { mixtureSubject } from './mixturePicture';
import { forwardModel, type ForwardModel } from './model';
import { forwardStage } from './stage';
import type { ForwardSubject } from './subject';
import './forward.css';

/** How long, in milliseconds, one frame may spend on walking the chain. */
const workTime = 14;

/** What is on screen: the state of the large pictures and the frames of the strip, all of one model. */
interface Drawn {
  readonly model?: ForwardModel;
  readonly frames: Set<number>;
  state?: FigureState<'forward'>;
}

/** The state as a sum of pictures, and a film strip of it over t. */
export const forwardFigure = framed('forward', (bench) => {
  const { signal, environment } = bench;
  const { digits } = environment;
  const scheduleOf = scheduleMemo();
  const subjectOf = memoize((data: OwnState<'forward'>['data'], index: number, seed: number, T: number) =>
    // Fewer points are drawn when T is large.
    data === 'digit' ? digitSubject(digits, index) : mixtureSubject(seed, T),
  );
  const modelOf = memoize(forwardModel);
  let drawn: Drawn = { frames: new Set() };

  const controls = stateControls(bench, {
    steppers: {
      index: {
        count: digits.count,
        previous: l10n.t('Previous digit'),
        next: l10n.t('Next digit'),
        text: (index) => String(digits.label(index)),
      },
    },
  });
  const stage = forwardStage();
  const strip = new FilmStrip(controls.setTime, signal);

  const draw = oncePerFrame(() => {
    const state = bench.state();
    const subject = subjectOf(state.data, state.index, state.seed, state.schedule.T);
    const schedule = scheduleOf(state.schedule);
    const model = modelOf(state.mode, schedule, subject.x0, state.seed);
    if (model !== drawn.model) {
      drawn = { model, frames: new Set() };
    }
    // What is shown stays until the chain has come to what is to be shown.
    if (drawn.state !== state && model.prepare(state.t, performance.now() + workTime)) {
      drawn.state = state;
      stage.draw(subject, schedule, state, model.at(state.t), readTheme());
    }
    drawStrip(subject, model, drawn.frames);
    if (drawn.state !== state || drawn.frames.size < strip.times.length) {
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

  function redrawAll(): void {
    drawn = { frames: new Set() };
    draw();
  }

  onResize(bench.root, redrawAll, signal);
  return {
    formula: stage.formula,
    controls,
    content: [stage.element, strip.element],
    recolor: redrawAll,
    update() {
      const { t, schedule } = bench.state();
      strip.set(schedule.T, t);
      const kept = [...drawn.frames].filter((time) => strip.times.includes(time));
      drawn = { ...drawn, frames: new Set(kept) };
      draw();
    },
  };
});
