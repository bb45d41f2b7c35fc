import { answered, type Answered, type Asked } from './threadProtocol';

/** The part of a web worker's global scope that is used here; the host's types know only Node. */
interface WorkerScope<Question, Answer> {
  postMessage(answer: Answered<Answer>): void;
  addEventListener(type: 'message', listener: (event: { readonly data: Asked<Question> }) => void): void;
}

/** Answers questions in a web worker of the browser's extension host, from now on. */
export function serveInBrowser<Question, Answer>(answer: (question: Question) => Answer): void {
  const scope = globalThis as unknown as WorkerScope<Question, Answer>;
  scope.addEventListener('message', ({ data }) => scope.postMessage(answered(data, answer)));
  scope.postMessage({ type: 'loaded' });
}
