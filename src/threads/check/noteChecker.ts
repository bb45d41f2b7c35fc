import type { Finding } from '../../notes/check/finding';
import type { OpenThread } from '../openThread';
import { NoThread, QuestionHangs, SupervisedThread } from '../supervisedThread';
import type { Answered, Asked } from '../threadProtocol';
import { checkRequested, type CheckQuestion, type CheckRequest } from './checkProtocol';

/** A check that takes longer than this is given up; no real note comes near it. */
export const checkLimitMs = 30_000;
/** Its memory is given back after so long without a check. */
export const checkerIdleMs = 5 * 60_000;

/** Who wants to know: the reports on a note, or the explanation of one formula. */
export type CheckPurpose = 'report' | 'explain';

/** Undefined when a later request for the same note took a check's place. */
type Findings = readonly Finding[] | undefined;

interface Job {
  readonly request: CheckRequest;
  readonly resolve: (findings: Findings) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Checks notes in a thread of its own, one at a time, so that nobody who types waits for it. Where no thread can be
 * started, notes are checked on the caller's.
 */
export class NoteChecker {
  private readonly thread: SupervisedThread<CheckQuestion, readonly Finding[]>;
  private readonly queue = new Map<string, Job>();
  private isRunning = false;
  private isDisposed = false;

  constructor(
    open: OpenThread<Asked<CheckQuestion>, Answered<readonly Finding[]>>,
    translations: Readonly<Record<string, string>> = {},
  ) {
    const limits = { loadMs: checkLimitMs, silenceMs: checkLimitMs, idleMs: checkerIdleMs };
    this.thread = new SupervisedThread(open, limits, { type: 'language', translations });
  }

  /**
   * A note's findings; undefined when the same note was asked for again, for the same purpose, before this request
   * had its turn.
   * @throws {Error} when the check takes too long or its thread breaks.
   */
  check(request: CheckRequest, purpose: CheckPurpose): Promise<Findings> {
    const key = `${purpose} ${request.key}`;
    this.queue.get(key)?.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.queue.set(key, { request, resolve, reject });
      void this.next();
    });
  }

  dispose(): void {
    this.isDisposed = true;
    for (const { resolve } of this.queue.values()) {
      resolve(undefined);
    }
    this.queue.clear();
    this.thread.dispose();
  }

  private async next(): Promise<void> {
    const [[key, job] = []] = this.queue;
    if (this.isRunning || key === undefined || !job) {
      return;
    }
    this.queue.delete(key);
    this.isRunning = true;
    try {
      job.resolve(await this.findings(job.request));
    } catch (error) {
      job.reject(error);
    }
    this.isRunning = false;
    void this.next();
  }

  private async findings(request: CheckRequest): Promise<Findings> {
    try {
      return await this.thread.ask({ type: 'check', request });
    } catch (error) {
      if (this.isDisposed) {
        return undefined;
      }
      if (error instanceof NoThread) {
        return checkRequested(request);
      }
      if (error instanceof QuestionHangs) {
        throw new Error('The check took too long.', { cause: error });
      }
      throw error;
    }
  }
}
