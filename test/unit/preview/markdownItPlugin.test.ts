import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import type { PreviewContext } from '../../../src/preview/previewContext';
import { previewMarkdown, previewPlugin } from '../../fixtures/previewContext';

/** As the built-in preview does: it marks every block with its line after the plugins were added. */
function markdown(context: Partial<PreviewContext> = {}): MarkdownIt {
  const md = previewMarkdown(() => context);
  md.core.ruler.push('source_map', ({ tokens }) => {
    for (const token of tokens.filter(({ map, type }) => map && type !== 'inline')) {
      token.attrSet('data-line', String(token.map?.[0]));
      token.attrJoin('class', 'code-line');
    }
  });
  return md;
}

const fence = (content: string, info = 'diffusion') => `\`\`\`${info}\n${content}\n\`\`\`\n`;

function attribute(html: string, name: string): string {
  const [, value = ''] = new RegExp(`${name}="([^"]*)"`).exec(html) ?? [];
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe('a diffusion block', () => {
  it('becomes an element with its state, its line and a text for pages without scripts', () => {
    const html = markdown().render(`# Title\n\n${fence('demo: forward\nt: 42')}`);
    expect(html).toContain('<div data-line="2" class="code-line diffusion-demo" data-diffusion="');
    expect(JSON.parse(attribute(html, 'data-diffusion'))).toMatchObject({ view: 'forward', t: 42 });
    expect(html).toContain('Diffusion demo “forward”');
  });

  it('renders the same tokens the same twice, as the preview keeps them', () => {
    const md = markdown();
    const tokens = md.parse(fence('demo: forward'), {});
    expect(md.renderer.render(tokens, md.options, {})).toBe(md.renderer.render(tokens, md.options, {}));
  });

  it.each(['diffusion', '  diffusion  ', 'Diffusion', 'diffusion height=3', 'diffusion\t{#demo}'])(
    'is known by the first word behind its fence: “%s”',
    (info) => {
      expect(markdown().render(fence('demo: forward', info))).toContain('data-diffusion=');
    },
  );

  it('shows what is wrong with the line of the note', () => {
    const html = markdown().render(`# Title\n\n${fence('demo: forward\nt: many')}`);
    expect(html).toContain('Line 5: “t” is &quot;many&quot;, but it must be an integer');
    expect(html).toContain(
      '<div data-line="2" class="code-line diffusion-demo diffusion-demo-problem"><p><strong>',
    );
    expect(html).toContain('</strong></p><pre><code>demo: forward\nt: many\n</code></pre></div>\n');
    expect(html).not.toContain('data-diffusion=');
  });

  it('stays a code block with a hint when demos are switched off', () => {
    const html = markdown({ enabled: false }).render(fence('demo: forward'));
    expect(html).toContain('<code data-line="0" class="code-line language-diffusion">demo: forward');
    expect(html).toContain('diffusion.preview.enabled');
    expect(html).not.toContain('diffusion-demo"');
    expect(html).not.toContain('data-context');
  });

  it('adds that hint and nothing else when demos are switched off', () => {
    const source = `# A\n\n${fence('demo: forward')}\n$x_t = 1$\n`;
    const html = previewMarkdown(() => ({ enabled: false })).render(source);
    const hint =
      '<p class="diffusion-demo-hint"><em>Diffusion demos are switched off by the setting diffusion.preview.enabled.</em></p>\n';
    expect(html).toContain(`</code></pre>\n${hint}`);
    expect(html.replace(hint, '')).toBe(new MarkdownIt({ html: true }).render(source));
  });

  it('leaves every other block as it was', () => {
    const source =
      fence('demo: forward', 'yaml') +
      fence('x', 'diffusionx') +
      fence('x', 'mydiffusion') +
      fence('x', 'my diffusion') +
      fence('y', '') +
      '    diffusion\n';
    const plain = new MarkdownIt({ html: true }).render(source);
    expect(new MarkdownIt({ html: true }).use(previewPlugin()).render(source)).toBe(plain);
  });

  it('works in quotes and lists', () => {
    const html = markdown().render(`> ${fence('demo: posterior').trimEnd().replaceAll('\n', '\n> ')}\n`);
    expect(JSON.parse(attribute(html, 'data-diffusion'))).toMatchObject({ view: 'posterior' });
  });

  it('lets nothing out of its element', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const content = `demo: forward\n${text.replaceAll('`', '')}<script>alert("1")</script>' onload="x`;
        const html = markdown().render(fence(content));
        expect(html).not.toMatch(/<script/i);
        expect(html).not.toMatch(/<[^>]* onload="/);
      }),
    );
  });
});

it('a renderer that draws no fences is left as it is', () => {
  const md = new MarkdownIt();
  delete md.renderer.rules.fence;
  const rules = md.core.ruler.getRules('').length;
  md.use(previewPlugin());
  expect(md.renderer.rules.fence).toBeUndefined();
  expect(md.core.ruler.getRules('')).toHaveLength(rules);
});

describe('the context for the page', () => {
  it('is written once, into notes with a demo only', () => {
    const context = { translations: { Play: '<播放>"' }, scheme: 'code-oss' };
    const md = markdown(context);
    expect(md.render('# Nothing\n')).not.toContain('data-context');
    const html = md.render(fence('demo: forward') + fence('demo: schedule'));
    expect(html.match(/data-context/g)).toHaveLength(1);
    expect(JSON.parse(attribute(html, 'data-context'))).toEqual(context);
  });
});
