import type { CDPSession, Locator, Page } from 'playwright-core';
import type { ScreenFrame } from './animatedGif';

/** The longest that a frame shows unless it is held, in milliseconds: waiting for a busy machine is not recorded. */
const longest = 150;
/** Frames closer than this replace each other, in milliseconds. */
const shortest = 90;

/** A pointer, which a browser without a screen does not draw. */
const pointerMarkup = `<svg width="20" height="20" viewBox="0 0 16 16"><path d="M2 1l10.5 9H7.6l2.6 5-2 1-2.6-5.1L2 14z"
  fill="white" stroke="black" stroke-width="0.8"/></svg>`;

/** How long a frame of a time lapse shows, in milliseconds. */
const lapseMs = 180;
/** How often a time lapse looks, in milliseconds. */
const lapseEvery = 700;

/** Records what a window shows, with a pointer that is seen. */
export class ScreenRecorder {
  private readonly taken: { png: string; time: number; held: number }[] = [];
  private place = { x: 0, y: 0 };
  /** Whether what the window shows is not recorded now. */
  private unrecorded = false;

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
  ) {}

  static async start(page: Page): Promise<ScreenRecorder> {
    const recorder = new ScreenRecorder(page, await page.context().newCDPSession(page));
    await page.evaluate((markup) => {
      const pointer = document.createElement('div');
      pointer.id = 'recorded-pointer';
      pointer.style.cssText = 'position:fixed;left:0;top:0;z-index:2147483647;pointer-events:none';
      pointer.innerHTML = markup;
      document.body.append(pointer);
    }, pointerMarkup);
    recorder.session.on('Page.screencastFrame', ({ data, sessionId }) => {
      recorder.add(data);
      void recorder.session.send('Page.screencastFrameAck', { sessionId });
    });
    await recorder.session.send('Page.startScreencast', { format: 'png' });
    return recorder;
  }

  private add(png: string): void {
    if (this.unrecorded) {
      return;
    }
    const time = performance.now();
    const last = this.taken.at(-1);
    if (last && last.held === 0 && time - last.time < shortest) {
      last.png = png;
    } else {
      this.taken.push({ png, time, held: 0 });
    }
  }

  /** Shows what is there now for a while: a busy machine's screencast may be behind. */
  async hold(milliseconds: number): Promise<void> {
    await this.page.waitForTimeout(400);
    this.taken.push({ png: await this.shot(), time: performance.now(), held: milliseconds });
  }

  /** Leaves out what happens meanwhile, but for how the window looks in the end. */
  async unseen(work: () => Promise<void>): Promise<void> {
    this.unrecorded = true;
    await work();
    this.unrecorded = false;
    this.add(await this.shot());
  }

  /** A time lapse until something is done: at most so many frames, evenly chosen. */
  async lapse(isDone: () => Promise<boolean>, frames: number): Promise<void> {
    const shots: string[] = [];
    const before = this.taken.length;
    await this.unseen(async () => {
      while (!(await isDone())) {
        shots.push(await this.shot());
        await this.page.waitForTimeout(lapseEvery);
      }
    });
    const time = performance.now();
    // More than one frame may come once it is over, which all are of the end.
    const end = this.taken.splice(before).at(-1);
    const chosen = shots.filter(
      (_, i) => Math.floor((i * frames) / shots.length) !== Math.floor(((i - 1) * frames) / shots.length),
    );
    this.taken.push(...chosen.map((png) => ({ png, time, held: lapseMs })), ...(end ? [end] : []));
  }

  private async shot(): Promise<string> {
    return (await this.page.screenshot({ caret: 'initial' })).toString('base64');
  }

  /** Draws with the pointer held down, along places in shares of an element's width and height. */
  async draw(element: Locator, places: readonly (readonly [x: number, y: number])[]): Promise<void> {
    const box = await element.boundingBox();
    if (!box) {
      throw new Error('What is to be drawn in is not on the screen.');
    }
    const [first, ...rest] = places.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
    if (first) {
      await this.move(...first);
    }
    await this.page.mouse.down();
    for (const place of rest) {
      await this.move(...place, [1]);
    }
    await this.page.mouse.up();
  }

  /** Moves the pointer in a straight line, in pixels of the window, by these shares of the way. */
  async move(x: number, y: number, shares = [0.25, 0.5, 0.75, 1]): Promise<void> {
    const from = this.place;
    for (const share of shares) {
      const at = { x: from.x + share * (x - from.x), y: from.y + share * (y - from.y) };
      await this.page.mouse.move(at.x, at.y);
      await this.page.evaluate((to) => {
        const pointer = document.getElementById('recorded-pointer');
        pointer?.style.setProperty('transform', `translate(${to.x}px, ${to.y}px)`);
      }, at);
      await this.page.waitForTimeout(60);
    }
    this.place = { x, y };
  }

  /** Moves the pointer to a share of an element's width. */
  async moveTo(element: Locator, share = 0.5): Promise<void> {
    const box = await element.boundingBox();
    if (!box) {
      throw new Error('What the pointer moves to is not on the screen.');
    }
    await this.move(box.x + share * box.width, box.y + box.height / 2);
  }

  async click(element: Locator): Promise<void> {
    await this.moveTo(element);
    await this.page.mouse.down();
    await this.page.mouse.up();
  }

  /** Drags a slider from one share of its width to others. */
  async drag(slider: Locator, shares: readonly number[]): Promise<void> {
    await this.moveTo(slider, shares[0]);
    await this.page.mouse.down();
    for (const share of shares.slice(1)) {
      await this.moveTo(slider, share);
    }
    await this.page.mouse.up();
  }

  async end(): Promise<ScreenFrame[]> {
    await this.session.send('Page.stopScreencast');
    return this.taken.map(({ png, time, held }, i) => {
      const next = this.taken[i + 1]?.time ?? time;
      return { png, delay: Math.max(held, Math.min(longest, Math.max(shortest, next - time))) };
    });
  }
}
