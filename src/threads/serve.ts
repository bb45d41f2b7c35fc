import { answered, type Answered, type Asked } from './threadProtocol';

/** The part of a web worker's global scope that is used here; the host's types know only Node. */
interface WorkerScope {
  postMessage?(answer: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** Answers questions from now on: in a web worker of the browser's extension host, or in a thread of Node's. */
export async function serve<Question, Answer>(answer: (question: Question) => Answer): Promise<void> {
  const scope = globalThis as unknown as WorkerScope;
  // Only a web worker has it as a global.
  const post = scope.postMessage?.bind(scope);
  if (post) {
    scope.addEventListener('message', ({ data }) => post(answered(data as Asked<Question>, answer)));
    post({ type: 'loaded' } satisfies Answered<Answer>);
    return;
  }
  const { parentPort } = await import('node:worker_threads');
  parentPort?.on('message', (asked: Asked<Question>) => parentPort.postMessage(answered(asked, answer)));
  parentPort?.postMessage({ type: 'loaded' } satisfies Answered<Answer>);
}
