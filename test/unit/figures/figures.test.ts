import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { scheduleKinds } from '../../../src/diffusion/schedule';
import { figureIds, figureSpec, figures } from '../../../src/figures';
import { clockSteps, clockValue, readClock } from '../../../src/figures/clock';
import { ideaIds } from '../../../src/figures/ideas';
import { schemaOf } from '../../../src/figures/parameter';
import { figureState, figureStatesSchema, standardFigures } from '../../../src/figures/states';
import { symbolIds } from '../../../src/notes/glossary/symbolIds';
import { parseDemoBlock } from '../../../src/protocol/demoBlock';
import { demoBlockOf } from '../../../src/protocol/demoBlockText';
import { demoKey, keysOf } from '../../../src/protocol/demoKeys';
import { isDemoId } from '../../../src/protocol/demoState';
import { figurePatch } from '../../../src/protocol/figurePatch';
import { parseQuery, queryOf } from '../../../src/protocol/link';
import { applyPatch, defaultPlaygroundState, viewIds } from '../../../src/protocol/playgroundState';
import { figureStates } from './states';

const keys = figureIds.flatMap((id) =>
  Object.entries(figureSpec(id).parameters).map(([key, parameter]) => ({ id, key, parameter })),
);

describe.each(figureIds)('the figure %s', (id) => {
  const spec = figureSpec(id);

  it('stands under its own id, with words for what it is', () => {
    expect(figures[id].id).toBe(id);
    expect([spec.title(), spec.formula]).not.toContain('');
    expect(viewIds).toContain(id);
    expect(spec.examples.map(({ title, detail }) => title() && detail())).not.toContain('');
  });

  it('says what is seen in every state, in finite numbers', () => {
    const schedule = fc.record({
      kind: fc.constantFrom(...scheduleKinds),
      T: fc.integer({ min: 2, max: 200 }),
      betaStart: fc.constantFrom(1e-4, 0.01),
      betaEnd: fc.constantFrom(0.02, 0.5),
    });
    fc.assert(
      fc.property(figureStates, schedule, fc.double({ min: 0, max: 1, noNaN: true }), (own, config, part) => {
        const t = 1 + Math.round(part * (config.T - 1));
        const text = spec.caption(figureState(id, { schedule: config, t, seed: 0, figures: own }));
        expect(text).toMatch(/\d/);
        expect(text).not.toMatch(/NaN|undefined|\{\d\}/);
      }),
      { numRuns: 60 },
    );
  });

  it('moves by its clock, whose values its schema allows in every state', () => {
    if (spec.clock === undefined) {
      return;
    }
    const parameter = spec.clock === 't' ? undefined : spec.parameters[spec.clock];
    expect(parameter ?? spec.reads.includes('t')).toBeTruthy();
    fc.assert(
      fc.property(figureStates, fc.integer({ min: 2, max: 200 }), (own, T) => {
        const config = { ...defaultPlaygroundState.schedule, T };
        const state = figureState(id, { schedule: config, t: T, seed: 0, figures: own });
        const reading = readClock(spec, state)!;
        const schema = parameter
          ? schemaOf(parameter)
          : v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(T));
        for (const place of [0, 1, clockSteps(reading)]) {
          expect(v.is(schema, clockValue(reading, place))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
    expect(clockSteps(readClock(spec, figureState(id, defaultPlaygroundState))!)).toBeGreaterThan(1);
  });

  it('teaches an idea at least', () => {
    expect(spec.teaches.length).toBeGreaterThan(0);
    expect(spec.teaches.filter((idea) => !ideaIds.includes(idea))).toEqual([]);
  });

  it('has a key in its blocks for everything that it shows, each with its meaning', () => {
    for (const key of keysOf(id)) {
      const found = demoKey(key, id);
      expect(found?.meaning).toBeTruthy();
      expect(found?.allowed).toBeTruthy();
    }
  });

  it.each(spec.examples.map(({ state }) => state))('is inserted as it is shown, with %j', (state) => {
    if (!isDemoId(id)) {
      return;
    }
    const shown = applyPatch(defaultPlaygroundState, figurePatch({ figure: id, state }));
    const block = parseDemoBlock(demoBlockOf(shown).replace(/```(diffusion)?/g, ''));
    expect(block).toMatchObject({ ok: true, unused: [], state: { view: id, figures: { [id]: state } } });
    const link = parseQuery(queryOf(shown));
    expect(link.ok && applyPatch(defaultPlaygroundState, link.patch)).toEqual(shown);
  });
});

it.each(keys)('$id.$key is written in links under a name of its own, and its standard is allowed', (each) => {
  const { id, key, parameter } = each;
  expect(v.is(schemaOf(parameter), parameter.standard)).toBe(true);
  expect(['schedule', 'T', 't', 'seed', 'demo', 'view', 'figures']).not.toContain(key);
  expect(parameter.name()).not.toBe('');
  const names = keys.map((other) => other.parameter.link ?? `${other.id}.${other.key}`);
  expect(names.filter((name) => name === (parameter.link ?? `${id}.${key}`))).toHaveLength(1);
});

it('a symbol is best seen in one figure at most, and is one of the glossary', () => {
  const ideas = figureIds.flatMap((id) => Object.keys(figureSpec(id).ideas));
  expect(new Set(ideas).size).toBe(ideas.length);
  expect(ideas.filter((idea) => !symbolIds.some((id) => id === idea))).toEqual([]);
});

it('a state that was saved before a figure or a parameter was there takes the standard', () => {
  expect(v.parse(figureStatesSchema, {})).toEqual(standardFigures);
  const empty = Object.fromEntries(figureIds.map((id) => [id, {}]));
  expect(v.parse(figureStatesSchema, empty)).toEqual(standardFigures);
});
