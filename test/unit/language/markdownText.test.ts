import MarkdownIt from 'markdown-it';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, image, plain, typeset } from '../../../src/language/markdownText';

const markdown = new MarkdownIt({ html: true });
// Its own list of safe links lacks SVG; VS Code's does not.
markdown.validateLink = () => true;
const words = fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map((s) => `a${s.replace(/\s/g, ' ')}b`);
const unescape = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('text in Markdown', () => {
  it('is shown as it is', () => {
    fc.assert(fc.property(words, (text) => unescape(markdown.renderInline(plain(text))) === text));
  });

  it('sets subscripts and nothing else', () => {
    expect(typeset('x_{t−1}, ε_θ und L_simple')).toBe(
      'x<sub>t−1</sub>, ε<sub>θ</sub> und L<sub>simple</sub>',
    );
    expect(typeset('<b>_{<i>}')).toBe('\\<b\\><sub>\\<i\\></sub>');
    fc.assert(fc.property(words, (text) => !/<(?!\/?sub>)/.test(markdown.renderInline(typeset(text)))));
  });

  it('in a code span is shown as it is', () => {
    fc.assert(
      fc.property(words, (text) => {
        const html = markdown.renderInline(code(text));
        return html.startsWith('<code>') && unescape(html).trim() === text;
      }),
    );
  });
});

describe('image', () => {
  it('describes the formula to screen readers', () => {
    const drawing = { uri: 'data:image/svg+xml;base64,AAAA', width: 1, height: 1 };
    expect(image(drawing, 'x_{t}', 'x_t')).toBe(`![x_t](${drawing.uri})`);
    expect(markdown.renderInline(image(drawing, 'E[x](y)'))).toMatch(/^<img src="data:image[^>]*>$/);
    // Half-open intervals: brackets that do not match.
    expect(markdown.renderInline(image(drawing, 't \\in ]0, 1](a)'))).toMatch(/^<img src="data:image[^>]*>$/);
  });

  it('is the TeX source where there is no drawing', () => {
    expect(image(undefined, String.raw`\bar\alpha_t`)).toBe('`\\bar\\alpha_t`');
  });
});
