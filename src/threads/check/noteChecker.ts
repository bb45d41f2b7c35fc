import type { Finding } from '../../notes/check/finding';
import { checkRequested, type CheckAnswer, type CheckQuestion, type CheckRequest } from './checkProtocol';
import type { OpenThread, Thread } from '../openThread';

/** A check that takes longer than this is given up; no real note comes near it. */
export const checkLimitMs = 30_000;

/** Who wants to know: the reports on a note, or the explanation of one formula. */
export type CheckPurpose = 'report' | 'explain';

/** Undefined when a later request for the same note took a check's place. */
type Findings = readonly Finding[] | undefined;

interface Job {
  readonly request: CheckRequest;
  readonly resolve: (findings: Findings) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Checks notes in a thread of its own, one at a time, so that nobody who types waits for it. Where no thread can be
 * started, notes are checked on the caller's.
 */
export class NoteChecker {
  readonly #open: OpenThread<CheckQuestion, CheckAnswer>;
  readonly #translations: Readonly<Record<string, string>>;
  readonly #queue = new Map<string, Job>();
  #thread: Promise<Thread<CheckQuestion>> | undefined;
  #loaded = false;
  #canStart = true;
  #running: { readonly id: number; readonly job: Job } | undefined;
  #asked = 0;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #isDisposed = false;

  constructor(
    open: OpenThread<CheckQuestion, CheckAnswer>,
    translations: Readonly<Record<string, string>> = {},
  ) {
    this.#open = open;
    this.#translations = translations;
  }

  /** Loads the thread, so that the first check need not wait for it. */
  warm(): void {
    if (this.#canStart && !this.#isDisposed) void this.#started();
  }

  /**
   * A note's findings; undefined when the same note was asked for again, for the same purpose, before this request
   * had its turn.
   * @throws {Error} when the check takes too long or its thread breaks.
   */
  check(request: CheckRequest, purpose: CheckPurpose): Promise<Findings> {
    const key = `${purpose} ${request.key}`;
    this.#queue.get(key)?.resolve(undefined);
    return new Promise((resolve, reject) => {
      this.#queue.set(key, { request, resolve, reject });
      this.#next();
    });
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const { resolve } of this.#queue.values()) resolve(undefined);
    this.#queue.clear();
    this.#running?.job.resolve(undefined);
    this.#stop();
  }

  #next(): void {
    const [[key, next] = []] = this.#queue;
    if (this.#running || key === undefined || !next || this.#isDisposed) return;
    this.#queue.delete(key);
    const id = ++this.#asked;
    this.#running = { id, job: next };
    void this.#run(id, next.request);
  }

  async #run(id: number, request: CheckRequest): Promise<void> {
    const thread = this.#canStart ? await this.#started() : undefined;
    if (this.#running?.id !== id) return;
    if (!thread) {
      this.#runHere();
      return;
    }
    this.#watch = setTimeout(() => this.#fail(new Error('The check took too long.')), checkLimitMs);
    thread.ask({ type: 'check', id, request });
  }

  /** The thread, started where it is not running; undefined where it does not start. */
  async #started(): Promise<Thread<CheckQuestion> | undefined> {
    const thread = (this.#thread ??= this.#start());
    try {
      return await thread;
    } catch {
      this.#canStart = false;
      return undefined;
    }
  }

  async #start(): Promise<Thread<CheckQuestion>> {
    const thread = await this.#open({
      answer: (answer) => this.#hear(answer),
      failed: (error) => this.#fail(error),
    });
    thread.ask({ type: 'language', translations: this.#translations });
    return thread;
  }

  #hear(answer: CheckAnswer): void {
    if (answer.type === 'loaded') {
      this.#loaded = true;
    } else if (this.#running?.id === answer.id) {
      const { job } = this.#running;
      this.#done();
      if (answer.type === 'checked') job.resolve(answer.findings);
      else job.reject(new Error(answer.message));
    }
  }

  /** The thread broke or hangs. One that never loaded will not load next time either. */
  #fail(error: Error): void {
    const wasLoaded = this.#loaded;
    this.#stop();
    if (wasLoaded) {
      const job = this.#running?.job;
      this.#done();
      job?.reject(error);
    } else {
      this.#canStart = false;
      this.#runHere();
    }
  }

  #runHere(): void {
    const job = this.#running?.job;
    if (!job) return;
    try {
      job.resolve(checkRequested(job.request));
    } catch (error) {
      job.reject(error instanceof Error ? error : new Error(String(error)));
    }
    this.#done();
  }

  #done(): void {
    clearTimeout(this.#watch);
    this.#running = undefined;
    this.#next();
  }

  #stop(): void {
    clearTimeout(this.#watch);
    const thread = this.#thread;
    this.#thread = undefined;
    this.#loaded = false;
    void thread?.then(
      (each) => each.end(),
      () => undefined,
    );
  }
}
