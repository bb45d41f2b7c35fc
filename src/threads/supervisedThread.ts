import { errorMessage } from '../base/errorMessage';
import type { OpenThread, Thread } from './openThread';
import type { Answered, Asked } from './threadProtocol';

/** No thread runs: it does not start, broke before it was loaded, or was ended. Nothing was wrong with the question. */
export class NoThread extends Error {}
/** The thread was silent for too long on this very question. */
export class QuestionHangs extends Error {}
/** The thread answered with an error. */
export class QuestionFailed extends Error {}

export interface ThreadLimits {
  /** A thread that is not loaded after this many milliseconds counts as one that does not start. */
  readonly loadMs?: number;
  /** A loaded thread that gives no answer for this many milliseconds is ended: nothing else interrupts it. */
  readonly silenceMs: number;
  /** For how many milliseconds no thread is started after one that did not start; without it, never again. */
  readonly restMs?: number;
  /** A loaded thread that was asked nothing for this many milliseconds is ended; the next question starts another. */
  readonly idleMs?: number;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread that is started by its first question, watched, and started anew after it hung, broke or idled. Answers come
 * in the order of the questions.
 */
export class SupervisedThread<Question, Answer> {
  private readonly waiting = new Map<number, Waiting<Answer>>();
  private thread: Promise<Thread<Asked<Question>>> | undefined;
  private isLoaded = false;
  private startedAt = 0;
  private restsUntil = 0;
  private asked = 0;
  private watch: ReturnType<typeof setTimeout> | undefined;

  /** @param first What every thread is told before it is asked anything; nobody waits for its answer. */
  constructor(
    private readonly open: OpenThread<Asked<Question>, Answered<Answer>>,
    private readonly limits: ThreadLimits,
    private readonly first?: Question,
  ) {}

  /** For how many milliseconds a thread has been loading; 0 when none is. */
  get loadingForMs(): number {
    return this.thread && !this.isLoaded ? Date.now() - this.startedAt : 0;
  }

  /**
   * @throws {QuestionFailed} with the thread's message. @throws {QuestionHangs} @throws {NoThread}
   * @throws {Error} when the thread breaks, or another question hangs, before the answer.
   */
  async ask(question: Question): Promise<Answer> {
    const starting = this.running();
    const thread = await starting;
    if (this.thread !== starting) {
      throw new NoThread('The thread was ended.');
    }
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      thread.ask({ id, question });
      if (this.waiting.size === 1) {
        this.rewatch();
      }
    });
  }

  /** Loads the thread, so that the first question need not wait for it. */
  warm(): void {
    this.running().catch((error: unknown) => {
      // Whoever asks is told the same.
      if (!(error instanceof NoThread)) {
        throw error;
      }
    });
  }

  /** Ends the thread; none is started any more. */
  dispose(): void {
    this.stop(new NoThread('The thread was ended.'));
    this.restsUntil = Infinity;
  }

  private running(): Promise<Thread<Asked<Question>>> {
    if (this.thread) {
      return this.thread;
    }
    if (Date.now() < this.restsUntil) {
      return Promise.reject(new NoThread('The thread does not start.'));
    }
    this.startedAt = Date.now();
    const started = this.start((action) => this.thread === started && action());
    this.thread = started;
    const { loadMs } = this.limits;
    if (loadMs !== undefined) {
      this.watch = setTimeout(() => this.stop(new NoThread('The thread took too long to load.')), loadMs);
    }
    return started;
  }

  /** @param ifCurrent Does something unless the thread was replaced meanwhile. */
  private async start(ifCurrent: (action: () => void) => void): Promise<Thread<Asked<Question>>> {
    try {
      const thread = await this.open({
        answer: (answer) => ifCurrent(() => this.hear(answer)),
        failed: (error) =>
          ifCurrent(() => this.stop(this.isLoaded ? error : new NoThread(error.message, { cause: error }))),
      });
      if (this.first !== undefined) {
        thread.ask({ id: 0, question: this.first });
      }
      return thread;
    } catch (error) {
      const reason = new NoThread(errorMessage(error), { cause: error });
      ifCurrent(() => this.stop(reason));
      throw reason;
    }
  }

  private hear(answer: Answered<Answer>): void {
    if (answer.type === 'loaded') {
      this.isLoaded = true;
    } else {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (answer.type === 'answer') {
        waiting?.resolve(answer.answer);
      } else {
        waiting?.reject(new QuestionFailed(answer.message));
      }
    }
    this.rewatch();
  }

  /** Waits for the next answer, once the thread can be expected to give one. */
  private rewatch(): void {
    if (!this.isLoaded) {
      return;
    }
    clearTimeout(this.watch);
    if (this.waiting.size === 0) {
      const { idleMs } = this.limits;
      if (idleMs !== undefined) {
        this.watch = setTimeout(() => this.stop(new NoThread('The thread idled.')), idleMs);
      }
      return;
    }
    this.watch = setTimeout(() => {
      // The oldest question hangs, the others only wait for it.
      const [hanging] = this.waiting;
      if (hanging) {
        hanging[1].reject(new QuestionHangs('The thread gives no answer.'));
        this.waiting.delete(hanging[0]);
      }
      this.stop(new Error('The thread was interrupted.'));
    }, this.limits.silenceMs);
  }

  private stop(reason: Error): void {
    clearTimeout(this.watch);
    const { thread } = this;
    if (thread && !this.isLoaded) {
      this.restsUntil = Date.now() + (this.limits.restMs ?? Infinity);
    }
    this.thread = undefined;
    this.isLoaded = false;
    for (const { reject } of this.waiting.values()) {
      reject(reason);
    }
    this.waiting.clear();
    thread?.then(
      (each) => each.end(),
      (error: unknown) => {
        // One that never started needs no end.
        if (!(error instanceof NoThread)) {
          throw error;
        }
      },
    );
  }
}
