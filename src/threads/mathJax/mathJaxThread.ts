import type { OpenThread } from '../openThread';
import { QuestionFailed, QuestionHangs, SupervisedThread } from '../supervisedThread';
import type { Answered, Asked } from '../threadProtocol';
import { TexError, type TexPicture, type TexRequest } from './texPicture';

/** MathJax is silent for longer than this only on TeX that it never comes to an end with. */
export const silenceLimitMs = 3000;
/** Whoever asks when a thread has been loading for this long is not kept waiting. */
export const loadLimitMs = 3000;
const restMs = 10_000;
/** MathJax's memory is given back after so long without a drawing. */
const idleMs = 15 * 60_000;

/** Draws TeX by MathJax in a thread of its own. A formula on which it hangs costs the thread; the next starts another. */
export class MathJaxThread {
  private readonly thread: SupervisedThread<TexRequest, TexPicture>;

  constructor(open: OpenThread<Asked<TexRequest>, Answered<TexPicture>>) {
    this.thread = new SupervisedThread(open, { silenceMs: silenceLimitMs, restMs, idleMs });
  }

  /** @throws {TexError} when MathJax refuses the TeX or hangs on it. @throws {Error} when no thread runs. */
  readonly draw = async (tex: string, color: string, display = true): Promise<TexPicture> => {
    if (this.thread.loadingForMs > loadLimitMs) {
      throw new Error('MathJax is still loading.');
    }
    try {
      return await this.thread.ask({ tex, color, display });
    } catch (error) {
      if (error instanceof QuestionFailed) {
        throw new TexError(error.message);
      }
      if (error instanceof QuestionHangs) {
        throw new TexError('This formula takes too long to draw.');
      }
      throw error;
    }
  };

  /** Loads MathJax, so that the first formula need not wait for it. */
  warm(): void {
    this.thread.warm();
  }

  dispose(): void {
    this.thread.dispose();
  }
}
