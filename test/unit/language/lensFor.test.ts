import { describe, expect, it } from 'vitest';
import { lensesFor, lensFor } from '../../../src/language/lensFor';
import { openPlaygroundUri } from '../../../src/language/openPlayground';
import { scheduleNear } from '../../../src/language/scheduleNear';
import { formulaIds, type FormulaId, type Note, type NoteParameters } from '../../../src/notes/note';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';

const span = { start: 0, end: 20, contentStart: 2, contentEnd: 18, display: true, quoteDepth: 0 };
const { schedule } = defaultPlaygroundState;
const lens = (id: FormulaId, parameters: NoteParameters = {}) =>
  lensFor({ id, start: 2, end: 18, span }, scheduleNear(parameters, schedule), schedule);

describe('lensFor', () => {
  it.each<[FormulaId, PlaygroundPatch]>([
    ['forward-kernel', { view: 'forward', forward: { mode: 'chain' } }],
    ['forward-sample', { view: 'forward', forward: { mode: 'chain' } }],
    ['closed-form-kernel', { view: 'forward', forward: { mode: 'closed' } }],
    ['closed-form-sample', { view: 'forward', forward: { mode: 'closed' } }],
    ['posterior-mean', { view: 'posterior' }],
    ['posterior-variance', { view: 'posterior' }],
    ['posterior-kernel', { view: 'posterior' }],
    ['sampling-step', { view: 'sample', sample: { sampler: 'ddpm' } }],
    ['simple-loss', { view: 'train' }],
    ['alpha-definition', { view: 'schedule' }],
    ['alpha-bar-definition', { view: 'schedule' }],
  ])('opens the view that shows %s', (id, patch) => {
    expect(lens(id).patch).toMatchObject(patch);
    expect(lens(id).title).toMatch(/^▶ Run: \S/);
  });

  it('carries the numbers found near the formula', () => {
    const { title, patch } = lens('closed-form-sample', { t: 500, T: 2000 });
    expect(title).toBe('▶ Run: closed-form forward · t=500 · T=2000');
    expect(patch).toEqual({
      view: 'forward',
      forward: { mode: 'closed' },
      schedule: { ...schedule, T: 2000 },
      t: 500,
    });
  });

  it('writes no number that the note does not give, nor a T that is the usual one', () => {
    expect(lens('closed-form-kernel', { T: 1000 }).title).toBe('▶ Run: closed-form forward');
    expect(lens('closed-form-kernel').title).toBe('▶ Run: closed-form forward');
    expect(lens('closed-form-kernel').patch.t).toBeUndefined();
  });

  it('leaves a run’s schedule alone unless the note states one', () => {
    expect(lens('simple-loss').patch).toEqual({ view: 'train' });
    expect(lens('simple-loss', { t: 5 }).patch).toEqual({ view: 'train' });
    expect(lens('sampling-step', { T: 100 }).patch.schedule).toEqual({ ...schedule, T: 100 });
  });

  it('always makes an argument that the playground accepts, whatever it shows', () => {
    const short = applyPatch(defaultPlaygroundState, { schedule: { T: 10 } });
    for (const id of formulaIds) {
      for (const parameters of [
        {},
        { t: 500 },
        { t: 500, T: 1000 },
        { T: 5 },
        { t: 900, T: 100 },
        { betaEnd: 7 },
      ]) {
        const { patch } = lens(id, parameters);
        expect(applyPatch(short, patch).view).toBe(patch.view);
      }
    }
  });
});

describe('lensesFor', () => {
  it('gives two formulas on one line two lenses, each with the numbers near it', () => {
    const note: Note = {
      text: '$\\alpha_t=1-\\beta_t$ and $q(x_t|x_0)$',
      spans: [span],
      symbols: [],
      formulas: [
        { id: 'alpha-definition', start: 1, end: 19, span },
        { id: 'closed-form-kernel', start: 26, end: 36, span },
      ],
      parametersNear: (offset) => (offset > 20 ? { t: 7 } : {}),
      symbolAt: () => undefined,
      spanAt: () => undefined,
    };
    expect(lensesFor(note, schedule).map(({ start, title }) => [start, title])).toEqual([
      [1, '▶ Run: schedule of α_t'],
      [26, '▶ Run: closed-form forward · t=7'],
    ]);
  });
});

describe('openPlaygroundUri', () => {
  it('carries the patch as the command’s one argument, without ending a Markdown link', () => {
    const patch = lens('sampling-step', { T: 100 }).patch;
    const uri = openPlaygroundUri(patch);
    expect(uri).toMatch(/^command:diffusion\.openPlayground\?[^\s()<>]+$/);
    expect(JSON.parse(decodeURIComponent(uri.slice(uri.indexOf('?') + 1)))).toEqual([patch]);
  });
});
