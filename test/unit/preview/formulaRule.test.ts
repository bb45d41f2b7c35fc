import katex from '@vscode/markdown-it-katex';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { formulaKey } from '../../../src/explain/views/wrongFormulas';
import { readNote } from '../../../src/notes/readNote';
import type { DemoState } from '../../../src/protocol/demoState';
import { previewPlugin } from '../../fixtures/previewContext';

const closedForm = String.raw`x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon`;
const posteriorMean = String.raw`\tilde\mu_t(x_t, x_0) = \frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t} x_0 + \frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t} x_t`;
const display = (tex: string) => `$$\n${tex}\n$$\n`;

function render(note: string, { context = {}, ours = true, first = 'math' } = {}): string {
  const md = new MarkdownIt({ html: true });
  const math = () => md.use(katex, { enableFencedBlocks: true });
  const own = () => ours && md.use(previewPlugin(() => context));
  (first === 'math' ? [math, own] : [own, math]).forEach((use) => use());
  return md.render(note);
}

interface Run {
  readonly title: string;
  readonly state: DemoState;
  readonly display: boolean;
}

function runsOf(html: string): Run[] {
  const runs = html.matchAll(
    /<span class="diffusion-run( diffusion-run-display)?" data-title="([^"]*)" data-diffusion="([^"]*)"><\/span>/g,
  );
  return [...runs].map(([, display, title = '', state = '']) => ({
    title,
    state: JSON.parse(state.replaceAll('&quot;', '"')) as DemoState,
    display: display !== undefined,
  }));
}

