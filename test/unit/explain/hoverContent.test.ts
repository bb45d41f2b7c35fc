import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { createSchedule } from '../../../src/diffusion/schedule';
import { DrawingCache } from '../../../src/threads/mathJax/drawingCache';
import { explainTargetSchema } from '../../../src/explain/markdown/explainTarget';
import {
  hoverCurve,
  hoverMarkdown,
  hoverTex,
  type HoverSubject,
} from '../../../src/explain/hover/hoverContent';
import { scheduleNear } from '../../../src/explain/values/scheduleNear';
import { glossary } from '../../../src/notes/glossary/glossary';
import { symbolIds, type SymbolId } from '../../../src/notes/glossary/symbolIds';
import type { NoteParameters } from '../../../src/notes/note';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';
import { paintTex } from '../threads/paintTex';

const markdown = new MarkdownIt({ html: true });
// Its own list of safe links lacks SVG and commands; VS Code decides by `isTrusted`.
markdown.validateLink = () => true;
const drawings = new DrawingCache(paintTex);

function subject(
  id: SymbolId,
  parameters: NoteParameters = {},
  more: Partial<HoverSubject> = {},
): HoverSubject {
  const near = scheduleNear(parameters, defaultPlaygroundState.schedule);
  return { id, near, schedule: createSchedule(near.config), displayLanguage: 'en', ...more };
}

async function hover(asked: HoverSubject): Promise<string> {
  const tex = hoverTex(asked);
  return hoverMarkdown(asked, {
    symbol: await drawings.draw(tex.symbol, 'dark'),
    definition: await drawings.draw(tex.definition, 'dark'),
    curve: hoverCurve(asked, 'dark'),
  });
}

/** What a reader sees: rendered, without tags and pictures. */
const seen = (text: string) =>
  markdown
    .render(text)
    .replace(/<sub>(.*?)<\/sub>/g, '_$1')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ');

/** The arguments of a hover's links to one of our commands. */
function linked<Argument>(text: string, command: string): Argument[] {
  const links = text.matchAll(new RegExp(`\\(command:diffusion\\.${command}\\?([^)\\s]+)`, 'g'));
  return [...links].flatMap(([, written = '']) => JSON.parse(decodeURIComponent(written)) as Argument[]);
}
const linkedPatch = (text: string) => linked<PlaygroundPatch>(text, 'openPlayground')[0] ?? {};

