import { afterAll, beforeAll, expect, it } from 'vitest';
import { figureSpec } from '../../src/figures';
import { demoBlockOf } from '../../src/protocol/demoBlockText';
import { figurePatch } from '../../src/protocol/figurePatch';
import { applyPatch, defaultPlaygroundState } from '../../src/protocol/playgroundState';
import { NotePreview } from './notePreview';
import { drawnInPreview } from './testedFigures';

const blocks = drawnInPreview.map((id) => {
  const [example] = figureSpec(id).examples;
  const shown = applyPatch(defaultPlaygroundState, figurePatch({ figure: id, state: example?.state ?? {} }));
  return demoBlockOf({ ...shown, view: id });
});

let preview: NotePreview;
beforeAll(async () => {
  preview = await NotePreview.open(blocks.join('\n'));
});
afterAll(() => preview.close());

const placesOf = (needs: 'nothing' | 'network') =>
  drawnInPreview.map((id, index) => [id, index] as const).filter(([id]) => figureSpec(id).needs === needs);

it.each(placesOf('nothing'))(
  '%s is drawn from its block, and otherwise when its slider moves',
  async (id, index) => {
    await preview.show(index);
    const host = preview.page.locator('diffusion-demo-host').nth(index);
    const figure = host.locator(`.diffusion-figure.df-${id}`);
    await expect.poll(() => figure.getAttribute('data-working')).toBeNull();
    expect((await preview.settled(figure.locator('canvas').first())).colors).toBeGreaterThan(3);
    const before = await preview.drawnIn(figure);
    const caption = await figure.locator('.df-caption').innerText();
    expect(caption).toMatch(/\d/);
    const control = figure.locator('.df-range').first();
    const slider = control.getByRole('slider');
    const start = await slider.inputValue();
    await slider.focus();
    await slider.press('End');
    if ((await slider.inputValue()) === start) {
      await slider.press('Home');
    }
    await expect.poll(() => preview.drawnIn(figure)).not.toEqual(before);
    const shown = () => Promise.all([control.getByRole('spinbutton').inputValue(), slider.inputValue()]);
    await expect.poll(async () => new Set(await shown()).size).toBe(1);
    expect(preview.problems).toEqual([]);
  },
);

it.each(placesOf('network'))('%s is drawn from its block by the preview’s own network', async (id, index) => {
  await preview.show(index);
  const figure = preview.page.locator('diffusion-demo-host').nth(index).locator(`.df-${id}`);
  await expect.poll(() => figure.locator('.df-network').first().innerText()).toContain('16×16, tiny');
  const colors = () => preview.colorsIn(figure);
  await expect.poll(colors).toBeGreaterThan(20);
  expect(await figure.locator('.df-caption').innerText()).toMatch(/\d/);
  expect(preview.problems).toEqual([]);
});
