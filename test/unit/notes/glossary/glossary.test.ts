import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { glossary } from '../../../../src/notes/glossary/glossary';
import { codeBases } from '../../../../src/notes/glossary/codeBases';
import { glossaryLanguage, shapeText } from '../../../../src/notes/glossary/glossaryText';
import { papers } from '../../../../src/notes/glossary/papers';
import { shapeIds } from '../../../../src/notes/glossary/shapes';
import { shapeTexts } from '../../../../src/notes/glossary/shapeTexts';
import { parseTex } from '../../../../src/notes/tex/parseTex';
import type { TexNode } from '../../../../src/notes/tex/node';
import { symbolIds, type SymbolId } from '../../../../src/notes/glossary/symbolIds';

const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
const tiny = createSchedule({ kind: 'linear', T: 4, betaStart: 0.1, betaEnd: 0.4 });

/** The value with this label at t, on the small schedule β = 0.1, 0.2, 0.3, 0.4. */
function value(id: SymbolId, label: string, t: number): number {
  const found = glossary[id].values.find((each) => each.label('t') === label);
  if (!found) {
    throw new Error(`${id} has no value ${label}`);
  }
  return found.at(tiny, t);
}

describe('the words', () => {
  it('exist for every symbol in every language', () => {
    for (const id of symbolIds) {
      for (const { name, meaning } of Object.values(glossary[id].texts)) {
        expect(name.trim()).not.toBe('');
        expect(meaning.length).toBeGreaterThan(10);
      }
    }
  });

  it('are translated, each script into its own', () => {
    for (const id of symbolIds) {
      const { en, 'zh-cn': simplified, 'zh-tw': traditional } = glossary[id].texts;
      expect(simplified.meaning).not.toBe(en.meaning);
      expect(traditional.meaning).not.toBe(simplified.meaning);
      expect(simplified.meaning).toMatch(/[。]$/);
      expect(traditional.meaning).toMatch(/[。]$/);
      expect(simplified.confusion === undefined).toBe(en.confusion === undefined);
      expect(traditional.confusion === undefined).toBe(en.confusion === undefined);
      // Characters that only the other script writes.
      expect(simplified.meaning + simplified.name).not.toMatch(/[數據雜訊變異過資樣圖這個應與為]/);
      expect(traditional.meaning + traditional.name).not.toMatch(/[数据杂讯变过资样图这个应与为]/);
    }
  });

  it.each([
    ['en', 'en'],
    ['de', 'en'],
    ['zh-cn', 'zh-cn'],
    ['zh-CN', 'zh-cn'],
    ['zh-Hans', 'zh-cn'],
    ['zh', 'zh-cn'],
    ['zh-tw', 'zh-tw'],
    ['zh-HK', 'zh-tw'],
    ['zh-Hant', 'zh-tw'],
  ])('for the display language %s are those of %s', (display, expected) => {
    expect(glossaryLanguage(display)).toBe(expected);
  });
});

