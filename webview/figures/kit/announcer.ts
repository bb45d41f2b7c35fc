import { element } from './dom';

/** How long a value must have rested, in milliseconds, before it is spoken: a drag passes hundreds of values. */
const restTime = 600;

/** The text alternative of a figure: what it shows now, spoken politely once the values have come to rest. */
export class Announcer {
  readonly element = element('p', { class: 'df-visually-hidden', role: 'status', 'aria-live': 'polite' });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => clearTimeout(this.timer), { once: true });
  }

  say(text: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      if (this.element.textContent !== text) {
        this.element.textContent = text;
      }
    }, restTime);
  }
}
