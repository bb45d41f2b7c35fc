import { isSameTime } from '../../vocabulary/step';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { type Quantity } from '../../formulas/expression';
import { type Verdict, compare } from '../../worlds/compare';
import type { World } from '../../worlds/world';

/** t|s, a pair of times. */
export const isPair = (sub: string): boolean => /^\w\|\w$/.test(sub);

/** α_{t|s} = α_t/α_s and σ²_{t|s} = σ_t² − α_{t|s}² σ_s², for scales of signal and noise. */
export function judgeTransition({ left, right }: Equation): Verdict {
  const power = left.kind === 'power' && left.exponent.kind === 'number' ? left.exponent.value : 1;
  const base = left.kind === 'power' ? left.base : left;
  if (base.kind !== 'quantity') {
    return 'unknown';
  }
  const [t, s] = base.sub.split('|');
  if (t === undefined || s === undefined) {
    return 'unknown';
  }
  const at = (world: World, letter: string, sub: string): number | undefined => {
    const signal = (time: string) => 0.3 + 0.6 * world.uniform(`signal ${time}`);
    const noise = (time: string) => 0.3 + 0.6 * world.uniform(`noise ${time}`);
    const isPair = sub === `${t}|${s}`;
    if (!isPair && !isSameTime(sub, t) && !isSameTime(sub, s)) {
      return undefined;
    }
    if (letter === 'α') {
      return isPair ? signal(t) / signal(s) : signal(sub);
    }
    if (letter !== 'σ') {
      return undefined;
    }
    return isPair
      ? Math.sqrt(Math.abs(noise(t) ** 2 - ((signal(t) / signal(s)) * noise(s)) ** 2))
      : noise(sub);
  };
  return compare(
    (world) => {
      if (base.letter === 'α') {
        return at(world, 'α', base.sub)! ** power;
      }
      const value = at(world, 'σ', t)! ** 2 - (at(world, 'α', base.sub)! * at(world, 'σ', s)!) ** 2;
      return power === 2 ? value : Math.sqrt(value);
    },
    (world) =>
      evaluate(right, {
        quantity: ({ letter, sub }: Quantity) => at(world, letter, sub),
      }),
  );
}
