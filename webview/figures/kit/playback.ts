import * as l10n from '@vscode/l10n';
import { button } from './controls';

/** How long a run from 1 to T takes, in milliseconds. */
const duration = 6000;
/** With reduced motion t moves in this many still pictures instead of gliding. */
const stillPictures = 10;
const stillTime = 1200;

export interface PlaybackPosition {
  readonly t: number;
  readonly T: number;
}

/** A play button that moves t from where it is to T, from the start again when it is already there. */
export class Playback {
  readonly element: HTMLButtonElement;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;

  constructor(
    private readonly position: () => PlaybackPosition,
    private readonly move: (t: number) => void,
    private readonly reducedMotion: boolean,
    signal: AbortSignal,
  ) {
    this.element = button('', () => (this.playing ? this.stop() : this.start()), signal);
    this.element.classList.add('df-play');
    this.label();
    signal.addEventListener('abort', () => this.stop(), { once: true });
  }

  get playing(): boolean {
    return this.timer !== undefined || this.frame !== 0;
  }

  stop(): void {
    clearTimeout(this.timer);
    cancelAnimationFrame(this.frame);
    this.timer = undefined;
    this.frame = 0;
    this.label();
  }

  private start(): void {
    const { t, T } = this.position();
    const from = t >= T ? 1 : t;
    if (this.reducedMotion) {
      this.stepThroughStills(from);
    } else {
      this.glide(from);
    }
    this.label();
  }

  private glide(from: number): void {
    let begin: number | undefined;
    const onFrame = (now: number): void => {
      begin ??= now;
      const { T } = this.position();
      const t = Math.min(T, Math.round(from + ((now - begin) / duration) * (T - 1)));
      this.move(t);
      if (t < T) {
        this.frame = requestAnimationFrame(onFrame);
      } else {
        this.stop();
      }
    };
    this.frame = requestAnimationFrame(onFrame);
  }

  private stepThroughStills(from: number): void {
    let next = from;
    const onTime = (): void => {
      const { T } = this.position();
      this.move(Math.min(T, Math.round(next)));
      if (next >= T) {
        this.stop();
        return;
      }
      next = Math.min(T, next + Math.max(1, (T - 1) / stillPictures));
      this.timer = setTimeout(onTime, stillTime);
    };
    onTime();
  }

  private label(): void {
    this.element.textContent = this.playing ? l10n.t('Pause') : l10n.t('Play');
    this.element.setAttribute('aria-pressed', String(this.playing));
  }
}
