import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { exportLiveNote, type LiveNoteTools } from '../../../src/liveNote/exportLiveNote';
import { readLiveNote } from '../../../src/liveNote/readLiveNote';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { texToSvg } from '../../../src/threads/mathJax/mathJax';

const read = (text: string, wrong: readonly string[] = []) =>
  readLiveNote({ text, wrong, dialect: 'all', macros: {}, base: defaultPlaygroundState, bundle: {} });

const tools: LiveNoteTools = {
  read: (request) => Promise.resolve(readLiveNote(request)),
  draw: (tex, color, display) => Promise.resolve().then(() => texToSvg(tex, color, display)),
  readPicture: (picture, mostBytes) =>
    picture === 'dot.png' && mostBytes > 3
      ? Promise.resolve(Uint8Array.of(1, 2, 3))
      : Promise.reject(new Error('There is none.')),
  parts: () => Promise.resolve({ script: 'let answer = "</s" + "cript>";', style: 'p { color: red }' }),
};

const made = (text: string) =>
  exportLiveNote(
    { text, wrong: [], dialect: 'all', macros: {}, base: defaultPlaygroundState, bundle: {} },
    { name: 'a-note', language: 'zh-CN' },
    tools,
  );

it('has a place for each formula, in a line or on its own', () => {
  const { formulas, html } = read('Of $x_t$:\n\n$$\nq(x)\n$$\n\n```math\na\n```\n');
  expect(formulas.map(({ tex, display }) => [tex.trim(), display])).toEqual([
    ['x_t', false],
    ['q(x)', true],
    ['a', true],
  ]);
  expect(html.match(/data-formula="\d"/g)).toHaveLength(3);
});

it('has a block’s state for the page’s script, and the run of a formula', () => {
  const { html } = read(
    '```diffusion\ndemo: kl\nmu1: 2\n```\n\n$$x_t = \\sqrt{\\bar\\alpha_t}x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon$$\n',
  );
  expect(html).toContain('class="diffusion-demo"');
  expect(html).toContain('&quot;mu1&quot;:2');
  expect(html).toMatch(/<span class="diffusion-run[^>]+data-title="[^"]+"/);
  expect(html).toContain('diffusion-unfold');
});

it.each([
  '<script>alert(1)</script>',
  '<SCRIPT src="https://example.com/a.js"></SCRIPT>',
  '<img src="dot.png" onerror="alert(1)">',
  '<a href="javascript:alert(1)">a</a>',
  '<a href="JaVaScRiPt:alert(1)">a</a>',
  '[a](data:text/html,<script>alert(1)</script>)',
  '<svg onload="alert(1)"><script>alert(1)</script></svg>',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="a.swf"></object><embed src="a.swf">',
  '<meta http-equiv="refresh" content="0;url=https://example.com">',
  '<base href="https://example.com/"><link rel="stylesheet" href="https://example.com/a.css">',
  '<form action="https://example.com"><button>a</button></form>',
  '<style>body { background: url(https://example.com/a.png) }</style>',
  '<td style="background: url(https://example.com/a.png)">a</td>',
  '<img srcset="https://example.com/a.png 2x" src="//example.com/a.png">',
  '<div data-formula="0" onclick="alert(1)"></div>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
])('lets %s do nothing', (html) => {
  const clean = read(`${html}\n\n$x$\n`).html;
  expect(clean).not.toMatch(/<(?:script|svg|math|iframe|object|embed|meta|base|link|form|button|style)/i);
  expect(clean.replace(/"[^"]*"/g, '""')).not.toMatch(/\son\w+=|srcset|javascript:/i);
  expect(clean).not.toMatch(/(?:href|src)="(?:javascript|data:text|\/\/)/i);
  expect(clean).not.toContain('url(');
});

it('puts pictures of the note’s folder in, and links to those of the web', async () => {
  const { html, remarks } = await made(
    '![dot](dot.png) ![gone](gone.png) ![far](https://example.com/a.png) ![out](../b.png)\n',
  );
  expect(html).toContain('src="data:image/png;base64,AQID"');
  expect(html).toContain(
    '<a href="https://example.com/a.png">far (picture that is not part of this file)</a>',
  );
  expect(html).toContain('<span>out (picture that is not part of this file)</span>');
  expect(remarks).toEqual(['The picture gone.png could not be put in.']);
});

it('is one page in which only our script may run', async () => {
  const { html } = await made('# A *note*: x < 1\n\n$x_t$ and $\\frac{$\n');
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).toContain('<title>A note: x &lt; 1</title>');
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  expect(policy).toContain("default-src 'none'");
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => script);
  expect(scripts).toHaveLength(1);
  const hash = createHash('sha256').update(scripts[0]!).digest('base64');
  expect(policy).toContain(`script-src 'sha256-${hash}'`);
  expect(policy).not.toContain('unsafe-eval');
});

it('draws formulas, and leaves what MathJax cannot draw as TeX', async () => {
  const { html, remarks } = await made('$x_t$ and $\\frac{$\n');
  expect(html).toMatch(
    /aria-label="x_t"><svg aria-hidden="true" style="width:[\d.]+em;height:[\d.]+em;vertical-align:-0\.\d+em"/,
  );
  expect(html).toContain('<code>\\frac{</code>');
  expect(remarks).toEqual(['Formulas that MathJax cannot draw, and that stand there as TeX: 1.']);
});

it('is called as its file where it has no heading', async () => {
  expect((await made('text')).html).toContain('<title>a-note</title>');
});

it('leaves front matter out, and nothing else between dashes', () => {
  expect(read('---\ntitle: a\n---\ntext\n\n---\n\nmore\n').html).toMatch(
    /^<p>text<\/p>\s*<hr \/>\s*<p>more<\/p>/,
  );
});

it('refuses a note that no page can hold', async () => {
  await expect(made('x'.repeat(4e6 + 1))).rejects.toThrow('Export it in parts');
});
