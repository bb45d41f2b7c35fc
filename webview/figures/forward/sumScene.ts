import type { FigureState } from '../../../src/figures';
import { memoize, scheduleMemo } from '../../../src/figures/scheduleMemo';
import { element } from '../kit/dom';
import { FilmStrip } from '../kit/drawing/filmStrip';
import type { Bench } from '../kit/frame';
import { readTheme } from '../kit/colors/theme';
import { forwardModel, type ForwardModel } from './model';
import { workTime, type ForwardScene } from './scene';
import { forwardStage } from './stage';
import type { ForwardSubject } from './subject';

/** What is on screen: the state of the large pictures and the frames of the strip, all of one model. */
interface Drawn {
  readonly model?: ForwardModel;
  readonly frames: Set<number>;
  state?: FigureState<'forward'>;
  fraction?: number;
}

/** The state as a sum of pictures, and a film strip of it over t. */
export function sumScene(
  bench: Bench<'forward'>,
  subjectNow: () => ForwardSubject,
  setTime: (t: number) => void,
): ForwardScene {
  const scheduleOf = scheduleMemo();
  const modelOf = memoize(forwardModel);
  const stage = forwardStage();
  const strip = new FilmStrip(setTime, bench.signal);
  let drawn: Drawn = { frames: new Set() };

  function shown() {
    const state = bench.state();
    const subject = subjectNow();
    const schedule = scheduleOf(state.schedule);
    const mode = state.mode === 'chain' ? 'chain' : 'closed';
    return { state, subject, schedule, model: modelOf(mode, schedule, subject.x0, state.seed) };
  }

  function drawStrip(subject: ForwardSubject, model: ForwardModel, frames: Set<number>): void {
    const theme = readTheme();
    const deadline = performance.now() + workTime;
    for (const t of strip.times) {
      if (!frames.has(t) && performance.now() < deadline && model.prepare(t, deadline)) {
        const { result } = model.at(t);
        strip.draw(t, (context, side) => subject.draw(context, side, result, theme));
        frames.add(t);
      }
    }
  }

  /** Slow motion goes from t to the next step, whose sum is then under way. */
  function drawStage({ state, subject, schedule, model }: ReturnType<typeof shown>): void {
    const fraction = state.mode === 'chain' && state.t < schedule.T ? bench.fraction() : 0;
    const t = fraction > 0 ? state.t + 1 : state.t;
    if (model.prepare(t, performance.now() + workTime)) {
      drawn.state = state;
      drawn.fraction = fraction;
      stage.draw(subject, schedule, { mode: state.mode, t }, model.at(t), fraction, readTheme());
    }
  }

  return {
    element: element('div', {}, stage.element, strip.element),
    draw(anew) {
      const now = shown();
      const { state, subject, schedule, model } = now;
      strip.set(schedule.T, state.t);
      if (anew || model !== drawn.model) {
        drawn = { model, frames: new Set() };
      } else {
        const kept = [...drawn.frames].filter((time) => strip.times.includes(time));
        drawn = { ...drawn, frames: new Set(kept) };
      }
      // What is shown stays until the chain has come to what is to be shown.
      const isShown = () => drawn.state === state && drawn.fraction === bench.fraction();
      if (!isShown()) {
        drawStage(now);
      }
      drawStrip(subject, model, drawn.frames);
      return drawn.state === state && drawn.frames.size >= strip.times.length;
    },
    numbers() {
      const { state, model } = shown();
      const { result, from, noise } = model.at(state.t);
      return {
        columns: ['index', state.mode === 'chain' ? 'x_{t-1}' : 'x_0', 'epsilon', 'x_t'],
        rows: Array.from(result, (value, index) => [index, from[index] ?? 0, noise[index] ?? 0, value]),
      };
    },
  };
}
