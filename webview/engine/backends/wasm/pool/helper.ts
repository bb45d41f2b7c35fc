import type { HelperAnswer, HelperTask } from './helperMessages';

/** What a helper works in: a worker of a page, or a thread of Node. */
export interface HelperThread {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  /** `answered` is told what it posts, `failed` that it has ended by itself. */
  listen(answered: (answer: HelperAnswer) => void, failed: () => void): void;
  terminate(): void;
}

/** A helper that says nothing for so long is given up. */
const patienceMs = 30_000;

/** A thread that computes shards. Once it fails it is ended, and its part of the work is done elsewhere. */
export class Helper {
  private readonly pending = new Map<number, (answer: HelperAnswer | undefined) => void>();
  private nextId = 1;
  private ended = false;

  constructor(private readonly thread: HelperThread) {
    thread.listen(
      (answer) => {
        if (answer.failure === undefined) {
          this.settle(answer.id, answer);
        } else {
          this.end();
        }
      },
      () => this.end(),
    );
  }

  get works(): boolean {
    return !this.ended;
  }

  /** The answer; undefined when it has failed. */
  ask(task: HelperTask, transfer: ArrayBuffer[] = []): Promise<HelperAnswer | undefined> {
    if (this.ended) {
      return Promise.resolve(undefined);
    }
    const id = this.nextId++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.end(), patienceMs);
      this.pending.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      this.thread.postMessage({ ...task, id }, transfer);
    });
  }

  end(): void {
    if (this.ended) {
      return;
    }
    this.ended = true;
    this.thread.terminate();
    for (const id of [...this.pending.keys()]) {
      this.settle(id, undefined);
    }
  }

  private settle(id: number, answer: HelperAnswer | undefined): void {
    this.pending.get(id)?.(answer);
    this.pending.delete(id);
  }
}
