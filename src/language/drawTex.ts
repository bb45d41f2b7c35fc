import { ink, svgDrawing, type Drawing, type ThemeKind } from './drawing';
import type { texToSvg } from './mathJax';

/** Formulas longer than this are not drawn: MathJax runs on the calling thread and cannot be interrupted. */
export const longestTex = 4000;
const timeLimitMs = 3000;
const cacheSize = 256;

type Convert = typeof texToSvg;

/**
 * Draws TeX with MathJax, which is loaded on the first call. Remembers drawings, most recently used last,
 * and failures too, so that a formula that cannot be drawn is tried once.
 */
export class TexDrawer {
  readonly #cache = new Map<string, Drawing | undefined>();
  readonly #load: () => Promise<Convert>;
  #convert: Promise<Convert> | undefined;

  constructor(load: () => Promise<Convert> = async () => (await import('./mathJax')).texToSvg) {
    this.#load = load;
  }

  /** The drawing, or undefined when the TeX is wrong, too long or not ready within three seconds. */
  async draw(tex: string, theme: ThemeKind): Promise<Drawing | undefined> {
    const key = `${theme}\n${tex}`;
    if (this.#cache.has(key)) return this.#remember(key, this.#cache.get(key));
    if (tex.length > longestTex) return undefined;
    const convert = await within(timeLimitMs, this.#converter());
    return convert && this.#remember(key, drawWith(convert, tex, ink[theme]));
  }

  /** Loads once; a failed load is forgotten, so that the next call tries again. */
  #converter(): Promise<Convert | undefined> {
    this.#convert ??= this.#load();
    return this.#convert.catch(() => {
      this.#convert = undefined;
      return undefined;
    });
  }

  #remember(key: string, drawing: Drawing | undefined): Drawing | undefined {
    this.#cache.delete(key);
    this.#cache.set(key, drawing);
    const oldest = this.#cache.keys().next();
    if (this.#cache.size > cacheSize && !oldest.done) this.#cache.delete(oldest.value);
    return drawing;
  }
}

function drawWith(convert: Convert, tex: string, color: string): Drawing | undefined {
  try {
    const { svg, width, height } = convert(tex, color);
    return svgDrawing(svg, width, height);
  } catch {
    // Wrong TeX: the caller shows the source instead.
    return undefined;
  }
}

/** The promise's value, or undefined when it takes longer. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