describe('the hover of ᾱ_t', () => {
  it('draws the symbol and its definition, and names paper and equation', async () => {
    const text = await hover(subject('alphaBar_t'));
    const html = markdown.render(text);
    // Symbol, definition, curve.
    expect(html.match(/<img src="data:image\/svg\+xml;base64,[^"]+"/g)).toHaveLength(3);
    expect(seen(text)).toContain('cumulative product of α');
    expect(html).toContain('<a href="https://arxiv.org/abs/2006.11239"');
    expect(seen(text)).toContain('Ho et al. 2020, eq. 4');
    expect(seen(text)).toContain('alphas_cumprod');
  });

  it('has its values at t = 1, T/4, T/2, T and at the playground’s t', async () => {
    const html = markdown.render(await hover(subject('alphaBar_t', {}, { playgroundT: 300 })));
    const rows = [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, text]) =>
        text?.replaceAll('\u00a0', ' ').trim(),
      ),
    );
    expect(rows[0]).toEqual(['', 't = 1', 't = 250', 't = 300 (playground)', 't = 500', 't = 1000']);
    const { alphaBar } = createSchedule(defaultPlaygroundState.schedule);
    const numbers = rows[1]?.slice(1).map((text) => Number(text?.replace(' × 10⁻⁵', 'e-5')));
    [1, 250, 300, 500, 1000].forEach((t, i) => {
      expect((numbers?.[i] ?? NaN) / (alphaBar[t] ?? NaN)).toBeCloseTo(1, 3);
    });
  });

  it('begins with its value at the note’s t, else at the playground’s, and nowhere where neither is known', async () => {
    const { alphaBar } = createSchedule({ ...defaultPlaygroundState.schedule, T: 500 });
    const first = (text: string) => seen(text.split('\n')[0] ?? '');
    const ofNote = first(await hover(subject('alphaBar_t', { T: 500, t: 100 }, { playgroundT: 300 })));
    const [, written, t] = /ᾱ_t = ([\d.]+).*\(t = (\d+)\)/.exec(ofNote) ?? [];
    expect(Number(t)).toBe(100);
    expect(Number(written) / (alphaBar[100] ?? NaN)).toBeCloseTo(1, 3);
    expect(first(await hover(subject('alphaBar_t', {}, { playgroundT: 300 })))).toContain('(t = 300)');
    // One step earlier than the note's t.
    const before = first(await hover(subject('alphaBar_t', { t: 1 }, { time: 't-1' })));
    expect(before).toContain('ᾱ_t-1 = 1 ');
    expect(first(await hover(subject('alphaBar_t')))).not.toContain('=');
    expect(first(await hover(subject('alphaBar_t', { t: 5 }, { time: '7' })))).not.toContain('(t =');
  });

  it('has name, meaning, definition, curve and values before all that a reader may scroll to', async () => {
    const text = seen(await hover(subject('alphaBar_t', { t: 100 })));
    expect(text).toMatch(
      /cumulative product of α[^]*share of the variance[^]*Ho et al\. 2020[^]*t = 1000[^]*Schedule: linear[^]*From:[^]*alphas_cumprod/,
    );
  });

  it('says which numbers are the note’s and which the settings’', async () => {
    expect(seen(await hover(subject('alphaBar_t', { T: 500 })))).toContain(
      'Schedule: linear. From this note: T = 500. From the settings: β_1 = 1 × 10⁻⁴, β_T = 0.02.',
    );
    expect(seen(await hover(subject('alphaBar_t')))).toContain('From the settings: T = 1000, β_1');
    const cosine = scheduleNear({}, { ...defaultPlaygroundState.schedule, kind: 'cosine' });
    const text = await hover(
      subject('alphaBar_t', {}, { near: cosine, schedule: createSchedule(cosine.config) }),
    );
    expect(seen(text)).toContain('Schedule: cosine. From the settings: T = 1000.');
  });

  it('shows ᾱ_{t-1} one step earlier, and draws it so', async () => {
    const asked = subject('alphaBar_t', {}, { time: 't-1' });
    expect(hoverTex(asked).symbol).toBe(String.raw`\bar\alpha_{t-1}`);
    expect(seen(await hover(asked))).toContain('ᾱ_t-1');
  });

  it('opens the schedule it shows, at the note’s t', async () => {
    expect(linkedPatch(await hover(subject('alphaBar_t', { T: 500, t: 42 })))).toEqual({
      view: 'schedule',
      schedule: { ...defaultPlaygroundState.schedule, T: 500 },
      t: 42,
    });
    expect(linkedPatch(await hover(subject('alphaBar_t', { t: 42 }, { time: '7' }))).t).toBe(7);
  });
});

describe('subscripts', () => {
  it('on noise number the draws and shift nothing', async () => {
    const shifted = await hover(subject('epsilon', {}, { time: 't-1' }));
    expect(shifted).toBe(await hover(subject('epsilon')));
  });

  it('that span a range are drawn as they are, with the values at t', async () => {
    const range = subject('x_t', {}, { time: '1:T' });
    expect(hoverTex(range).symbol).toBe(String.raw`\mathbf{x}_{1:T}`);
    expect(seen(await hover(range))).toContain('√ᾱ_t ');
  });
});

