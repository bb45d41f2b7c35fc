import * as l10n from '@vscode/l10n';
import { element } from './dom';
import { Picture } from './picture';

const frameCount = 12;

/** The time steps of a film strip: evenly from 1 to T, the ends included. */
export function frameTimes(T: number): readonly number[] {
  const count = Math.min(frameCount, T);
  return Array.from({ length: count }, (_, index) => Math.round(1 + (index * (T - 1)) / (count - 1)));
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
  private T = 0;

  constructor(
    private readonly choose: (t: number) => void,
    private readonly signal: AbortSignal,
  ) {}

  /** Lays out the frames for T, and marks the one next to t. */
  set(T: number, t: number): void {
    if (T !== this.T) {
      this.T = T;
      this.frames = frameTimes(T).map((time) => this.makeFrame(time));
      this.element.replaceChildren(...this.frames.map(({ button }) => button));
    }
    const nearest = this.frames.reduce<Frame | undefined>(
      (best, frame) => (best === undefined || Math.abs(frame.t - t) < Math.abs(best.t - t) ? frame : best),
      undefined,
    );
    for (const frame of this.frames) {
      frame.button.setAttribute('aria-current', frame === nearest ? 'step' : 'false');
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
