import { readFileSync } from 'node:fs';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FromModelFile, ModelFileKind } from '../../src/protocol/modelFile';
import { setPageTheme } from '../tools/figuresPage.mjs';
import { inRoot } from '../tools/paths.mjs';
import { serve } from '../tools/serve.mjs';
import { themes, type ThemeKind } from '../tools/codeServer/themes.mjs';
import { npy } from '../unit/playground/import/npyFile';
import { axeFaults } from './axeFaults';
import { browserWith } from './browsers';
import { expectRoom, roomsOf } from './room';

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>File</title>
<link rel="stylesheet" href="/dist/modelFile.css"></head>
<body><main></main><script src="/dist/modelFile.js"></script></body></html>`;
const shipped = new Uint8Array(
  readFileSync(inRoot('media/models/digits16-tiny/diffusion_pytorch_model.safetensors')),
);

let server: Awaited<ReturnType<typeof serve>>;
let page: Page;
const asked: FromModelFile[] = [];
let file: Uint8Array = shipped;

beforeAll(async () => {
  server = await serve({ '/': html });
  page = await (await browserWith()).newPage({ viewport: { width: 900, height: 800 } });
  page.setDefaultTimeout(60_000);
  await page.exposeFunction('tellHost', (message: FromModelFile) => {
    asked.push(message);
    return message.type === 'read'
      ? Buffer.from(file.subarray(message.begin, message.end)).toString('base64')
      : '';
  });
  await page.addInitScript(() => {
    const { tellHost } = window as unknown as { tellHost: (message: unknown) => Promise<string> };
    const postMessage = async (message: { type: string; id: number }) => {
      const text = await tellHost(message);
      if (message.type === 'read') {
        const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
        window.postMessage({ type: 'bytes', id: message.id, bytes });
      }
    };
    Object.assign(window, { acquireVsCodeApi: () => ({ postMessage }) });
  });
  await page.goto(server.url);
  await setPageTheme(page, 'dark');
});
afterAll(async () => {
  await page.close();
  server.stop();
});

async function open(
  name: string,
  kind: ModelFileKind,
  bytes: Uint8Array,
  inModelFolder = false,
): Promise<void> {
  file = bytes;
  asked.length = 0;
  const message = {
    type: 'open',
    name,
    kind,
    size: bytes.length,
    inModelFolder,
    translations: {},
    language: 'en',
  };
  await page.evaluate((data) => window.postMessage(data), message);
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

describe('the page of a safetensors file', () => {
  it('lists the tensors without reading them, finds them by name, and offers to sample', async () => {
    await open('tiny.safetensors', 'safetensors', shipped, true);
    await page.getByText(/\d+ arrays, [\d,]+ numbers in all/).waitFor();
    const taken = asked.reduce((sum, each) => sum + (each.type === 'read' ? each.end - each.begin : 0), 0);
    expect(taken).toBeLessThan(shipped.length / 4);
    const rows = page.locator('.arrays tbody tr');
    const all = await rows.count();
    await page.getByLabel('Filter by name').fill('CONV_IN');
    await expect.poll(() => rows.count()).toBe(2);
    expect(all).toBeGreaterThan(20);
    await page.getByRole('button', { name: 'Sample with it' }).press('Enter');
    expect(asked.at(-1)).toEqual({ type: 'sample' });
  });

  it('shows a tensor by the keyboard alone: its numbers and their histogram', async () => {
    await page.getByLabel('Filter by name').fill('conv_in.bias');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'conv_in.bias' }).waitFor();
    await page.getByRole('row', { name: /Standard deviation/ }).waitFor();
    await page.getByRole('img', { name: /Histogram from/ }).waitFor();
    expect(await page.locator('.arrays button').getAttribute('aria-pressed')).toBe('true');
  });

  it('refuses a broken file whole, in words', async () => {
    await open('cut.safetensors', 'safetensors', shipped.slice(0, 5000));
    await page.getByRole('alert').filter({ hasText: 'cut off' }).waitFor();
    expect(await page.locator('table').count()).toBe(0);
  });
});

describe('the page of an .npz archive', () => {
  it('draws the images of an array as they are', async () => {
    const pixels = Uint8Array.from({ length: 3 * 16 * 16 }, (_, i) => (i * 5) % 256);
    const archive = zipSync({ 'arr_0.npy': npy('|u1', [3, 16, 16, 1], pixels) });
    await open('samples.npz', 'npz', archive);
    await page.getByRole('button', { name: 'arr_0' }).click();
    await page
      .getByRole('img', { name: 'As pictures: 3 of 16×16, from black at 0 to white at 255.' })
      .waitFor();
    const drawn = await page
      .locator('.pictures canvas')
      .nth(1)
      .evaluate((canvas: HTMLCanvasElement) => [
        ...(canvas.getContext('2d')?.getImageData(0, 0, 16, 16).data ?? []),
      ]);
    expect(drawn.filter((_, i) => i % 4 === 0)).toEqual([...pixels.subarray(256, 512)]);
  });
});

describe('the page of a model_index.json', () => {
  it('lists the pipeline’s parts', async () => {
    const index = { _class_name: 'DDPMPipeline', unet: ['diffusers', 'UNet2DModel'] };
    await open('model_index.json', 'pipeline', new TextEncoder().encode(JSON.stringify(index)));
    await page.getByRole('row', { name: 'unet diffusers UNet2DModel' }).waitFor();
    expect(await page.getByRole('button', { name: 'Sample with it' }).count()).toBe(0);
  });
});

describe.each(Object.keys(themes) as ThemeKind[])('in the %s theme', (kind) => {
  it('axe finds no fault, and narrow and enlarged pages are room enough', async () => {
    await setPageTheme(page, kind);
    await open('tiny.safetensors', 'safetensors', shipped, true);
    await page.getByRole('button', { name: 'conv_in.weight' }).click();
    await page.getByRole('img', { name: /Histogram/ }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    expectRoom('model file', [await roomsOf(page)]);
    await page.setViewportSize({ width: 900, height: 800 });
  });
});
