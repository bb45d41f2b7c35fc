import type { Locator } from 'playwright-core';

/** What a reader saw at one ▶ of a note. */
export interface UnfoldedRun {
  readonly title: string;
  /** From the press until a picture was handed to the screen, in milliseconds. */
  readonly first: number;
  /** How far the ▶ moved on screen meanwhile, in CSS pixels. */
  readonly jump: number;
  /** What stands in place of a figure that could not be drawn. */
  readonly failure: string;
  readonly caption: string;
}

/** Presses every ▶ of a note in the preview, from above to below, and leaves the figures unfolded. */
export async function unfoldRuns(buttons: Locator): Promise<UnfoldedRun[]> {
  const runs: UnfoldedRun[] = [];
  for (const button of await buttons.all()) {
    runs.push(await button.evaluate(unfold));
  }
  return runs;
}

/** Runs in the page. */
async function unfold(button: HTMLElement | SVGElement): Promise<UnfoldedRun> {
  const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  button.scrollIntoView({ block: 'center' });
  await frame();
  const before = button.getBoundingClientRect().top;
  const known = new Set(document.querySelectorAll('.diffusion-unfolded'));
  const begin = performance.now();
  (button as HTMLElement).click();
  const view = [...document.querySelectorAll('.diffusion-unfolded')].find((each) => !known.has(each));
  const isThere = () => Boolean(view?.querySelector('canvas, .diffusion-demo-failure'));
  while (!isThere() && performance.now() - begin < 30_000) {
    await frame();
  }
  await frame();
  const first = performance.now() - begin;
  return {
    title: button.getAttribute('aria-label') ?? '',
    first,
    jump: Math.abs(button.getBoundingClientRect().top - before),
    failure: isThere()
      ? (view?.querySelector('.diffusion-demo-failure')?.textContent ?? '')
      : 'nothing drawn',
    caption: view?.querySelector('.df-caption')?.textContent ?? '',
  };
}

/** What moved by itself while it was looked at. */
export interface Jump {
  /** How far, in CSS pixels. */
  readonly by: number;
  /** The figures on screen whose height changed, with both heights. */
  readonly grown: readonly string[];
}

/**
 * Goes through the page from its end to its beginning by a wheel's steps, and tells where the text on screen moved by
 * itself: figures that are drawn above or beside it must not push it.
 */
export function jumpsIn(frame: { evaluate(run: () => Promise<Jump[]>): Promise<Jump[]> }): Promise<Jump[]> {
  return frame.evaluate(async () => {
    const next = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const texts = [...document.querySelectorAll('.markdown-body > :is(p, h1, h2, h3, h4, ul, ol)')];
    const top = (each: Element | undefined) => each?.getBoundingClientRect().top ?? 0;
    const figures = () =>
      [...document.querySelectorAll('.diffusion-figure')].map(
        (each) => [each, each.className, each.clientHeight] as const,
      );
    const jumps: Jump[] = [];
    scrollTo(0, document.documentElement.scrollHeight);
    for (let y = document.documentElement.scrollHeight; y > 0; y -= 400) {
      scrollBy(0, -400);
      await next();
      const seen = texts.find((each) => each.getBoundingClientRect().bottom > innerHeight * 0.3);
      const before = top(seen);
      const heights = figures();
      await next();
      await next();
      const by = Math.abs(top(seen) - before);
      if (by > 1) {
        const grown = heights
          .filter(([figure, , height]) => figure.clientHeight !== height)
          .map(([figure, name, height]) => `${name}: ${height} → ${figure.clientHeight}`);
        jumps.push({ by, grown });
      }
    }
    return jumps;
  });
}