describe('the values', () => {
  const alphaBar = [1, 0.9, 0.9 * 0.8, 0.9 * 0.8 * 0.7, 0.9 * 0.8 * 0.7 * 0.6];

  it('follow the paper’s formulas by hand', () => {
    expect(value('beta_t', 'β_t', 3)).toBeCloseTo(0.3, 12);
    expect(value('alpha_t', 'α_t', 3)).toBeCloseTo(0.7, 12);
    expect(value('alphaBar_t', 'ᾱ_t', 3)).toBeCloseTo(0.504, 12);
    expect(value('x_t', '√ᾱ_t', 3)).toBeCloseTo(Math.sqrt(0.504), 12);
    expect(value('x_t', '√(1 − ᾱ_t)', 3)).toBeCloseTo(Math.sqrt(0.496), 12);
    expect(value('betaTilde_t', 'β̃_t', 3)).toBeCloseTo((0.28 / 0.496) * 0.3, 12);
    expect(value('muTilde_t', '∂μ̃_t / ∂x_0', 3)).toBeCloseTo((Math.sqrt(0.72) * 0.3) / 0.496, 12);
    expect(value('muTilde_t', '∂μ̃_t / ∂x_t', 3)).toBeCloseTo((Math.sqrt(0.7) * 0.28) / 0.496, 12);
    expect(value('sigma_t', '√β_t', 3)).toBeCloseTo(Math.sqrt(0.3), 12);
    expect(value('sigma_t', '√β̃_t', 3)).toBeCloseTo(Math.sqrt((0.28 / 0.496) * 0.3), 12);
    expect(value('mu_theta', '1 / √α_t', 3)).toBeCloseTo(1 / Math.sqrt(0.7), 12);
    expect(value('mu_theta', 'β_t / √(1 − ᾱ_t)', 3)).toBeCloseTo(0.3 / Math.sqrt(0.496), 12);
    expect(value('T', 'T', 3)).toBe(4);
    expect(value('t', 'timestep = t − 1', 3)).toBe(2);
    expect(value('x_T', '√ᾱ_T', 3)).toBeCloseTo(Math.sqrt(alphaBar[4] ?? NaN), 12);
  });

  it('give L_simple the weight of equation 12 with σ_t² = β_t', () => {
    const weight = 0.3 ** 2 / (2 * 0.3 * 0.7 * 0.496);
    expect(value('L_simple', 'β_t / (2 α_t (1 − ᾱ_t))', 3)).toBeCloseTo(weight, 12);
  });

  it('keep the marginal variance at one', () => {
    for (const t of [1, 250, 500, 1000]) {
      const [signal, noise] = glossary.x_t.values.map((each) => each.at(schedule, t));
      expect((signal ?? NaN) ** 2 + (noise ?? NaN) ** 2).toBeCloseTo(1, 12);
    }
  });

  it('are finite from their first t to T and refuse t beyond it', () => {
    for (const id of symbolIds) {
      for (const each of glossary[id].values) {
        for (const t of [each.from ?? 1, 1, 2, 500, 1000]) {
          expect(Number.isFinite(each.at(schedule, t)), `${id} ${each.label('t')} at ${t}`).toBe(true);
        }
      }
    }
    expect(() => value('beta_t', 'β_t', 5)).toThrow(RangeError);
  });

  it('write the time they are asked for', () => {
    expect(glossary.alphaBar_t.plain('t-1')).toBe('ᾱ_{t-1}');
    expect(glossary.alphaBar_t.tex('t-1')).toBe(String.raw`\bar\alpha_{t-1}`);
    expect(glossary.alphaBar_t.values[0]?.label('t-1')).toBe('ᾱ_{t-1}');
  });
});

describe('the entries', () => {
  it('are more than enough, each once', () => {
    expect(symbolIds.length).toBeGreaterThanOrEqual(200);
    expect(new Set(symbolIds).size).toBe(symbolIds.length);
    expect(Object.keys(glossary).sort()).toEqual([...symbolIds].sort());
  });

  it('relate to entries that exist, not to themselves, and none twice', () => {
    for (const id of symbolIds) {
      const { from, to, confusedWith } = glossary[id];
      for (const related of [from, to, confusedWith]) {
        expect(new Set(related).size, id).toBe(related.length);
        expect(related, id).not.toContain(id);
        for (const other of related) {
          expect(glossary[other], `${id} → ${other}`).toBeDefined();
        }
      }
    }
  });

  it('all stand in relation to others', () => {
    for (const id of symbolIds) {
      const { from, to, confusedWith } = glossary[id];
      expect(from.length + to.length, id).toBeGreaterThan(0);
      const isNamed = symbolIds.some((other) =>
        [glossary[other].from, glossary[other].to, glossary[other].confusedWith].some((ids) =>
          ids.includes(id),
        ),
      );
      expect(isNamed || confusedWith.length > 0, id).toBe(true);
    }
  });

  it('explain a confusion only with something named', () => {
    for (const id of symbolIds) {
      if (glossary[id].texts.en.confusion !== undefined) {
        expect(glossary[id].confusedWith.length, id).toBeGreaterThan(0);
      }
    }
  });

  it('are written in TeX that parses to its end', () => {
    for (const id of symbolIds) {
      const entry = glossary[id];
      for (const text of [entry.tex('t'), entry.tex('t-1'), entry.definition]) {
        expect(unbalanced(text), `${id}: ${text}`).toBe(0);
        const nodes = parseTex(text, 0, text.length);
        expect(nodes.length, text).toBeGreaterThan(0);
        expect(lastEnd(nodes), text).toBe(text.trimEnd().length);
      }
    }
  });

  it('name a program’s name only of known programs', () => {
    for (const id of symbolIds) {
      for (const [program, name] of Object.entries(glossary[id].code)) {
        expect(Object.keys(codeBases), id).toContain(program);
        expect(name.trim(), `${id} ${program}`).not.toBe('');
      }
    }
    for (const { url } of Object.values(codeBases)) {
      expect(url).toMatch(/^https:\/\/github\.com\/[\w-]+\/[\w-]+$/);
    }
  });

  it('have a kind with words in every language', () => {
    for (const texts of Object.values(shapeTexts)) {
      expect(Object.keys(texts).sort()).toEqual([...shapeIds].sort());
    }
    for (const id of symbolIds) {
      const words = ['en', 'zh-cn', 'zh-tw'].map((language) => shapeText(glossary[id].shape, language));
      for (const each of words) {
        expect(each.trim(), id).not.toBe('');
      }
      expect(words[0]).not.toBe(words[1]);
    }
  });
});