/** What the math renderer alone makes of a note, and ours taken out again. */
const withoutOurs = (html: string) =>
  html
    .replace(/<span class="diffusion-run[^>]*><\/span>/g, '')
    .replace(/<div class="diffusion-unfold"><\/div>\n/g, '')
    .replace(/<div class="diffusion-preview-context"[^>]*><\/div>\n/, '');

describe('formulas in the preview', () => {
  it.each(['math', 'ours'])('get a ▶ with the numbers of the note, %s being first', (first) => {
    const html = render(`# Closed form\n\nTake $t = 250$, $T = 500$.\n\n${display(closedForm)}`, { first });
    const [run, ...others] = runsOf(html);
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      title: 'closed-form forward',
      display: true,
      state: { view: 'forward', t: 250, schedule: { T: 500 }, figures: { forward: { mode: 'closed' } } },
    });
    // Behind the formula, and the place for its view behind that.
    expect(html).toMatch(/katex-display.*<span class="diffusion-run.*<div class="diffusion-unfold">/s);
    expect(html.match(/diffusion-preview-context/g)).toHaveLength(1);
  });

  it('say so where the formula above them was found wrong', () => {
    const wrong = closedForm.replace(String.raw`\sqrt{1-\bar\alpha_t}`, String.raw`(1-\bar\alpha_t)`);
    const note = `${display(wrong)}\n> ${display(wrong).replaceAll('\n', '\n> ')}\n\n${display(closedForm)}`;
    const { formulas, text } = readNote(note);
    const [first] = formulas;
    if (!first) {
      throw new Error('No formula was found.');
    }
    const keys = new Set([formulaKey(text.slice(first.start, first.end))]);
    const context = { wrongIn: (shown: string) => (shown === note ? keys : new Set<string>()) };
    const marks = [...render(note, { context }).matchAll(/<span class="diffusion-run[^>]*>/g)].map(String);
    expect(marks.map((mark) => mark.includes('data-wrong=""'))).toEqual([true, true, false]);
    expect(render(note)).not.toContain('data-wrong');
  });

  it('are found in sentences, lists, quotes, tables, headings and fenced math', () => {
    const inline = `$${closedForm}$`;
    for (const note of [
      `So ${inline} holds.`,
      `- so ${inline}`,
      `> so ${inline}`,
      `# So ${inline}`,
      `| a | b |\n|---|---|\n| ${inline} | c |`,
      `\`\`\`math\n${closedForm}\n\`\`\``,
      `So $$${closedForm}$$ holds.`,
    ]) {
      const html = render(note);
      expect(runsOf(html), note).toHaveLength(1);
      const tags = ['</p>', '</table>', '</h1>', '</span>'];
      const before = html.slice(0, html.indexOf('<div class="diffusion-unfold">')).trimEnd();
      expect(tags.some((tag) => before.endsWith(tag)) || /holds\.|<li>so/.test(before), note).toBe(true);
      expect(html.match(/<div class="diffusion-unfold">/g), note).toHaveLength(1);
    }
  });

  it('never have their own markup changed', () => {
    const note = `# A $x$\n\n${display(closedForm)}\n- $${posteriorMean}$\n\n| $\\alpha_t = 1-\\beta_t$ |\n|---|\n| 1 |\n`;
    expect(runsOf(render(note)).map(({ state }) => state.view)).toEqual(['forward', 'posterior', 'schedule']);
    expect(withoutOurs(render(note))).toBe(render(note, { ours: false }));
  });

  it('that no view shows get nothing, and neither does a note without math', () => {
    for (const note of ['$E = mc^2$', 'x_t = 3', '$20 and $30', '```js\n1\n```']) {
      expect(render(note)).toBe(render(note, { ours: false }));
    }
  });

  it('stay as they are when either setting is off', () => {
    for (const context of [{ formulas: false }, { enabled: false }]) {
      expect(render(display(closedForm), { context })).toBe(render(display(closedForm), { ours: false }));
    }
  });

  it('in text that is rendered as one line get nothing', () => {
    const inline = (ours: boolean) => {
      const md = new MarkdownIt({ html: true }).use(katex, { enableFencedBlocks: true });
      return (ours ? md.use(previewPlugin()) : md).renderInline(`So $${closedForm}$ holds.`);
    };
    expect(inline(true)).toBe(inline(false));
  });

  it('are looked for only in notes that may hold math', () => {
    const asked: string[] = [];
    const wrongIn = (text: string) => {
      asked.push(text);
      return new Set<string>();
    };
    for (const note of ['# Title\n', 'x_t = 3', '\\(x\\)', '$x$', '```math\nx\n```\n']) {
      render(note, { context: { wrongIn } });
    }
    expect(asked).toEqual(['\\(x\\)', '$x$', '```math\nx\n```\n']);
  });

  it('have their view unfold behind their own block, before the next one', () => {
    const inline = `$${closedForm}$`;
    for (const [note, next] of [
      [`${inline}\n\nNext`, '<p>Next'],
      [`# ${inline}\n\nNext`, '<p>Next'],
      [`| a |\n|---|\n| ${inline} |\n\nNext`, '<p>Next'],
      [`${display(closedForm)}\nNext`, '<p>Next'],
    ] as const) {
      const html = render(note);
      expect(html, note).toContain(`<div class="diffusion-unfold"></div>\n${next}`);
      expect(html.match(/diffusion-unfold/g), note).toHaveLength(1);
    }
  });

  it('of a table unfold behind it once, and those of the next paragraph behind that', () => {
    const table = `| a | b |\n|---|---|\n| $${closedForm}$ | $${posteriorMean}$ |\n`;
    const html = render(`${table}\nSo $\\alpha_t = 1-\\beta_t$.\n`);
    const [first, second, third] = html.split('<div class="diffusion-unfold"></div>');
    expect([first, second, third].map((part) => runsOf(part ?? '').length)).toEqual([2, 1, 0]);
    expect(first?.trimEnd().endsWith('</table>')).toBe(true);
    expect(second?.trimEnd().endsWith('</p>')).toBe(true);
  });

  it('in a table take the numbers before it, whatever stands at the top of the note', () => {
    const section = (t: number, formula: string) => `# At ${t}\n\nTake $t = ${t}$.\n\n${formula}\n\n`;
    const table = `| a |\n|---|\n| $${closedForm}$ |`;
    const html = render(section(100, `\\(${closedForm}\\)`) + section(250, table));
    expect(runsOf(html).map(({ state }) => state.t)).toEqual([100, 250]);
  });

  it('are known through the user’s own commands', () => {
    const context = { macros: { '\\ab': '\\bar\\alpha_t' } };
    const note = display(closedForm.replaceAll(String.raw`\bar\alpha_t`, String.raw`\ab`));
    expect(runsOf(render(note))).toEqual([]);
    expect(runsOf(render(note, { context }))).toHaveLength(1);
  });

  it('are known through the note’s own commands', () => {
    const note = display(closedForm.replaceAll(String.raw`\bar\alpha_t`, String.raw`\ab`));
    expect(runsOf(render(String.raw`$\newcommand{\ab}{\bar\alpha_t}$` + `\n\n${note}`))).toHaveLength(1);
  });

  it('are known in the note’s own notation', () => {
    const note = `Let $a_t = 1 - \\beta_t$.\n\n$$\n\\bar\\alpha_t = \\prod_{s=1}^{t} a_s\n$$\n`;
    expect(runsOf(render(note)).map(({ title }) => title)).toContain('schedule of α_t');
    expect(runsOf(render(note))).toHaveLength(2);
  });

  it('get a ▶ in dialects that the preview leaves undrawn, unless the setting asks for its own dialect', () => {
    const other = [
      `So \\(${closedForm}\\) holds.`,
      `\\[\n${closedForm}\n\\]`,
      `So \\\\(${closedForm}\\\\) holds.`,
      `<table><tr><td>$${closedForm}$</td></tr></table>`,
      `| a | b |\n|---|---|\n| \\(${closedForm}\\) | c |`,
      `\\begin{align}\n${closedForm}\n\\end{align}`,
    ];
    for (const source of other) {
      const html = render(`# Title\n\n${source}\n\nThe end.\n`);
      expect(runsOf(html), source).toHaveLength(1);
      expect(html.match(/<div class="diffusion-unfold">/g), source).toHaveLength(1);
      expect(html.indexOf('diffusion-unfold'), source).toBeLessThan(html.indexOf('The end.'));
      expect(runsOf(render(source, { context: { dialect: 'preview' } })), source).toEqual([]);
    }
  });

  it('are read with their note in quotes, lists and tables too', () => {
    const named = String.raw`\bar\alpha_t = \prod_{s=1}^{t} a_s`;
    for (const source of [
      `> $$\n> ${named}\n> $$`,
      `- so\n\n  $$\n  ${named}\n  $$`,
      `> - so $${named}$`,
      `| a |\n|---|\n| $${named}$ |`,
    ]) {
      const html = render(`Let $a_t = 1 - \\beta_t$.\n\n${source}\n`);
      expect(runsOf(html), source).toHaveLength(2);
    }
  });

  it('get their view once where the preview leaves several of them undrawn', () => {
    const twice = `So \\(${closedForm}\\), that is \\(${closedForm}\\), with \\(\\alpha_t = 1-\\beta_t\\).`;
    expect(runsOf(render(twice)).map(({ title }) => title)).toEqual([
      'closed-form forward',
      'schedule of α_t',
    ]);
  });

  it('get their ▶ behind the display that goes on with the one before', () => {
    const html = render(`${display('x_t')}\n${display(closedForm.replace('x_t =', '='))}`);
    expect(runsOf(html).map(({ title }) => title)).toEqual(['closed-form forward']);
  });

  it('are told from their own symbols beside them', () => {
    const note = 'With $\\alpha_t = 1-\\beta_t$ and $\\beta_t$, so $1$ and $\\alpha_t$; $ $ $t$.\n';
    const html = render(note);
    expect(runsOf(html)).toHaveLength(1);
    expect(html.indexOf('diffusion-run')).toBeLessThan(html.indexOf(' and '));
  });

  it('one display with two formulas gets both views, and a view once', () => {
    const tex = String.raw`\begin{aligned} \alpha_t &= 1 - \beta_t \\ \bar\alpha_t &= \prod_{s=1}^t \alpha_s \\ ${closedForm.replace('=', '&=')} \end{aligned}`;
    expect(runsOf(render(display(tex))).map(({ title }) => title)).toEqual([
      'schedule of α_t',
      'closed-form forward',
    ]);
  });
});
