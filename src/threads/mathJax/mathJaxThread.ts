// MathJax in a thread of Node's: the script that `TexPainter` has started where there is Node.
import { parentPort } from 'node:worker_threads';
import { answerTex } from './answerTex';
import type { TexAnswer, TexRequest } from './texPicture';

const answer = (message: TexAnswer): void => parentPort?.postMessage(message);

parentPort?.on('message', (request: TexRequest) => answer(answerTex(request)));
answer({ type: 'loaded' });
