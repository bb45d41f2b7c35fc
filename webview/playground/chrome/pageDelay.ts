const intervalMs = 50;
/** Five seconds of them. */
const keptDelays = 100;

/**
 * How late the page's timers come, in milliseconds: whatever is pressed or typed there waits as long. Nothing is
 * measured while the page is hidden, since browsers hold back its timers then.
 */
export class PageDelay {
  private delays: number[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly hidden: () => boolean = () => document.hidden) {}

  /** Begins anew, or ends. */
  watch(wanted: boolean): void {
    if (wanted === (this.timer !== undefined)) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = undefined;
    if (wanted) {
      this.delays = [];
      this.await();
    }
  }

  /** The longest of the last five seconds; undefined before the first. */
  get longest(): number | undefined {
    return this.delays.length > 0 ? Math.max(...this.delays) : undefined;
  }

  private await(): void {
    const due = performance.now() + intervalMs;
    const wasHidden = this.hidden();
    this.timer = setTimeout(() => {
      if (!wasHidden && !this.hidden()) {
        this.delays = [...this.delays, Math.max(0, performance.now() - due)].slice(-keptDelays);
      }
      this.await();
    }, intervalMs);
  }
}
