import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../../src/diffusion/schedule';
import { glossary } from '../../../../src/notes/glossary/glossary';
import { glossaryLanguage, glossaryTexts } from '../../../../src/notes/glossary/glossaryText';
import { symbolIds, type SymbolId } from '../../../../src/notes/note';

const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });
const tiny = createSchedule({ kind: 'linear', T: 4, betaStart: 0.1, betaEnd: 0.4 });

/** The value with this label at t, on the small schedule β = 0.1, 0.2, 0.3, 0.4. */
function value(id: SymbolId, label: string, t: number): number {
  const found = glossary[id].values.find((each) => each.label('t') === label);
  if (!found) throw new Error(`${id} has no value ${label}`);
  return found.at(tiny, t);
}

describe('the words', () => {
  it('exist for every symbol in every language', () => {
    for (const texts of Object.values(glossaryTexts)) {
      expect(Object.keys(texts).sort()).toEqual([...symbolIds].sort());
      for (const { name, meaning } of Object.values(texts)) {
        expect(name.trim()).not.toBe('');
        expect(meaning.length).toBeGreaterThan(10);
      }
    }
  });

  it('are translated, each script into its own', () => {
    for (const id of symbolIds) {
      const { en, 'zh-cn': simplified, 'zh-tw': traditional } = glossaryTexts;
      expect(simplified[id].meaning).not.toBe(en[id].meaning);
      expect(traditional[id].meaning).not.toBe(simplified[id].meaning);
      expect(simplified[id].meaning).toMatch(/[。]$/);
      expect(traditional[id].meaning).toMatch(/[。]$/);
      expect(simplified[id].confusion === undefined).toBe(en[id].confusion === undefined);
      expect(traditional[id].confusion === undefined).toBe(en[id].confusion === undefined);
      // Characters that only the other script writes.
      expect(simplified[id].meaning + simplified[id].name).not.toMatch(/[數據雜訊變異過資樣圖這個應與為]/);
      expect(traditional[id].meaning + traditional[id].name).not.toMatch(/[数据杂讯变过资样图这个应与为]/);
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
});
