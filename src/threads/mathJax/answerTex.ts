import { texToSvg } from './mathJax';
import type { TexAnswer, TexRequest } from './texPicture';

/** Draws what a thread was asked for; wrong TeX is an answer too. */
export function answerTex({ id, tex, color }: TexRequest): TexAnswer {
  try {
    return { type: 'drawn', id, picture: texToSvg(tex, color) };
  } catch (error) {
    return { type: 'wrong', id, message: error instanceof Error ? error.message : String(error) };
  }
}
