import type { Equation } from '../formulas/catalogue';
import type { Expression, Quantity } from '../formulas/expression';
import { parts, quantities } from '../formulas/expression';
import { readProcessStep } from './processStep';

const steps = ({ letter, sub }: Quantity) =>
  /^[xXzyαβμσεΣ]$/.test(letter) ? readProcessStep(sub)?.base : undefined;

/** The same equation about t, where it counts its steps by k, i, n or j throughout. */
export function withStepT(equation: Equation): Equation {
  const all = [...quantities(equation.left), ...quantities(equation.right)];
  const bases = new Set(
    all.map(steps).filter((base): base is string => base !== undefined && base !== '' && base !== 'T'),
  );
  if (bases.has('t') || all.some(({ letter, sub }) => letter === 't' && sub === '')) return equation;
  const own = [...bases].find((base) => /^[kinjlm]$/.test(base));
  if (bases.size !== 1) return equation;
  if (!own || bound(equation.right).has(own)) return equation;
  const renamed = new Renamer(own);
  return { ...equation, left: renamed.of(equation.left), right: renamed.of(equation.right) };
}

function bound(expression: Expression): Set<string> {
  const found = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === 'reduce') found.add(part.index);
    parts(part).forEach(visit);
  };
  visit(expression);
  return found;
}

class Renamer {
  constructor(private readonly letter: string) {}

  of(expression: Expression): Expression {
    const each = (part: Expression) => this.of(part);
    switch (expression.kind) {
      case 'quantity':
        return this.quantity(expression);
      case 'sum':
        return { ...expression, terms: expression.terms.map(each) };
      case 'product':
        return { ...expression, factors: expression.factors.map(each) };
      case 'power':
        return { ...expression, base: each(expression.base), exponent: each(expression.exponent) };
      case 'apply':
        return {
          ...expression,
          head: this.quantity(expression.head),
          groups: expression.groups.map((group) => group.map(each)),
        };
      case 'reduce':
        return {
          ...expression,
          ...(expression.from ? { from: each(expression.from) } : {}),
          ...(expression.to ? { to: each(expression.to) } : {}),
          body: each(expression.body),
        };
      case 'norm':
      case 'expectation':
        return { ...expression, body: each(expression.body) };
      case 'function':
        return { ...expression, argument: each(expression.argument) };
      case 'number':
      case 'opaque':
        return expression;
    }
  }

  private quantity(quantity: Quantity): Quantity {
    if (quantity.letter === this.letter && quantity.sub === '') return { ...quantity, letter: 't' };
    return readProcessStep(quantity.sub)?.base === this.letter
      ? { ...quantity, sub: `t${quantity.sub.slice(1)}` }
      : quantity;
  }
}

/** Steps by t beside places of a subsequence, which nobody knows to be the same. */
export function countsTwice({ left, right }: Pick<Equation, 'left' | 'right'>): boolean {
  const bases = new Set(
    [...quantities(left), ...quantities(right)]
      .filter(({ letter }) => /^[xzyαβσ]$/.test(letter))
      .map(({ sub }) => readProcessStep(sub)?.base),
  );
  return bases.has('τ_i') && bases.has('t');
}
