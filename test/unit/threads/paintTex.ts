import { answerTex } from '../../../src/threads/mathJax/answerTex';
import { TexError, type TexPicture } from '../../../src/threads/mathJax/texPicture';

/** MathJax itself, on the calling thread. */
export function paintTex(tex: string, color: string): Promise<TexPicture> {
  const answer = answerTex({ id: 0, tex, color });
  if (answer.type === 'drawn') return Promise.resolve(answer.picture);
  return Promise.reject(new TexError(answer.type === 'wrong' ? answer.message : ''));
}
