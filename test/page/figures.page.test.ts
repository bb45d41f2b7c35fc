import { afterEach, describe, expect, it } from 'vitest';
import { createSchedule } from '../../src/diffusion/schedule';
import { figureIds, figureSpec } from '../../src/figures';
import { demoBlockOf } from '../../src/protocol/demoBlockText';
import { figurePatch } from '../../src/protocol/figurePatch';
import { applyPatch, defaultPlaygroundState } from '../../src/protocol/playgroundState';
import { themes, type ThemeKind } from '../tools/codeServer/themes.mjs';
import { NotePreview } from './notePreview';

const block = (...lines: string[]) => ['```diffusion', ...lines, '```', ''].join('\n');
const forwardDigit = block('demo: forward', 'data: digit', 't: 300');
const posterior = block(
  'demo: posterior',
  'xt: -0.5',
  'close: false',
  'T: 10',
  't: 5',
  'schedule: {betaStart: 0.02, betaEnd: 0.4}',
);
const schedule = block('demo: schedule');

let preview: NotePreview;
afterEach(() => preview.close());

/** The figures that need neither points nor a network. */
const drawnIds = figureIds.filter((id) => figureSpec(id).needs === 'nothing');

describe('every figure', () => {
  const examples = drawnIds.flatMap((id) =>
    figureSpec(id).examples.map(({ state }) => {
      const shown = applyPatch(defaultPlaygroundState, figurePatch({ figure: id, state }));
      return [id, demoBlockOf({ ...shown, view: id })] as const;
    }),
  );

  it('follows each change of the theme', async () => {
    const kinds = Object.keys(themes) as ThemeKind[];
    preview = await NotePreview.open(examples.map(([, note]) => note).join('\n'), { theme: kinds.at(-1) });
    // A digit looks the same in every theme: of each figure the last example, and not the overview, which has digits only.
    for (const id of drawnIds.filter((each) => each !== 'overview')) {
      const index = examples.findLastIndex(([of]) => of === id);
      await preview.show(index);
      const host = preview.page.locator('diffusion-demo-host').nth(index);
      await preview.settled(host.locator('canvas').first());
      // The next figure begins in the theme in which this one ends.
      for (const kind of kinds.reverse().slice(1)) {
        const before = await preview.drawnIn(host);
        await preview.setTheme(kind);
        await expect.poll(() => preview.drawnIn(host)).not.toEqual(before);
      }
    }
    expect(preview.problems).toEqual([]);
  });

  it.each([300, 420, 900])('fits a page of %i pixels', async (width) => {
    preview = await NotePreview.open(examples.map(([, note]) => note).join('\n'), { width });
    const overflow: Record<string, number> = {};
    for (const [index, [id]] of examples.entries()) {
      await preview.show(index);
      const figure = preview.page.locator('diffusion-demo-host').nth(index).locator('.diffusion-figure');
      await figure.locator('.df-caption').waitFor();
      const beyond = await figure.evaluate((each) => each.scrollWidth - each.clientWidth);
      overflow[id] = Math.max(beyond, overflow[id] ?? 0);
    }
    expect(overflow).toEqual(Object.fromEntries(drawnIds.map((id) => [id, 0])));
  });

  it('says its values once they rest', async () => {
    preview = await NotePreview.open(posterior);
    const status = preview.figure('posterior').getByRole('status');
    await expect
      .poll(() => status.textContent())
      .toContain('At t = 5, x₀ = 1.00, xₜ = −0.500: posterior mean');
  });
});

describe('the schedule', () => {
  it('hides a curve, and its plot when nothing is left in it', async () => {
    preview = await NotePreview.open(schedule);
    const figure = preview.figure('schedule');
    const canvas = figure.locator('canvas').first();
    const before = await preview.settled(canvas);
    await figure.getByRole('checkbox', { name: 'Show ᾱ_t' }).uncheck();
    await expect.poll(async () => (await preview.settled(canvas)).digest).not.toBe(before.digest);
    await figure.getByRole('checkbox', { name: 'Show SNR(t)' }).uncheck();
    await expect.poll(() => figure.locator('.df-plot-snr').isVisible()).toBe(false);
  });

  it('moves t by dragging on the plot', async () => {
    preview = await NotePreview.open(schedule);
    const figure = preview.figure('schedule');
    await preview.settled(figure.locator('canvas').first());
    const box = await figure.locator('.u-over').first().boundingBox();
    if (!box) {
      throw new Error('The plot has no box.');
    }
    await preview.page.mouse.move(box.x + 5, box.y + 20);
    await preview.page.mouse.down();
    await preview.page.mouse.move(box.x + box.width / 2, box.y + 20, { steps: 4 });
    await preview.page.mouse.up();
    const t = async () => Number(await figure.locator('.df-scrubber').getByRole('spinbutton').inputValue());
    await expect.poll(async () => Math.abs((await t()) - 500)).toBeLessThan(4);
    const { alphaBar } = createSchedule(defaultPlaygroundState.schedule);
    const shown = figure.locator('tr', { hasText: '∏' }).locator('.df-number');
    const expected = alphaBar[await t()] ?? Number.NaN;
    await expect.poll(async () => Number(await shown.innerText())).toBeCloseTo(expected, 5);
  });
});

