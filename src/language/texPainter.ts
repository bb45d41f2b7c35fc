import { TexError, type TexAnswer, type TexPicture, type TexRequest } from './texPicture';

/** A thread that runs MathJax. */
export interface TexThread {
  ask(request: TexRequest): void;
  end(): void;
}

/** Is told a thread's answers, and when it breaks. */
export interface TexListener {
  readonly answer: (answer: TexAnswer) => void;
  readonly failed: (error: Error) => void;
}

export type OpenTexThread = (hear: TexListener) => Promise<TexThread>;

interface Waiting {
  readonly resolve: (picture: TexPicture) => void;
  readonly reject: (error: Error) => void;
}

/** A loaded thread that is silent for this long is ended: MathJax cannot be interrupted otherwise. */
export const silenceLimitMs = 3000;

/**
 * Draws TeX in a thread of its own, started by the first formula. A formula on which MathJax hangs costs its
 * thread; the next one starts another.
 */
export class TexPainter {
  readonly #open: OpenTexThread;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Promise<TexThread> | undefined;
  #loaded = false;
  #asked = 0;
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(open: OpenTexThread) {
    this.#open = open;
  }

  /** @throws {TexError} when MathJax refuses the TeX or hangs on it. @throws {Error} when no thread runs. */
  readonly draw = async (tex: string, color: string): Promise<TexPicture> => {
    const thread = await (this.#thread ??= this.#start());
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      thread.ask({ id, tex, color });
      this.#rewatch();
    });
  };

  dispose(): void {
    this.#stop(new Error('Drawing has ended.'));
  }

  #start(): Promise<TexThread> {
    const started = this.#open({
      answer: (answer) => this.#thread === started && this.#answer(answer),
      failed: (error) => this.#thread === started && this.#stop(error),
    });
    started.catch(() => this.#thread === started && this.#stop(new Error('MathJax does not start.')));
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
