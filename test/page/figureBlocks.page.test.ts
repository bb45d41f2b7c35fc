import { afterAll, beforeAll, expect, it } from 'vitest';
import { figureIds, figureSpec } from '../../src/figures';
import { demoBlockOf } from '../../src/protocol/demoBlockText';
import { figurePatch } from '../../src/protocol/figurePatch';
import { applyPatch, defaultPlaygroundState } from '../../src/protocol/playgroundState';
import { NotePreview } from './notePreview';

/** The figures that a note draws without a network. */
const ids = figureIds.filter((id) => figureSpec(id).needs === 'nothing');

const blocks = ids.map((id) => {
  const [example] = figureSpec(id).examples;
  const shown = applyPatch(defaultPlaygroundState, figurePatch({ figure: id, state: example?.state ?? {} }));
  return demoBlockOf({ ...shown, view: id });
});

let preview: NotePreview;
beforeAll(async () => {
  preview = await NotePreview.open(blocks.join('\n'));
});
afterAll(() => preview.close());

it.each(ids.map((id, index) => [id, index] as const))(
  '%s is drawn from its block, and otherwise when its slider moves',
  async (id, index) => {
    await preview.show(index);
    const host = preview.page.locator('diffusion-demo-host').nth(index);
    const figure = host.locator(`.diffusion-figure.df-${id}`);
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
