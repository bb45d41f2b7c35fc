import { ink, svgDrawing, type Drawing, type ThemeKind } from '../../explain/markdown/drawing';
import { TexError, type TexToPicture } from './texPicture';

/** Formulas longer than this are not drawn: no hover has room for them. */
export const longestTex = 4000;
const timeLimitMs = 3000;
/** What is kept, in characters of drawings: those of a few long notes. */
const cacheSize = 8e6;
/** What a drawing takes up beside its own characters. */
const overhead = 500;

/**
 * Draws TeX for hovers. Remembers drawings, most recently used last, and failures too, so that a formula that
 * cannot be drawn is tried once.
 */
export class TexDrawer {
  readonly #toPicture: TexToPicture;
  readonly #cache = new Map<string, Drawing | undefined>();
  #size = 0;
  readonly #running = new Map<string, Promise<Drawing | undefined>>();

  constructor(toPicture: TexToPicture) {
    this.#toPicture = toPicture;
  }

  /**
   * The drawing, or undefined when the TeX is wrong, too long, or not drawn within three seconds. One that
   * comes later is there for the next call.
   */
  async draw(tex: string, theme: ThemeKind): Promise<Drawing | undefined> {
    const key = `${theme}\n${tex}`;
    if (this.#cache.has(key)) return this.#remember(key, this.#cache.get(key));
    if (tex.length > longestTex) return undefined;
    let running = this.#running.get(key);
    if (!running) {
      running = this.#paint(key, tex, ink[theme]).finally(() => this.#running.delete(key));
      this.#running.set(key, running);
    }
    return within(timeLimitMs, running);
  }

  /** Whether asking for the drawing takes no time: it is there, or known to be impossible. */
  has(tex: string, theme: ThemeKind): boolean {
    return tex.length > longestTex || this.#cache.has(`${theme}\n${tex}`);
  }

  async #paint(key: string, tex: string, color: string): Promise<Drawing | undefined> {
    try {
      const { svg, width, height } = await this.#toPicture(tex, color);
      return this.#remember(key, svgDrawing(svg, width, height));
    } catch (error) {
      // The caller shows the source instead.
      return error instanceof TexError ? this.#remember(key, undefined) : undefined;
    }
  }

  #remember(key: string, drawing: Drawing | undefined): Drawing | undefined {
    if (this.#cache.has(key)) this.#forget(key);
    this.#cache.set(key, drawing);
    this.#size += sizeOf(key, drawing);
    for (const oldest of this.#cache.keys()) {
      if (this.#size <= cacheSize || oldest === key) break;
      this.#forget(oldest);
    }
    return drawing;
  }

  #forget(key: string): void {
    this.#size -= sizeOf(key, this.#cache.get(key));
    this.#cache.delete(key);
  }
}

const sizeOf = (key: string, drawing: Drawing | undefined): number =>
  overhead + key.length + (drawing?.uri.length ?? 0);

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
