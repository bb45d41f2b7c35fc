import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ThemeKind } from '../../../src/explain/markdown/drawing';
import { longestTex, DrawingCache } from '../../../src/threads/mathJax/drawingCache';
import type { TexPicture } from '../../../src/threads/mathJax/texPicture';
import { glossary } from '../../../src/notes/glossary/glossary';
import { symbolIds } from '../../../src/notes/glossary/symbolIds';
import { paintTex } from './paintTex';

const svgOf = (uri: string) => atob(uri.replace('data:image/svg+xml;base64,', ''));

afterEach(() => {
  vi.useRealTimers();
});

describe('DrawingCache', () => {
  it('draws every symbol and definition of the glossary, small enough for a hover', async () => {
    const drawings = new DrawingCache(paintTex);
    for (const id of symbolIds) {
      const symbol = await drawings.draw(glossary[id].tex('t'), 'dark');
      const definition = await drawings.draw(glossary[id].definition, 'dark');
      expect(symbol, id).toBeDefined();
      expect(definition, id).toBeDefined();
      expect((symbol?.uri.length ?? Infinity) + (definition?.uri.length ?? Infinity), id).toBeLessThan(
        80_000,
      );
      expect(definition?.width, id).toBeGreaterThan(20);
      expect(definition?.height, id).toBeGreaterThan(8);
    }
  });

  it('makes a self-contained SVG with a size in pixels', async () => {
    const drawing = await new DrawingCache(paintTex).draw(String.raw`\bar\alpha_t`, 'light');
    const svg = svgOf(drawing?.uri ?? '');
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('<path');
    expect(svg).toContain(`width="${drawing?.width}"`);
    expect(svg).toContain(`height="${drawing?.height}"`);
    expect(svg).not.toMatch(/<use|href|data-|class=|<script|ex"/);
  });

  it('contrasts with the background of all four theme kinds', async () => {
    const drawings = new DrawingCache(paintTex);
    const luminance = async (theme: ThemeKind) => {
      const svg = svgOf((await drawings.draw('x', theme))?.uri ?? '');
      const color = /style="color:#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})"/.exec(svg);
      return color?.slice(1).reduce((sum, hex) => sum + parseInt(hex, 16) / 3 / 255, 0);
    };
    expect(await luminance('light')).toBeLessThan(0.2);
    expect(await luminance('high-contrast-light')).toBe(0);
    expect(await luminance('dark')).toBeGreaterThan(0.8);
    expect(await luminance('high-contrast')).toBe(1);
  });

  it('gives up on wrong TeX instead of throwing', async () => {
    const drawings = new DrawingCache(paintTex);
    expect(await drawings.draw(String.raw`\frac{`, 'dark')).toBeUndefined();
    expect(await drawings.draw(String.raw`\nosuchmacro`, 'dark')).toBeUndefined();
    expect(await drawings.draw('x'.repeat(longestTex + 1), 'dark')).toBeUndefined();
    expect(await drawings.draw('x', 'dark')).toBeDefined();
  });

  it('draws a formula once per theme', async () => {
    const convert = vi.fn(paintTex);
    const drawings = new DrawingCache(convert);
    const first = await drawings.draw('x', 'dark');
    expect(await drawings.draw('x', 'dark')).toBe(first);
    await drawings.draw('x', 'light');
    await drawings.draw(String.raw`\frac{`, 'light');
    await drawings.draw(String.raw`\frac{`, 'light');
    expect(convert).toHaveBeenCalledTimes(3);
  });

  it('forgets the formula that was not asked for the longest', async () => {
    const convert = vi.fn((tex: string) =>
      Promise.resolve({ svg: tex.padEnd(1e6), width: 1, height: 1, depth: 0 }),
    );
    const drawings = new DrawingCache(convert);
    for (let i = 0; i < 5; i++) {
      await drawings.draw(`${i}`, 'dark');
    }
    await drawings.draw('0', 'dark');
    // A million characters make 1.33 million as base64: the sixth is too much.
    await drawings.draw('5', 'dark');
    expect(['0', '1', '2', '5'].map((tex) => drawings.has(tex, 'dark'))).toEqual([true, false, true, true]);
    await drawings.draw('0', 'dark');
    expect(convert).toHaveBeenCalledTimes(6);
    await drawings.draw('1', 'dark');
    expect(convert).toHaveBeenCalledTimes(7);
  });

  it('tells what is there without drawing it', async () => {
    const convert = vi.fn(paintTex);
    const drawings = new DrawingCache(convert);
    expect(drawings.has('x', 'dark')).toBe(false);
    await drawings.draw('x', 'dark');
    await drawings.draw(String.raw`\frac{`, 'dark');
    expect([drawings.has('x', 'dark'), drawings.has('x', 'light')]).toEqual([true, false]);
    expect(drawings.has(String.raw`\frac{`, 'dark')).toBe(true);
    expect(drawings.has('x'.repeat(longestTex + 1), 'dark')).toBe(true);
  });

  it('answers without a drawing after three seconds, and has it ready when it comes later', async () => {
    vi.useFakeTimers();
    let finish: (picture: TexPicture) => void = () => undefined;
    const convert = vi.fn(() => new Promise<TexPicture>((resolve) => (finish = resolve)));
    const drawings = new DrawingCache(convert);
    const drawing = drawings.draw('x', 'dark');
    await vi.advanceTimersByTimeAsync(3000);
    expect(await drawing).toBeUndefined();
    finish({ svg: '<svg/>', width: 3, height: 4, depth: 0 });
    await vi.advanceTimersByTimeAsync(0);
    expect(await drawings.draw('x', 'dark')).toMatchObject({ width: 3, height: 4 });
    expect(convert).toHaveBeenCalledTimes(1);
  });

  it('tries again when it was not the formula that failed', async () => {
    const convert = vi.fn(paintTex).mockRejectedValueOnce(new Error('no thread'));
    const drawings = new DrawingCache(convert);
    expect(await drawings.draw('x', 'dark')).toBeUndefined();
    expect(await drawings.draw('x', 'dark')).toBeDefined();
  });

  it('keeps text that is not ASCII', async () => {
    const drawing = await new DrawingCache(paintTex).draw(String.raw`x\text{ 其中 }`, 'dark');
    const bytes = Uint8Array.from(svgOf(drawing?.uri ?? ''), (c) => c.charCodeAt(0));
    expect(new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toContain('其');
  });
});
