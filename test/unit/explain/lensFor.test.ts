import { describe, expect, it } from 'vitest';
import { lensesFor, lensFor } from '../../../src/explain/views/lensFor';
import { openPlaygroundUri } from '../../../src/explain/views/playgroundLink';
import { scheduleNear } from '../../../src/explain/values/scheduleNear';
import { checkNote } from '../../../src/notes/check/checkNote';
import { readNote } from '../../../src/notes/readNote';
import { formulaIds, formulaOf, type FormulaId } from '../../../src/notes/catalogue';
import type { NoteParameters } from '../../../src/notes/note';
import {
  applyPatch,
  defaultPlaygroundState,
  type PlaygroundPatch,
} from '../../../src/protocol/playgroundState';

const { schedule } = defaultPlaygroundState;
const lens = (id: FormulaId, parameters: NoteParameters = {}) =>
  lensFor(
    { run: formulaOf(id).run!, start: 2, isWrong: false },
    scheduleNear(parameters, schedule),
    schedule,
  );

describe('lensFor', () => {
  it.each<[FormulaId, PlaygroundPatch]>([
    ['forward-kernel', { view: 'forward', figures: { forward: { mode: 'chain' } } }],
    ['forward-sample', { view: 'forward', figures: { forward: { mode: 'chain' } } }],
    ['closed-form-kernel', { view: 'forward', figures: { forward: { mode: 'closed' } } }],
    ['closed-form-sample', { view: 'forward', figures: { forward: { mode: 'closed' } } }],
    ['posterior-mean', { view: 'posterior' }],
    ['posterior-variance', { view: 'posterior' }],
    ['posterior-kernel', { view: 'posterior' }],
    ['bayes-posterior', { view: 'square' }],
    ['reverse-kernel', { view: 'reverse' }],
    ['reverse-joint', { view: 'reverse', figures: { reverse: { show: 'paths' } } }],
    ['marginal-likelihood', { view: 'marginal' }],
    ['reverse-variance', { view: 'variance' }],
    ['langevin-step', { view: 'langevin' }],
    ['tweedie', { view: 'score' }],
    ['sampling-step', { view: 'sampling', figures: { sampling: { method: 'ddpm' } } }],
    ['simple-loss', { view: 'training' }],
    ['alpha-definition', { view: 'schedule' }],
    ['alpha-bar-definition', { view: 'schedule' }],
    ['cosine-schedule', { view: 'schedule', schedule: { kind: 'cosine' } }],
    ['linear-schedule', { view: 'schedule', schedule: { kind: 'linear' } }],
    ['prior', { view: 'mixture' }],
    ['variance-preserving', { view: 'coefficients' }],
  ])('opens the view that shows %s', (id, patch) => {
    expect(lens(id).patch).toMatchObject(patch);
    expect(lens(id).title).toMatch(/^▶ Run: \S/);
  });

  it.each<[string, string, PlaygroundPatch, string]>([
    [
      'a chain rule that begins with the last event',
      'P(A, B, C) = P(A|B, C) P(B|C) P(C)',
      { view: 'probability', figures: { probability: { factor: 4, order: 'cba' } } },
      '▶ Run: Conditional and joint probability',
    ],
    [
      'a chain rule that begins with the first',
      'P(A, B, C) = P(A) P(B|A) P(C|A, B)',
      { view: 'probability', figures: { probability: { factor: 4 } } },
      '▶ Run: Conditional and joint probability',
    ],
    [
      'a Markov chain’s joint probability',
      String.raw`P(A,B,C)=P(A)\cdot P(B\mid A)\cdot P(C\mid B)`,
      { view: 'markov' },
      '▶ Run: Markov chain',
    ],
    [
      'a divergence of equal means',
      String.raw`D_{\text{KL}}(p \| q) = \log\left( \frac{\sigma_q}{\sigma_p} \right) + \frac{\sigma_p^2}{2\sigma_q^2} - \frac{1}{2}`,
      { view: 'kl', figures: { kl: { mu1: 0, mu2: 0 } } },
      '▶ Run: KL divergence of Gaussians',
    ],
    [
      'the smaller of the reverse variances',
      String.raw`\sigma_t^2 = \tilde\beta_t`,
      { view: 'variance', figures: { variance: { deviation: 0 } } },
      '▶ Run: variance of the reverse process',
    ],
    [
      'a mean of draws, not standardised',
      String.raw`\bar X = \frac1n \sum_{i=1}^n X_i`,
      { view: 'clt', figures: { clt: { shows: 'mean' } } },
      '▶ Run: central limit theorem',
    ],
  ])('runs %s as it is written', (_, tex, patch, title) => {
    expect(lensesFor(readNote(`$$\n${tex}\n$$\n`), schedule)).toMatchObject([{ kind: 'run', title, patch }]);
  });

  it('carries the numbers found near the formula', () => {
    const { title, patch } = lens('closed-form-sample', { t: 500, T: 2000 });
    expect(title).toBe('▶ Run: closed-form forward · t=500 · T=2000');
    expect(patch).toEqual({
      view: 'forward',
      figures: { forward: { mode: 'closed' } },
      schedule: { ...schedule, T: 2000 },
      t: 500,
    });
  });

  it('writes no number that the note does not give, nor a T that is the usual one', () => {
    expect(lens('closed-form-kernel', { T: 1000 }).title).toBe('▶ Run: closed-form forward');
    expect(lens('closed-form-kernel').title).toBe('▶ Run: closed-form forward');
    expect(lens('closed-form-kernel').patch.t).toBeUndefined();
  });

  it('opens a figure at its own t where the note names none, without saying so', () => {
    expect(lens('posterior-mean').patch.t).toBe(5);
    expect(lens('posterior-mean').title).toBe('▶ Run: posterior mean');
    expect(lens('posterior-mean', { T: 3 }).patch.t).toBe(3);
    expect(lens('posterior-mean', { t: 40 }).patch.t).toBe(40);
    expect(lens('posterior-mean', { t: 40 }).title).toContain('t=40');
  });

  it('leaves the schedule alone where a trained network has its own', () => {
    expect(lens('simple-loss').patch).toEqual({ view: 'training' });
    expect(lens('simple-loss', { t: 5, T: 100 }).patch).toEqual({ view: 'training' });
    expect(lens('sampling-step', { T: 100 }).patch.schedule).toBeUndefined();
  });

  it('always makes an argument that the playground accepts, whatever it shows', () => {
    const short = applyPatch(defaultPlaygroundState, { schedule: { T: 10 } });
    for (const id of formulaIds.filter((each) => formulaOf(each).run)) {
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
  it('gives two formulas on one line two lenses, with the numbers of the note', () => {
    const text = String.raw`With $\alpha_t = 1 - \beta_t$ also $q(x_t|x_0) = N(x_t; \sqrt{\bar\alpha_t} x_0, (1-\bar\alpha_t) I)$ at $t = 7$.`;
    const lenses = lensesFor(readNote(text), schedule);
    expect(lenses.map(({ title }) => title)).toEqual([
      '▶ Run: schedule of α_t · t=7',
      '▶ Run: closed-form forward · t=7',
    ]);
    expect(lenses.map(({ start }) => text.slice(start, start + 8))).toEqual([
      String.raw`\alpha_t`,
      'q(x_t|x_',
    ]);
  });

  it('explains a formula that no view shows, and never runs it', () => {
    const text = String.raw`$c_{in}(\sigma) = \frac{1}{\sqrt{\sigma^2+\sigma_{data}^2}}$`;
    expect(lensesFor(readNote(text), schedule)).toEqual([
      { kind: 'explain', start: 1, title: 'Explain: Input scaling c_in' },
    ]);
  });

  it('is empty for a note without formulas', () => {
    expect(lensesFor(readNote('Costs $20 and $30.'), schedule)).toEqual([]);
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

it('above a formula that the checker found wrong it says that the right one runs', () => {
  const wrong = '$x_t=\\sqrt{\\bar\\alpha_t}x_0+(1-\\bar\\alpha_t)\\epsilon$';
  const right = '$x_t=\\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon$';
  const note = readNote(`${wrong}\n\n${right}\n`);
  const findings = checkNote(note);
  expect(lensesFor(note, schedule, findings).map(({ title }) => title)).toEqual([
    '▶ Run the right formula: closed-form forward',
    '▶ Run: closed-form forward',
  ]);
  expect(lensesFor(note, schedule).map(({ title }) => title)).toEqual([
    '▶ Run: closed-form forward',
    '▶ Run: closed-form forward',
  ]);
});
