/** Wakes everyone who waits, once per `notify`. */
export class Signal {
  private waiting: (() => void)[] = [];

  wait(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  notify(): void {
    const woken = this.waiting;
    this.waiting = [];
    for (const resolve of woken) {
      resolve();
    }
  }
}
