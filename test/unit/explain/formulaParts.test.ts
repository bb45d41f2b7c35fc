import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../src/diffusion/schedule';
import { closedForm } from '../../../src/diffusion/forwardProcess';
import { posterior } from '../../../src/diffusion/posterior';
import { formulaParts } from '../../../src/explain/formula/formulaParts';
import { readNote } from '../../../src/notes/readNote';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const schedule = createSchedule(defaultPlaygroundState.schedule);

function parts(tex: string, t: number | undefined = 500) {
  const note = readNote(`$$\n${tex}\n$$`);
  const [formula] = note.formulas;
  expect(formula, tex).toBeDefined();
  return formula ? formulaParts(note, formula, schedule, t) : [];
}

describe('formulaParts', () => {
  it('are the summands, each with what it carries and the factor at t', () => {
    const found = parts(String.raw`x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon`);
    const { signal, noise } = closedForm(schedule, 500);
    expect(found.map(({ tex }) => tex)).toEqual([
      String.raw`\sqrt{\bar\alpha_t} x_0`,
      String.raw`\sqrt{1-\bar\alpha_t} \epsilon`,
    ]);
    expect(found.map(({ carried }) => carried.map(({ id }) => id))).toEqual([['x_0'], ['epsilon']]);
    expect(found[0]?.factor).toBeCloseTo(signal, 12);
    expect(found[1]?.factor).toBeCloseTo(noise, 12);
  });

  it('follow the indices of a posterior mean', () => {
    const found = parts(
      String.raw`\tilde\mu_t(x_t, x_0) = \frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t} x_0 + \frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t} x_t`,
    );
    const { x0, xt } = posterior(schedule, 500);
    expect(found[0]?.factor).toBeCloseTo(x0, 12);
    expect(found[1]?.factor).toBeCloseTo(xt, 12);
  });

  it('of a kernel are its variable, mean and variance', () => {
    const found = parts(
      String.raw`q(x_t|x_{t-1}) = \mathcal{N}(x_t; \sqrt{1-\beta_t} x_{t-1}, \beta_t \mathbf{I})`,
    );
    expect(found.map(({ role }) => role)).toEqual(['variable', 'mean', 'variance']);
    expect(found[1]?.factor).toBeCloseTo(Math.sqrt(1 - (schedule.beta[500] ?? NaN)), 12);
  });

  it('have no factor where no t is known, or where a letter’s value is not', () => {
    const closed = String.raw`x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon`;
    expect(parts(closed, undefined).length).toBe(2);
  });
});