describe('every hover', () => {
  it.each(['en', 'zh-cn', 'zh-tw'])(
    'in %s fits VS Code’s limit and links to a state that is valid',
    async (language) => {
      for (const id of symbolIds) {
        for (const parameters of language === 'en' ? [{}, { T: 2 }, { T: 5, t: 3 }] : [{}]) {
          const asked = subject(id, parameters, { displayLanguage: language, playgroundT: 300 });
          const text = await hover(asked);
          expect(text.length, id).toBeLessThan(90_000);
          expect(text, id).not.toMatch(/undefined|NaN|Infinity/);
          for (const patch of linked<PlaygroundPatch>(text, 'openPlayground')) {
            expect(applyPatch(defaultPlaygroundState, patch).view, id).toBe(patch.view);
          }
          for (const target of linked(text, 'explainFormula')) {
            expect(() => v.parse(explainTargetSchema, target), id).not.toThrow();
          }
        }
      }
    },
  );

  it('offers the playground only to symbols that a view shows', async () => {
    expect(linked(await hover(subject('beta_t')), 'openPlayground')).toHaveLength(1);
    expect(linked(await hover(subject('pushforward')), 'openPlayground')).toEqual([]);
  });

  it('links where a symbol comes from, goes to, and what it is taken for', async () => {
    const text = await hover(subject('alphaBar_t'));
    const { from, to, confusedWith } = glossary.alphaBar_t;
    expect(linked<{ symbol: SymbolId }>(text, 'explainFormula').map(({ symbol }) => symbol)).toEqual([
      ...from,
      ...to,
      ...confusedWith,
    ]);
    expect(from.length * to.length * confusedWith.length).toBeGreaterThan(0);
    expect(seen(text)).toMatch(/From: .*To: .*Not to be confused with: /s);
  });

  it('says what the note’s own letter means, and since which line', async () => {
    const convention = { line: 12, statement: 'let $a_t =\n 1-\\beta_t$', uri: 'file:///n.md#L12' };
    const text = await hover(subject('alpha_t', {}, { written: 'a_t', convention }));
    expect(seen(text).replace(/ +/g, ' ')).toContain('Here a_t means α_t: line 12 , let $a_t = 1-\\beta_t$');
    expect(text).toContain('(file:///n.md#L12)');
  });

  it('names the formula that it is part of', async () => {
    const formula = { name: 'Definition of ᾱ_t', uri: 'command:diffusion.explainFormula?%5B%5D' };
    expect(seen(await hover(subject('beta_t', {}, { formula })))).toMatch(/Part of: +Definition of ᾱ_t/);
  });

  it('shows the TeX where it could not be drawn', () => {
    const text = hoverMarkdown(subject('beta_t'), {});
    expect(text).toContain('`\\beta_{t}`');
    expect(text).toContain('`q(\\mathbf{x}_t|\\mathbf{x}_{t-1})');
    expect(text).not.toContain('<img');
  });

  it('speaks the display language', async () => {
    expect(seen(await hover(subject('beta_t', {}, { displayLanguage: 'zh-cn' })))).toContain('噪声调度');
    expect(seen(await hover(subject('beta_t', {}, { displayLanguage: 'zh-tw' })))).toContain('雜訊排程');
  });
});

describe('a symbol in a formula of another process', () => {
  it('has no values of the schedule, no curve, and no view that runs it', async () => {
    const here = await hover(subject('beta_t', { t: 300 }));
    const elsewhere = await hover(subject('beta_t', { t: 300 }, { isElsewhere: true }));
    expect(seen(here)).toContain('t = 300');
    expect(linked(here, 'openPlayground')).toHaveLength(1);
    expect(seen(elsewhere)).not.toContain('t = 300');
    expect(linked(elsewhere, 'openPlayground')).toEqual([]);
    expect(hoverCurve(subject('beta_t', {}, { isElsewhere: true }), 'dark')).toBeUndefined();
  });

  it('is that process’s own state, not DDPM’s noised data', async () => {
    const elsewhere = seen(await hover(subject('x_{t-1}', {}, { isElsewhere: true })));
    expect(elsewhere).toContain('state of the process that this formula describes');
    expect(elsewhere).not.toContain('ᾱ');
  });
});
