import { afterEach, describe, expect, it } from 'vitest';
import { PlaygroundPage } from '../playgroundPage';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const report = () => playground.view('engines').locator('.gpu-report');
const lines = () => report().locator('.gpu-advice li').allInnerTexts();
const failed = () =>
  report()
    .locator('tr.failed')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-check')));

describe('why the GPU is not used', () => {
  it('is that there is no adapter, in a browser without WebGPU, and says what helps', async () => {
    playground = await PlaygroundPage.open({
      action: 'explainGpu',
      place: { remote: 'codespaces', web: true },
      width: 300,
    });
    await report().locator('tr.failed').waitFor();
    expect(await report().getByRole('status').innerText()).toMatch(
      /no WebGPU here|no graphics adapter|on the CPU/,
    );
    expect(await failed()).toHaveLength(1);
    const advice = await lines();
    expect(advice.join('\n')).toContain('chrome://flags/#enable-unsafe-webgpu');
    expect(advice.at(-1)).toContain('Continue on a Cluster');
    // It fits a narrow panel: the text wraps, and the table scrolls in its own frame.
    const { scrollWidth, clientWidth } = await playground.page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    expect(playground.problems).toEqual([]);
  });

  it('is that the adapter is a software one, asked for by the button in Chinese', async () => {
    playground = await PlaygroundPage.open({ webgpu: true, patch: { view: 'engines' }, language: 'zh-cn' });
    await playground.press('引擎', '为什么没有使用我的 GPU？');
    await report().locator('tr.failed').waitFor();
    expect(await failed()).toEqual(['real']);
    expect(await report().getByRole('status').innerText()).toContain('唯一的适配器在 CPU 上计算');
    expect(playground.problems).toEqual([]);
  });

  it('is offered beside the line that says that the CPU works, and reached by the keyboard', async () => {
    playground = await PlaygroundPage.open({
      patch: { view: 'train', train: { preset: 'tiny', batchSize: 2 } },
      action: 'train',
    });
    const link = playground.view('train').getByRole('button', { name: 'Why is my GPU not used?' });
    await link.waitFor();
    await link.focus();
    await playground.page.keyboard.press('Enter');
    await report().locator('tr.failed').waitFor();
    expect(playground.problems).toEqual([]);
  });
});
