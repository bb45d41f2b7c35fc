import type { TexListener, TexThread } from './texPainter';
import type { TexAnswer } from './texPicture';

/** The part of a browser's `Worker` that is used here; the host's types know only Node. */
interface WebWorker {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: { readonly data: TexAnswer }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
}
const { Worker: BrowserWorker } = globalThis as { readonly Worker?: new (url: string) => WebWorker };

/** Where the built scripts of the thread are. */
export interface TexScripts {
  /** Path of the script for Node. */
  readonly nodePath: string;
  /** Reads the script for the browser; a worker may not load it from the address that extensions have there. */
  readWebScript(): Promise<Uint8Array<ArrayBuffer>>;
}

/** Starts MathJax beside the extension host's thread: a web worker in the browser's host, a thread in Node. */
export async function openTexThread(scripts: TexScripts, hear: TexListener): Promise<TexThread> {
  if (BrowserWorker) {
    const source = new Blob([await scripts.readWebScript()], { type: 'text/javascript' });
    const worker = new BrowserWorker(URL.createObjectURL(source));
    worker.onmessage = ({ data }) => hear.answer(data);
    worker.onerror = ({ message }) => hear.failed(new Error(message ?? 'The worker failed.'));
    return {
      ask: (request) => worker.postMessage(request),
      end: () => worker.terminate(),
    };
  }
  const { Worker } = await import('node:worker_threads');
  const thread = new Worker(scripts.nodePath);
  thread.on('message', hear.answer);
  thread.on('error', (error) => hear.failed(error instanceof Error ? error : new Error(String(error))));
  // Formulas that nobody will read must not keep a closing window alive.
  thread.unref();
  return { ask: (request) => thread.postMessage(request), end: () => void thread.terminate() };
}
