import { afterEach, describe, expect, it } from 'vitest';
import { figureIds, figureSpec } from '../../src/figures';
import { PlaygroundPage } from './playgroundPage';

const ids = figureIds.filter((id) => figureSpec(id).needs === 'network');

let playground: PlaygroundPage;
afterEach(() => playground.close());

/** The figure that is shown, once the network has answered all that it was asked. */
async function answered(page: PlaygroundPage['page']) {
  const figure = page.locator('.diffusion-figure:visible');
  await figure.waitFor();
  const line = figure.locator('.df-network').first();
  await expect.poll(() => line.innerText(), { timeout: 240_000 }).toMatch(/WebAssembly\)$/);
  return { figure, line };
}

/** How many grey levels the figure's canvases show, all together. */
const greyLevels = (page: PlaygroundPage['page']): Promise<number> =>
  page.evaluate(() => {
    const levels = new Set<number>();
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.diffusion-figure canvas')) {
      const context = canvas.checkVisibility() ? canvas.getContext('2d') : null;
      const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
      for (let i = 0; i < data.length; i += 4) {
        if (data[i] === data[i + 1] && data[i] === data[i + 2]) {
          levels.add(data[i]!);
        }
      }
    }
    return levels.size;
  });

describe.each(ids)('the figure %s', (id) => {
  it(
    'is drawn by a shipped network without being asked, and fits a narrow page',
    // A thousand steps of the samplers' reference.
    { timeout: 300_000 },
    async () => {
      playground = await PlaygroundPage.open({ patch: { view: id }, stateWasAskedFor: true, width: 300 });
      const { figure, line } = await answered(playground.page);
      expect(await line.innerText()).toContain('“MNIST digits 16×16');
      await expect.poll(() => greyLevels(playground.page)).toBeGreaterThan(100);
      expect(await figure.locator('.df-caption').innerText()).toMatch(/\d/);
      const overflow = await figure.evaluate((element) => element.scrollWidth - element.clientWidth);
      expect(overflow).toBe(0);
      expect(playground.problems).toEqual([]);
    },
  );
});

describe('a figure beside a training run', () => {
  it('is answered while the run goes on', { timeout: 150_000 }, async () => {
    playground = await PlaygroundPage.open({
      patch: {
        view: 'sampling',
        figures: { sampling: { steps: 5, step: 5 } },
        train: { preset: 'tiny', batchSize: 4 },
      },
      stateWasAskedFor: true,
      action: 'train',
    });
    await answered(playground.page);
    const activity = () =>
      playground.page.evaluate(() => {
        const told = window.sent.flatMap((message) =>
          message.type === 'activity' ? [message.activity] : [],
        );
        const kinds = [...new Set(told.map(({ kind }) => kind))];
        const last = told.at(-1);
        return { kinds, step: last?.kind === 'training' ? last.step : 0 };
      });
    const { step } = await activity();
    await expect.poll(async () => (await activity()).step, { timeout: 60_000 }).toBeGreaterThan(step + 2);
    expect((await activity()).kinds.filter((kind) => kind !== 'idle')).toEqual(['training']);
    expect(playground.problems).toEqual([]);
  });
});
