import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../src/diffusion/schedule';
import { valueHints } from '../../../src/explain/values/valueHints';
import { readNote } from '../../../src/notes/readNote';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const { schedule } = defaultPlaygroundState;
const { alphaBar, beta } = createSchedule(schedule);

function hints(text: string, { playgroundT, from = 0 }: { playgroundT?: number; from?: number } = {}) {
  const stretch = { start: from, end: text.length };
  return valueHints(readNote(text), stretch, schedule, createSchedule, playgroundT);
}
const shown = (value: number | undefined) => Number(value?.toPrecision(5));

describe('valueHints', () => {
  it('show the value at the t of the subscript', () => {
    const text = String.raw`$\bar\alpha_{500}$`;
    const [hint, ...others] = hints(text);
    expect(others).toEqual([]);
    expect(hint?.end).toBe(text.length - 1);
    expect(Number(hint?.text.replace('= ', ''))).toBe(shown(alphaBar[500]));
    expect(hint?.explanation).toMatch(/^ᾱ_500 = 0\.07/);
  });

  it('show a running t at the note’s t, with its offset, else at the playground’s', () => {
    const [at, before] = hints(String.raw`At $t = 250$: $\beta_t$ and $\beta_{t-1}$`);
    expect(Number(at?.text.replace('= ', ''))).toBe(shown(beta[250]));
    expect(Number(before?.text.replace('= ', ''))).toBe(shown(beta[249]));
    const [played] = hints(String.raw`$\beta_t$`, { playgroundT: 10 });
    expect(played?.explanation).toMatch(/^β_10 = /);
  });

  it('are silent where no t is known, outside T, and on symbols without a value', () => {
    expect(hints(String.raw`$\beta_t$, $\beta_{5000}$, $\epsilon_3$, $T$, $x$`)).toEqual([]);
  });

  it('come once for a symbol in a formula, and only for the stretch that is asked for', () => {
    const text = String.raw`$\beta_7 + \beta_7$ then $\beta_7$`;
    expect(hints(text)).toHaveLength(2);
    expect(hints(text)[0]?.end).toBe(text.indexOf(' +'));
    expect(hints(text, { from: text.indexOf('then') })).toHaveLength(1);
  });
});
