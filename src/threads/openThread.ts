/** A thread beside the extension host's own. */
export interface Thread<Question> {
  ask(question: Question): void;
  end(): void;
}

/** Is told a thread's answers, and when it breaks. */
export interface ThreadListener<Answer> {
  readonly answer: (answer: Answer) => void;
  readonly failed: (error: Error) => void;
}

export type OpenThread<Question, Answer> = (hear: ThreadListener<Answer>) => Promise<Thread<Question>>;

/** The part of a browser's `Worker` that is used here; the host's types know only Node. */
interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}
const { Worker: BrowserWorker } = globalThis as { readonly Worker?: new (url: string) => WebWorker };

/** The built script of a thread. */
export interface ThreadScript {
  /** Where Node finds it. */
  readonly path: string;
  /** Reads it for the browser; a worker may not load it from the address that extensions have there. */
  read(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Starts a script beside the extension host's thread: a web worker in the browser's host, a thread in Node. */
export async function openThread<Question, Answer>(
  script: ThreadScript,
  hear: ThreadListener<Answer>,
): Promise<Thread<Question>> {
  if (BrowserWorker) {
    const source = new Blob([await script.read()], { type: 'text/javascript' });
    const address = URL.createObjectURL(source);
    const worker = new BrowserWorker(address);
    worker.onmessage = ({ data }) => hear.answer(data as Answer);
    worker.onerror = ({ message }) => hear.failed(new Error(message ?? 'The worker failed.'));
    return {
      ask: (question) => worker.postMessage(question),
      end: () => {
        worker.terminate();
        URL.revokeObjectURL(address);
      },
    };
  }
  const { Worker } = await import('node:worker_threads');
  const thread = new Worker(script.path);
  thread.on('message', hear.answer);
  thread.on('error', (error) => hear.failed(error instanceof Error ? error : new Error(String(error))));
  // What nobody will read must not keep a closing window alive.
  thread.unref();
  return { ask: (question) => thread.postMessage(question), end: () => void thread.terminate() };
}
