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

/**
 * Starts MathJax beside the extension host's thread: a web worker in the browser's host, a thread in Node.
 * `scripts` is the folder with the built scripts, as an address for the browser and as a path for Node.
 */
export async function openTexThread(
  scripts: { readonly url: string; readonly path: string },
  hear: TexListener,
): Promise<TexThread> {
  if (BrowserWorker) {
    const worker = new BrowserWorker(`${scripts.url}/web/mathJax.js`);
    worker.onmessage = ({ data }) => hear.answer(data);
    worker.onerror = ({ message }) => hear.failed(new Error(message ?? 'The worker failed.'));
    return {
      ask: (request) => worker.postMessage(request),
      end: () => worker.terminate(),
    };
  }
  const { Worker } = await import('node:worker_threads');
  const thread = new Worker(`${scripts.path}/mathJax.js`);
  thread.on('message', hear.answer);
  thread.on('error', (error) => hear.failed(error instanceof Error ? error : new Error(String(error))));
  // Formulas that nobody will read must not keep a closing window alive.
  thread.unref();
  return { ask: (request) => thread.postMessage(request), end: () => void thread.terminate() };
}
