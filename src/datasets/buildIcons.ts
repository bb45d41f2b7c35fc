// Runs in Node while the extension is built; what it makes is read by icons.ts.
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { openRasteriser, rasterise } from './rasterise';

/** The icons' side in pixels, at which they are designed. */
export const iconSide = 16;

export const iconLicence = 'Visual Studio Code’s codicons by Microsoft: CC BY 4.0.';

/**
 * Draws every 16 × 16 icon of the npm package `@vscode/codicons` white on black, one image of 16 × 16 grey levels after
 * the other. Icons are sorted by a hash of their name, so that a stretch of the file, the held-out one too, mixes
 * the alphabet's families ("debug-…", "git-…").
 */
export async function buildIcons(): Promise<Uint8Array> {
  const { resolve } = createRequire(import.meta.url);
  await openRasteriser();
  const folder = path.join(path.dirname(resolve('@vscode/codicons/package.json')), 'src', 'icons');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.svg'));
  names.sort((a, b) => hash(a) - hash(b) || (a < b ? -1 : 1));
  const icons = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')));
  // The few on another grid would be scaled, hence blurred.
  const sharp = icons.filter((svg) => svg.includes(`viewBox="0 0 ${iconSide} ${iconSide}"`));
  const distinct = new Map(
    sharp
      .map(draw)
      .filter(hasInk)
      .map((image) => [Buffer.from(image).toString('latin1'), image]),
  );
  const images = new Uint8Array(distinct.size * iconSide ** 2);
  [...distinct.values()].forEach((image, i) => {
    images.set(image, i * iconSide ** 2);
  });
  return images;
}

/** Coverage is what white ink on black ground shows: the alpha channel. */
function draw(svg: string): Uint8Array {
  const pixels = rasterise(svg, iconSide);
  return Uint8Array.from({ length: iconSide ** 2 }, (_, i) => pixels[4 * i + 3] ?? 0);
}

/** One icon is blank by design. */
const hasInk = (image: Uint8Array): boolean => image.some((level) => level > 0);

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return value;
}
