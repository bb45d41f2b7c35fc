import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoverLimit, withinLimit } from '../../../src/explain/hover/hoverLimit';
import { image } from '../../../src/explain/markdown/markdownText';

const drawing = (size: number) => ({ uri: 'u'.repeat(size), width: 1, height: 1 });
const render = (drawings: Parameters<typeof withinLimit>[0]) =>
  drawings.map((each, i) => image(each, `tex${i}`)).join('\n\n');

describe('a hover’s limit', () => {
  it('leaves what fits as it is', () => {
    const drawings = [drawing(40_000), undefined, drawing(50_000)];
    expect(withinLimit(drawings, render)).toBe(render(drawings));
  });

  it('gives up the largest drawings first, for their TeX', () => {
    const drawings = [drawing(30_000), drawing(60_000), drawing(30_000)];
    expect(withinLimit(drawings, render)).toBe(render([drawings[0], undefined, drawings[2]]));
  });

  it('is kept whatever there is to show', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(120_000), { maxLength: 8 }), fc.nat(150_000), (sizes, words) => {
        const text = 'words\n'.repeat(words / 6);
        const markdown = withinLimit(sizes.map(drawing), (drawings) => `${text}${render(drawings)}`);
        expect(markdown.length).toBeLessThanOrEqual(hoverLimit);
        if (words < 90_000) {
          expect(markdown).toContain(text);
        }
      }),
    );
  });
});
