import { unzipSync } from 'fflate';
import { afterEach, describe, expect, it } from 'vitest';
import { themes, type ThemeKind } from '../tools/codeServer/themes.mjs';
import { isFigureId } from '../../src/figures';
import { networkViewIds } from '../../src/protocol/playgroundState';
import { axeFaults } from './axeFaults';
import { PlaygroundPage } from './playgroundPage';
import { expectRoom, roomsOf } from './room';
import { openedInPlayground } from './testedFigures';

let playground: PlaygroundPage;
afterEach(() => playground.close());

const text = (id: string, selector: string) => playground.view(id).locator(selector).innerText();

describe('the sample view', () => {
  it('draws digits by the shipped weights at once, and exports them in four formats', async () => {
    playground = await PlaygroundPage.open({ patch: { sample: { steps: 6 } }, action: 'sample' });
    await expect
      .poll(() => text('sample', '.story'), { timeout: 120_000 })
      .toMatch(/16 images by the shipped model “MNIST digits 16×16 by class”/);
    expect(await text('sample', '.meter')).toMatch(/GFLOP\/s\s+\d/);

    const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes);
    expect(ascii((await playground.exportSamples('png')).subarray(1, 4))).toBe('PNG');
    const gif = await playground.exportSamples('gif');
    expect(ascii(gif.subarray(0, 6))).toBe('GIF89a');
    expect(new DataView(gif.buffer).getUint16(6, true)).toBe(4 * 16 * 4);
    const single = unzipSync(await playground.exportSamples('pngs'));
    expect(Object.keys(single)).toHaveLength(16);
    const npy = unzipSync(await playground.exportSamples('npz'))['arr_0.npy'] ?? new Uint8Array();
    const header = ascii(npy.subarray(10, 128));
    expect(header).toMatch(/'descr': '\|u1', 'fortran_order': False, 'shape': \(16, 16, 16, 1,\)/);
    expect((10 + new DataView(npy.buffer, npy.byteOffset).getUint16(8, true)) % 64).toBe(0);
    expect(npy.subarray(-16 * 16 * 16).some((level) => level > 128)).toBe(true);
    expect(playground.problems).toEqual([]);
  });

  it('shows the card of a shipped model, and what it does not know is absent', async () => {
    playground = await PlaygroundPage.open();
    await playground.view('sample').locator('.model-card summary').press('Enter');
    const card = await text('sample', '.card-list');
    expect(card).toMatch(/Data licence\s+MNIST database.*CC BY-SA/);
    expect(card).toMatch(/637,169/);
    expect(card).not.toMatch(/undefined|NaN/);
  });
});

describe('the network view', () => {
  it('draws the network of the settings, with its shapes, parameters and arithmetic', async () => {
    playground = await PlaygroundPage.open({ patch: { view: 'network', train: { preset: 'small' } } });
    expect(await text('network', '.network-summary')).toMatch(/636,465 parameters.*45\.7 MFLOP/);
    expect(await playground.view('network').locator('.network-block').count()).toBe(10);
    expect(await text('network', 'tfoot')).toMatch(/Total\s+1×16×16\s+636,465/);
    expect(await playground.view('network').locator('.network-skip').count()).toBeGreaterThanOrEqual(3);
  });
});

describe('every view', () => {
  it.each(Object.keys(themes) as ThemeKind[])(
    'fits narrow pages, and axe, in the %s theme',
    async (theme) => {
      playground = await PlaygroundPage.open({ theme, width: 300, action: 'explainGpu' });
      const { page } = playground;
      await playground.view('engines').locator('.gpu-report tr.failed').waitFor();
      await playground.post({ type: 'show', patch: { view: 'train' }, action: 'none' });
      await playground.view('train').locator('vscode-button', { hasText: 'Your own data…' }).press('Enter');
      const faults: string[] = [];
      const rooms: Record<string, Awaited<ReturnType<typeof roomsOf>>[]> = {};
      // Colours of figures are everyFigure’s; whether they fit does not depend on the theme.
      for (const view of openedInPlayground.filter((id) => theme === 'dark' || !isFigureId(id))) {
        await playground.post({ type: 'show', patch: { view }, action: 'none' });
        await (
          isFigureId(view)
            ? playground.view('figures').locator(`.df-${view}`)
            : playground.view(view).locator('.view')
        ).waitFor();
        if (!isFigureId(view)) {
          await playground.unfold(view);
          faults.push(
            ...(await axeFaults(page, theme === 'dark' ? 'all rules' : 'colours')).map(
              (fault) => `${view}: ${fault}`,
            ),
          );
        }
        if (theme === 'dark') {
          (rooms[isFigureId(view) ? 'figures' : view] ??= []).push(await roomsOf(page));
        }
      }
      expect(faults).toEqual([]);
      for (const [view, all] of Object.entries(rooms)) {
        expectRoom(`playground, ${view}`, all);
      }
      expect(playground.problems).toEqual([]);
    },
  );

  it.each(['en', 'zh-cn', 'zh-tw'] as const)(
    'has its name in one line on narrow pages, and nothing cut off: %s',
    async (language) => {
      playground = await PlaygroundPage.open({ language, width: 300 });
      const lines = await playground.page.locator('vscode-panel-tab').evaluateAll((tabs) =>
        tabs.map((tab) => {
          const name = document.createRange();
          name.selectNodeContents(tab);
          return new Set([...name.getClientRects()].map(({ top }) => top)).size;
        }),
      );
      expect(lines.length).toBeGreaterThan(4);
      expect(new Set(lines)).toEqual(new Set([1]));
      const cut: string[] = [];
      for (const view of language === 'en' ? [] : networkViewIds) {
        await playground.post({ type: 'show', patch: { view }, action: 'none' });
        await playground.view(view).locator('.view').waitFor();
        await playground.unfold(view);
        const rooms = await roomsOf(playground.page);
        cut.push(...rooms.flatMap((room) => room.cut.map((each) => `${view}: ${each}`)));
      }
      expect(cut).toEqual([]);
    },
  );
});
