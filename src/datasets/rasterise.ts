// Runs in Node while the extension is built.
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

let opened: Promise<void> | undefined;

/** Makes `rasterise` ready; it refuses to be made so twice. */
export function openRasteriser(): Promise<void> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  opened ??= readFile(wasm).then((bytes) => initWasm(bytes));
  return opened;
}

/** An SVG of a square, drawn `side` pixels wide: R, G, B, A of each pixel, row by row. */
export function rasterise(svg: string, side: number): Uint8Array {
  const resvg = new Resvg(svg, { fitTo: { mode: 'width', value: side } });
  const image = resvg.render();
  const pixels = image.pixels.slice();
  image.free();
  resvg.free();
  return pixels;
}
