// The formula checker in a web worker: the script that `NoteChecker` has started in the browser's extension host.
import { answerCheck, type CheckAnswer, type CheckQuestion } from './checkProtocol';

/** The part of a web worker's global scope that is used here. */
const scope = globalThis as unknown as {
  postMessage(answer: CheckAnswer): void;
  addEventListener(type: 'message', listener: (event: { readonly data: CheckQuestion }) => void): void;
};

scope.addEventListener('message', ({ data }) => {
  const answer = answerCheck(data);
  if (answer) scope.postMessage(answer);
});
scope.postMessage({ type: 'loaded' });
