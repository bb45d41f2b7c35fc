import { clockPlace, clockSteps, clockValue, type ClockReading } from '../../../../src/figures/clock';

/** How fast a clock runs: a step at a time with its parts, or through all steps. */
export const speeds = ['slow', 'normal', 'fast'] as const;
export type Speed = (typeof speeds)[number];

/** How long a clock takes from its first value to its last at normal speed, in milliseconds, and at most for a step. */
const duration = 6000;
const longestStep = 600;
const fastFactor = 3;
/** How long one step takes in slow motion. */
const slowStep = 2400;
/** How long the way back from the last value to the state's own takes. */
const returnTime = 500;
/** With reduced motion a clock moves in so many still pictures instead of gliding. */
const stillPictures = 10;
const stillTime = 1200;

/** `automatic` motion and what is `held` for an export leave the state alone; `asked` motion changes it. */
type Motion = 'rests' | 'automatic' | 'returns' | 'held' | 'asked';

export interface ClockOptions {
  /** The clock in the state that the figure was given. */
  readonly read: () => ClockReading;
  /** Shows the value and the fraction of now. */
  readonly show: () => void;
  /** Puts a value into the state. */
  readonly commit: (value: number) => void;
  readonly reducedMotion: boolean;
}

/** Moves one number of a figure's state: by itself once, when asked to play, or by steps. */
export class Clock {
  private motion: Motion = 'rests';
  private pace: Speed = 'normal';
  /** Steps above the first value, with the part of the step that is under way. */
  private position = 0;
  private lastTime: number | undefined;
  private request = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly options: ClockOptions,
    signal: AbortSignal,
  ) {
    signal.addEventListener('abort', () => this.halt(), { once: true });
  }

  /** Bounds and step as they are now, with the value that is shown. */
  get reading(): ClockReading {
    const reading = this.options.read();
    return {
      ...reading,
      value: this.motion === 'rests' ? reading.value : clockValue(reading, this.position),
    };
  }

  /** Whether the value that is shown is the motion's and not the state's. */
  get moves(): boolean {
    return this.motion !== 'rests';
  }

  get isAutomatic(): boolean {
    return this.motion !== 'rests' && this.motion !== 'asked';
  }

  get isHeld(): boolean {
    return this.motion === 'held';
  }

  /** How far slow motion is from the value to the next one, 0…1. */
  get fraction(): number {
    const isSlow = this.moves && this.pace === 'slow' && !this.options.reducedMotion;
    return isSlow ? this.position - Math.floor(this.position) : 0;
  }

  get speed(): Speed {
    return this.pace;
  }

  set speed(speed: Speed) {
    this.pace = speed;
    this.position = Math.floor(this.position);
    this.options.show();
  }

  /** Runs once through without changing the state, and rests at the state's own value. */
  startByItself(): void {
    if (this.motion === 'rests' && clockSteps(this.options.read()) > 0) {
      this.begin('automatic', 0);
    }
  }

  /** Plays from the value that is shown, from the first one where it is the last; or stops there. */
  toggle(): void {
    if (this.moves) {
      this.pause();
      return;
    }
    const reading = this.options.read();
    const place = clockPlace(reading, reading.value);
    this.begin('asked', place >= clockSteps(reading) ? 0 : place);
  }

  /** Stops where it is, and takes that value into the state. */
  pause(): void {
    if (this.moves) {
      const { value } = this.reading;
      this.halt();
      this.options.commit(value);
      this.options.show();
    }
  }

  /** Stops at the state's own value. */
  rest(): void {
    if (this.moves) {
      this.halt();
      this.options.show();
    }
  }

  /** Shows the value so many steps above the first one, without changing the state, until something else is asked. */
  hold(position: number): void {
    this.halt();
    this.motion = 'held';
    this.position = position;
    this.options.show();
  }

  /** Moves by whole steps from the value that is shown. */
  step(by: number): void {
    const { reading } = this;
    this.moveTo(clockValue(reading, clockPlace(reading, reading.value) + by));
  }

  moveTo(value: number): void {
    this.halt();
    this.options.commit(value);
    this.options.show();
  }

  private begin(motion: Motion, position: number): void {
    this.halt();
    this.motion = motion;
    this.position = position;
    this.takeIn();
    this.options.show();
    this.schedule();
  }

  private halt(): void {
    cancelAnimationFrame(this.request);
    clearTimeout(this.timer);
    this.motion = 'rests';
    this.lastTime = undefined;
  }

  private schedule(): void {
    if (this.options.reducedMotion) {
      this.timer = setTimeout(() => this.advance(this.stillSteps()), stillTime);
      return;
    }
    this.request = requestAnimationFrame((now) => {
      // The first frame only begins to count; a page that was held up goes on where it was.
      const passed = Math.min(100, now - (this.lastTime ?? now));
      this.lastTime = now;
      this.advance(passed / this.stepTime());
    });
  }

  /** Goes on by so many steps; at the end rests, or glides back from there if it moves by itself. */
  private advance(steps: number): void {
    const reading = this.options.read();
    const end = clockSteps(reading);
    const own = clockPlace(reading, reading.value);
    if (this.motion === 'returns') {
      this.position = Math.max(own, this.position - ((end - own) * steps * this.stepTime()) / returnTime);
    } else {
      this.position = Math.min(end, this.position + steps);
    }
    this.takeIn();
    if (this.motion === 'returns' ? this.position <= own : this.position >= end) {
      this.arrive(own < end);
    }
    this.options.show();
    if (this.moves) {
      this.schedule();
    }
  }

  private arrive(canReturn: boolean): void {
    if (this.motion === 'automatic' && canReturn) {
      this.motion = 'returns';
    } else {
      this.halt();
    }
  }

  /** What is asked for by hand becomes the state's. */
  private takeIn(): void {
    if (this.motion === 'asked') {
      const reading = this.options.read();
      const value = clockValue(reading, this.position);
      if (value !== reading.value) {
        this.options.commit(value);
      }
    }
  }

  private stepTime(): number {
    const steps = Math.max(1, clockSteps(this.options.read()));
    const normal = Math.min(longestStep, duration / steps);
    if (this.pace === 'slow') {
      return Math.max(slowStep, normal);
    }
    return this.pace === 'fast' ? normal / fastFactor : normal;
  }

  private stillSteps(): number {
    const steps = clockSteps(this.options.read());
    return this.pace === 'slow' ? 1 : Math.max(1, Math.ceil(steps / stillPictures));
  }
}
