// MathJax in a web worker: the script that `openTexThread` starts in the browser's extension host.
import { answerTex } from './answerTex';
import type { TexAnswer, TexRequest } from './texPicture';

/** The part of a web worker's global scope that is used here. */
const scope = globalThis as unknown as {
  postMessage(answer: TexAnswer): void;
  addEventListener(type: 'message', listener: (event: { readonly data: TexRequest }) => void): void;
};

scope.addEventListener('message', ({ data }) => scope.postMessage(answerTex(data)));
scope.postMessage({ type: 'loaded' });