/** Braces that stay open. */
function unbalanced(tex: string): number {
  return (tex.match(/(?<!\\)\{/g)?.length ?? 0) - (tex.match(/(?<!\\)\}/g)?.length ?? 0);
}

const lastEnd = (nodes: readonly TexNode[]): number => nodes.at(-1)?.end ?? 0;

describe('the sources', () => {
  it('name the places of Ho et al. 2020', () => {
    const places = Object.fromEntries(
      symbolIds.map((id) => [id, `${glossary[id].source.place} ${glossary[id].source.number}`]),
    );
    expect(places).toMatchObject({
      p_theta: 'equation 1',
      q: 'equation 2',
      beta_t: 'equation 2',
      alphaBar_t: 'equation 4',
      x_t: 'equation 4',
      muTilde_t: 'equation 7',
      betaTilde_t: 'equation 7',
      mu_theta: 'equation 11',
      L_simple: 'equation 14',
      epsilon: 'algorithm 1',
      z: 'algorithm 2',
      'x_{t-1}': 'algorithm 2',
      sigma_t: 'section 3.2',
      T: 'section 4',
    });
  });

  it('are papers of the list, cited by their numbers', () => {
    for (const id of symbolIds) {
      const { paper, number, place } = glossary[id].source;
      expect(papers, id).toContain(paper);
      expect(number, id).toMatch(place === 'section' ? /^(?:[A-H]|\d)(?:\.\d)*$/ : /^\d+(?:\.\d+)?$/);
    }
    for (const { url } of papers) {
      if (url) {
        expect(url).toMatch(/^https:\/\/arxiv\.org\/abs\/\d{4}\.\d{4,5}$/);
      }
    }
  });

  it('name the places of the other papers', () => {
    const places = Object.fromEntries(
      symbolIds.map((id) => {
        const { paper, place, number } = glossary[id].source;
        return [id, `${paper.url?.split('/').at(-1)} ${place} ${number}`];
      }),
    );
    expect(places).toMatchObject({
      ddimStep: '2010.02502 equation 12',
      sigma_ddim: '2010.02502 equation 16',
      q_sigma: '2010.02502 equation 7',
      f_theta: '2010.02502 equation 9',
      sde: '2011.13456 equation 5',
      reverseSde: '2011.13456 equation 6',
      veSde: '2011.13456 equation 9',
      vpSde: '2011.13456 equation 11',
      subVpSde: '2011.13456 equation 12',
      probabilityFlowOde: '2011.13456 equation 13',
      conditionalScore: '2011.13456 equation 14',
      langevin: '1907.05600 equation 4',
      v_interpolation: '2102.09672 equation 15',
      L_hybrid: '2102.09672 equation 16',
      cosineSchedule: '2102.09672 equation 17',
      p_phi: '2105.05233 equation 2',
      classifierGuidance: '2105.05233 equation 14',
      classifierScale: '2105.05233 algorithm 1',
      classifierFreeGuidance: '2207.12598 equation 6',
      v_flow: '2210.02747 equation 1',
      L_FM: '2210.02747 equation 5',
      u_t: '2210.02747 equation 8',
      L_CFM: '2210.02747 equation 9',
      p_cond: '2210.02747 equation 10',
      psi_t: '2210.02747 equation 11',
      u_cond: '2210.02747 equation 15',
      mu_cond: '2210.02747 equation 20',
      flow_xt: '2210.02747 equation 22',
      flow_Xt: '2209.03003 equation 1',
      v_target: '2202.00512 section 4',
      D_theta: '2206.00364 equation 7',
      SNR: '2107.00630 equation 2',
    });
  });
});
