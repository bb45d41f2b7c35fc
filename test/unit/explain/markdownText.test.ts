import MarkdownIt from 'markdown-it';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, image, imageParagraph, plain, typeset } from '../../../src/explain/markdown/markdownText';

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

describe('source text', () => {
  it('stays in its code span across empty lines', () => {
    const source = 'a\n\n[Repair](command:x)\r\n\r\n<img src=x>';
    const html = markdown.render(code(source));
    expect(html).toBe('<p><code>a [Repair](command:x) &lt;img src=x&gt;</code></p>\n');
  });
});

describe('image', () => {
  it('describes the formula to screen readers', () => {
    const drawing = { uri: 'data:image/svg+xml;base64,AAAA', width: 1, height: 1 };
    expect(image(drawing, 'x_{t}', 'x_t')).toBe(`<img src="${drawing.uri}" alt="x_t">`);
  });

  it('holds any formula, in a line, in a table and as a paragraph', () => {
    const drawing = { uri: 'data:image/svg+xml;base64,AAAA', width: 1, height: 1 };
    for (const tex of ['E[x](y)', 't \\in ]0, 1](a)', 'a < b > c & "d"', 'x_a*y_b*\\|z\\|', 'a\n\nb']) {
      const drawn = image(drawing, tex);
      const alone = /^<img src="data:image\/svg[^"]*" alt="([^"<>]*)">$/;
      expect(unescape(alone.exec(markdown.renderInline(drawn))?.[1] ?? '')).toBe(tex.replace(/\s+/g, ' '));
      expect(markdown.render(`${drawn}  **name**`)).toBe(`<p>${drawn}  <strong>name</strong></p>\n`);
      const row = `| | |\n|:--|:--|\n| ${drawn.replaceAll('|', '\\|')} | b |`;
      expect(markdown.render(row)).toContain(`${drawn}</td>`);
      expect(markdown.render(`a\n\n${imageParagraph(drawing, tex)}\n\nb`)).toContain(`<p>${drawn}</p>`);
    }
  });

  it('is the TeX source where there is no drawing', () => {
    expect(image(undefined, String.raw`\bar\alpha_t`)).toBe('`\\bar\\alpha_t`');
    expect(imageParagraph(undefined, String.raw`\bar\alpha_t`)).toBe('`\\bar\\alpha_t`');
  });
});
