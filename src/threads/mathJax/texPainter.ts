import type { OpenThread, Thread } from '../openThread';
import { TexError, type TexAnswer, type TexPicture, type TexRequest } from './texPicture';

interface Waiting {
  readonly resolve: (picture: TexPicture) => void;
  readonly reject: (error: Error) => void;
}

/** A loaded thread that is silent for this long is ended: MathJax cannot be interrupted otherwise. */
export const silenceLimitMs = 3000;
/** Whoever asks when a thread has been loading for this long is not kept waiting. */
export const loadLimitMs = 3000;
/** How long no thread is started after one that did not start. */
const restMs = 10_000;

/**
 * Draws TeX in a thread of its own, started by the first formula. A formula on which MathJax hangs costs its
 * thread; the next one starts another.
 */
export class TexPainter {
  readonly #open: OpenThread<TexRequest, TexAnswer>;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Promise<Thread<TexRequest>> | undefined;
  #loaded = false;
  #startedAt = 0;
  #restsUntil = 0;
  #asked = 0;
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(open: OpenThread<TexRequest, TexAnswer>) {
    this.#open = open;
  }

  /** @throws {TexError} when MathJax refuses the TeX or hangs on it. @throws {Error} when no thread runs. */
  readonly draw = async (tex: string, color: string): Promise<TexPicture> => {
    const thread = await this.#running();
    if (!this.#loaded && Date.now() - this.#startedAt > loadLimitMs) {
      throw new Error('MathJax is still loading.');
    }
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      thread.ask({ id, tex, color });
      this.#rewatch();
    });
  };

  /** Loads MathJax, so that the first formula need not wait for it. */
  warm(): void {
    this.#running().catch(() => undefined);
  }

  dispose(): void {
    this.#stop(new Error('Drawing has ended.'));
  }

  #running(): Promise<Thread<TexRequest>> {
    if (this.#thread) return this.#thread;
    if (Date.now() < this.#restsUntil) return Promise.reject(new Error('MathJax does not start.'));
    this.#startedAt = Date.now();
    return (this.#thread = this.#start());
  }

  #start(): Promise<Thread<TexRequest>> {
    const started = this.#open({
      answer: (answer) => this.#thread === started && this.#answer(answer),
      failed: (error) => this.#thread === started && this.#stop(error),
    });
    started.catch((error: Error) => this.#thread === started && this.#stop(error));
    return started;
  }

  #answer(answer: TexAnswer): void {
    if (answer.type === 'loaded') {
      this.#loaded = true;
    } else {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if (answer.type === 'drawn') waiting?.resolve(answer.picture);
      else waiting?.reject(new TexError(answer.message));
    }
    this.#rewatch();
  }

  /** Waits for the next answer, once the thread can be expected to give one. */
  #rewatch(): void {
    clearTimeout(this.#watch);
    if (!this.#loaded || this.#waiting.size === 0) return;
    this.#watch = setTimeout(() => {
      // Answers come in the order of the questions: the oldest one hangs, the others only wait for it.
      const [hanging] = this.#waiting;
      if (hanging) {
        hanging[1].reject(new TexError('This formula takes too long to draw.'));
        this.#waiting.delete(hanging[0]);
      }
      this.#stop(new Error('Drawing was interrupted.'));
    }, silenceLimitMs);
  }

  #stop(reason: Error): void {
    clearTimeout(this.#watch);
    const thread = this.#thread;
    if (thread && !this.#loaded) this.#restsUntil = Date.now() + restMs;
    this.#thread = undefined;
    this.#loaded = false;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
    void thread?.then(
      (each) => each.end(),
      () => undefined,
    );
  }
}
