import { errorMessage } from '../../../src/base/errorMessage';
import { texToSvg } from '../../../src/threads/mathJax/mathJax';
import { TexError, type TexPicture } from '../../../src/threads/mathJax/texPicture';

/** MathJax itself, on the calling thread. */
export function paintTex(tex: string, color: string): Promise<TexPicture> {
  try {
    return Promise.resolve(texToSvg(tex, color));
  } catch (error) {
    return Promise.reject(new TexError(errorMessage(error)));
  }
}
