import * as l10n from '@vscode/l10n';

/** Short pieces of work that wait for their turn between others. What one throws ends none but itself. */
export class Errands {
  private readonly waiting: (() => Promise<void>)[] = [];
  private closed = false;

  get areWaiting(): boolean {
    return this.waiting.length > 0;
  }

  /** @throws {Error} with a sentence when it is closed before its turn. */
  add<Value>(work: () => Promise<Value>): Promise<Value> {
    const refuse = (): Promise<Value> => Promise.reject(new Error(l10n.t('The engine was closed.')));
    if (this.closed) {
      return refuse();
    }
    return new Promise((resolve, reject) => {
      this.waiting.push(() => (this.closed ? refuse() : work()).then(resolve, reject));
    });
  }

  async run(): Promise<void> {
    for (const errand of this.waiting.splice(0)) {
      await errand();
    }
  }

  /** Refuses all that waits, and all that comes. */
  close(): Promise<void> {
    this.closed = true;
    return this.run();
  }
}
