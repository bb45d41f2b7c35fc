import { parentPort } from 'node:worker_threads';
import { answered, type Answered, type Asked } from './threadProtocol';

/** Answers questions in a thread of Node's, from now on. */
export function serveInNode<Question, Answer>(answer: (question: Question) => Answer): void {
  const send = (message: Answered<Answer>): void => parentPort?.postMessage(message);
  parentPort?.on('message', (asked: Asked<Question>) => send(answered(asked, answer)));
  send({ type: 'loaded' });
}
