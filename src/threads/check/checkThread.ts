// The formula checker in a thread of Node's: the script that `NoteChecker` has started where there is Node.
import { parentPort } from 'node:worker_threads';
import { answerCheck, type CheckAnswer, type CheckQuestion } from './checkProtocol';

const send = (message: CheckAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', (question: CheckQuestion) => {
  const answer = answerCheck(question);
  if (answer) send(answer);
});
send({ type: 'loaded' });
