import { isDensityName } from '../../vocabulary/roles';
import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Call, type Values, evaluate } from '../../formulas/evaluate';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import type { EquationFacts } from '../../formulas/equationFacts';
import { prml } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import { keyOf } from '../../worlds/letters';
import type { World } from '../../worlds/world';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';

/** 1/√(2πσ²) exp(-(x-μ)²/(2σ²)) */
export const gaussianDensity = formula({
  id: 'gaussian-density',
  name: () => l10n.t('Density of a Gaussian'),
  source: { paper: prml, place: 'section', number: '1.2.4' },
  isOfOtherProcess: true,
  recognises: (f) => isDensity(f.left) && f.letter('π') && (isExponential(f) || f.left.kind === 'function'),
  judge: judgeDensity,
});

/** A density of one variable, or its logarithm. */
function isDensity(left: Expression): boolean {
  const density = left.kind === 'function' && /^(?:log|ln)$/.test(left.name) ? left.argument : left;
  return (
    density.kind === 'apply' &&
    (isDensityName(density.head) || /^[fNφ]$/.test(density.head.letter)) &&
    density.groups[0]?.[0]?.kind === 'quantity'
  );
}

const isExponential = (facts: EquationFacts): boolean =>
  rightHasFunction('exp')(facts) ||
  facts.some((part) => part.kind === 'power' && part.base.kind === 'quantity' && part.base.letter === 'e');

/**
 * A density of one variable: what is on its right is finite and adds up to one, whatever its letters. The trapezoidal
 * rule is exact to far more than nine digits for Gaussians that are wider than its stride.
 */
function judgeDensity({ left, right }: Equation): Verdict {
  const isLog = left.kind === 'function';
  const density = isLog ? left.argument : left;
  const variable = density.kind === 'apply' ? density.groups[0]?.[0] : undefined;
  // Of N(x_t; μ, σ²) another formula says what the variable is.
  const isUnnamed =
    density.kind === 'apply' &&
    density.head.letter === 'N' &&
    (density.groups.length < 2 || (variable?.kind === 'quantity' && variable.sub !== ''));
  if (variable?.kind !== 'quantity' || isUnnamed) {
    return 'unknown';
  }
  const key = keyOf(variable);
  if (!quantities(right).some((each) => keyOf(each) === key)) {
    return 'unknown';
  }
  return compare(
    () => 1,
    (world) => {
      const values = new PlainValues(world, key);
      const at = (x: number) => {
        values.at = x;
        const value = evaluate(right, values);
        return value !== undefined && isLog ? Math.exp(value) : value;
      };
      // A density that does not vanish there has no finite integral.
      if ([-halfWidth, halfWidth].some((x) => (at(x) ?? 0) > 1e-9)) {
        return Infinity;
      }
      let total = 0;
      for (let x = -halfWidth; x <= halfWidth; x += stride) {
        const value = at(x);
        if (value === undefined) {
          return undefined;
        }
        total += value;
      }
      return total * stride;
    },
  );
}

/** Every letter a number of its own, but for one that is given; names of dimensions are one. */
class PlainValues implements Values {
  constructor(
    private readonly world: World,
    private readonly variable: string,
  ) {}

  /** Where the variable stands. */
  at = 0;
  /** The letters' values but the variable's, since a sum over it asks for them again and again. */
  private readonly known = new Map<Quantity, number | undefined>();

  quantity(quantity: Quantity): number | undefined {
    if (!this.known.has(quantity)) {
      this.known.set(quantity, this.constant(quantity));
    }
    return this.known.get(quantity) ?? this.at;
  }

  /** Undefined for the variable. */
  private constant(quantity: Quantity): number | undefined {
    const key = keyOf(quantity);
    if (key === this.variable) {
      return undefined;
    }
    const { letter, sub } = quantity;
    if (letter === 'π' && sub === '') {
      return Math.PI;
    }
    if (/^[dDknJI]$/.test(letter) && sub === '') {
      return 1;
    }
    if (/^[αβ]$/.test(letter)) {
      return 0.2 + 0.6 * this.world.uniform(key);
    }
    return this.world.free(key);
  }

  call({ head }: Call): number | undefined {
    return this.quantity(head);
  }
}

const halfWidth = 26;

const stride = 0.125;