describe('the forward process', () => {
  it('gives the same picture for the same seed and another for a new one', async () => {
    preview = await NotePreview.open(forwardDigit);
    const figure = preview.figure('forward');
    const canvas = figure.locator('canvas').first();
    const first = await preview.settled(canvas);
    await preview.unfold();
    await figure.getByRole('button', { name: 'New noise' }).click();
    await expect.poll(async () => (await preview.settled(canvas)).digest).not.toBe(first.digest);
    await figure.getByRole('button', { name: 'Previous noise' }).click();
    await expect.poll(async () => (await preview.settled(canvas)).digest).toBe(first.digest);
  });

  it('walks the chain to the end of its film strip', async () => {
    preview = await NotePreview.open(block('demo: forward', 'data: mixture', 'mode: chain', 't: 900'));
    const figure = preview.figure('forward');
    const frames = figure.locator('.df-frame canvas');
    await expect.poll(() => frames.count()).toBe(12);
    expect((await preview.settled(frames.last())).colors).toBeGreaterThan(3);
    expect((await preview.settled(figure.locator('canvas').first())).colors).toBeGreaterThan(3);
    await figure.getByRole('button', { name: 'x at t = 1', exact: true }).click();
    await expect.poll(() => figure.getByRole('spinbutton').inputValue()).toBe('1');
  });
});

describe('the posterior', () => {
  it('follows its points under pointer and keys', async () => {
    const whole = block('demo: posterior', 'T: 10', 't: 5', 'close: false');
    preview = await NotePreview.open(whole);
    const figure = preview.figure('posterior');
    const canvas = figure.locator('canvas').first();
    const before = await preview.settled(canvas);
    const x0 = figure.getByRole('slider', { name: 'x₀' });
    const xt = figure.getByRole('slider', { name: 'xₜ' });
    await x0.press('ArrowRight');
    await expect.poll(() => x0.getAttribute('aria-valuenow')).toBe('1.01');
    await x0.press('Home');
    await expect.poll(() => x0.getAttribute('aria-valuenow')).toBe('-3');
    const [pin, plot] = [
      await xt.locator('.df-pin-head').boundingBox(),
      await figure.locator('.u-over').boundingBox(),
    ];
    if (!pin || !plot) {
      throw new Error('The point has no box.');
    }
    await preview.page.mouse.move(pin.x + pin.width / 2, pin.y + pin.height / 2);
    await preview.page.mouse.down();
    await preview.page.mouse.move(plot.x + 0.7 * plot.width, pin.y + 5, { steps: 6 });
    await preview.page.mouse.up();
    await expect.poll(async () => Number(await xt.getAttribute('aria-valuenow'))).toBeCloseTo(2, 1);
    await expect.poll(async () => (await preview.settled(canvas)).digest).not.toBe(before.digest);
  });

  it('keeps a point under the pointer in the close view', async () => {
    preview = await NotePreview.open(posterior);
    const figure = preview.figure('posterior');
    await preview.settled(figure.locator('canvas').first());
    await figure.getByRole('checkbox', { name: 'Zoom in' }).check();
    await preview.settled(figure.locator('canvas').first());
    const head = figure.getByRole('slider', { name: 'xₜ' }).locator('.df-pin-head');
    const start = await head.boundingBox();
    if (!start) {
      throw new Error('The point has no box.');
    }
    const middle = start.x + start.width / 2;
    await preview.page.mouse.move(middle, start.y + 10);
    await preview.page.mouse.down();
    await preview.page.mouse.move(middle + 40, start.y + 10, { steps: 8 });
    await expect
      .poll(async () => Math.abs(((await head.boundingBox())?.x ?? 0) - start.x - 40))
      .toBeLessThan(2);
    await preview.page.mouse.up();
  });

  it('draws the point mass at t = 1', async () => {
    preview = await NotePreview.open(block('demo: posterior', 't: 1', 'x0: 0.5'));
    const figure = preview.figure('posterior');
    await preview.settled(figure.locator('canvas').first());
    await expect.poll(() => figure.locator('.df-equations').innerText()).toMatch(/= 0$/m);
    expect(preview.problems).toEqual([]);
  });
});
