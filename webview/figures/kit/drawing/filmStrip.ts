import * as l10n from '@vscode/l10n';
import { element } from '../dom';
import { Picture } from './picture';

const frameCount = 12;

/** The time steps of a film strip: evenly from 1 to T, the ends included. */
export function frameTimes(T: number): readonly number[] {
  const count = Math.min(frameCount, T);
  return Array.from({ length: count }, (_, index) => Math.round(1 + (index * (T - 1)) / (count - 1)));
}

/** These steps with t in place of the one between the ends that is nearest to it. */
export function timesThrough(T: number, t: number): readonly number[] {
  const times = frameTimes(T);
  if (times.includes(t)) {
    return times;
  }
  const inner = times.slice(1, -1);
  const nearest = inner.reduce((best, each) => (Math.abs(each - t) < Math.abs(best - t) ? each : best));
  return times.map((each) => (each === nearest ? t : each));
}

interface Frame {
  readonly button: HTMLButtonElement;
  readonly picture: Picture;
  readonly t: number;
}

/** A row of small pictures of x_t over time; choosing one moves t there. */
export class FilmStrip {
  readonly element = element('div', {
    class: 'df-strip',
    role: 'group',
    'aria-label': l10n.t('x_t over time'),
  });
  private frames: readonly Frame[] = [];

  constructor(
    private readonly choose: (t: number) => void,
    private readonly signal: AbortSignal,
  ) {}

  /** Lays out the frames for T, t itself among them, and marks that one. */
  set(T: number, t: number): void {
    const times = timesThrough(T, t);
    if (times.join() !== this.times.join()) {
      const known = new Map(this.frames.map((frame) => [frame.t, frame]));
      this.frames = times.map((time) => known.get(time) ?? this.makeFrame(time));
      this.element.replaceChildren(...this.frames.map(({ button }) => button));
    }
    for (const frame of this.frames) {
      frame.button.setAttribute('aria-current', frame.t === t ? 'step' : 'false');
    }
  }

  get times(): readonly number[] {
    return this.frames.map(({ t }) => t);
  }

  /** Draws the frame of one of `times`. */
  draw(t: number, paint: (context: CanvasRenderingContext2D, side: number) => void): void {
    this.frames.find((frame) => frame.t === t)?.picture.draw(paint);
  }

  private makeFrame(t: number): Frame {
    const name = l10n.t('x at t = {0}', t);
    const picture = new Picture(name);
    const button = element(
      'button',
      { type: 'button', class: 'df-frame', 'aria-label': name },
      picture.canvas,
      element('span', { class: 'df-number' }, String(t)),
    );
    button.addEventListener('click', () => this.choose(t), { signal: this.signal });
    return { button, picture, t };
  }
}
