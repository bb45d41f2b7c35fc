import type { Expression, Quantity } from '../formulas/expression';
import type { SymbolId } from '../note';
import { readRole, type Role } from '../vocabulary/roles';
import { readStep } from '../vocabulary/step';

/** A known quantity, or a power of it or of one minus it. */
export interface Meaning {
  readonly meaning: SymbolId;
  readonly power: number;
  readonly ofComplement: boolean;
}

/** A letter with its accents, as `letter accent`. */
export type Head = string;
export const headOf = ({ letter, accent }: { readonly letter: string; readonly accent: string }): Head =>
  `${letter} ${accent}`;
export const partsOf = (head: Head): readonly [letter: string, accent: string] => [
  head.slice(0, head.indexOf(' ')),
  head.slice(head.indexOf(' ') + 1),
];

/** What the papers write for the quantities of the schedule and the noise. */
export const usualHeads: ReadonlyMap<Head, SymbolId> = new Map([
  ['β ', 'beta_t'],
  ['α ', 'alpha_t'],
  ['α bar', 'alphaBar_t'],
  ['ε ', 'epsilon'],
]);

const plain = (meaning: SymbolId): Meaning => ({ meaning, power: 1, ofComplement: false });

/**
 * What an expression of the schedule amounts to, such as 1 − β_t to α_t; undefined when it is none of these.
 * `aliases` are the note's own letters so far.
 */
export function readMeaning(
  expression: Expression,
  aliases: ReadonlyMap<Head, Meaning>,
): Meaning | undefined {
  switch (expression.kind) {
    case 'quantity':
      return quantityMeaning(expression, aliases);
    case 'sum':
      return complement(expression.terms, aliases);
    case 'power': {
      const base = readMeaning(expression.base, aliases);
      const exponent = constantOf(expression.exponent);
      return base && exponent !== undefined && exponent > 0
        ? { ...base, power: base.power * exponent }
        : undefined;
    }
    case 'product': {
      const [only, ...others] = expression.factors;
      return only && others.length === 0 ? readMeaning(only, aliases) : undefined;
    }
    case 'reduce': {
      const body = expression.operator === 'product' ? readMeaning(expression.body, aliases) : undefined;
      return body?.meaning === 'alpha_t' && !body.ofComplement
        ? { ...body, meaning: 'alphaBar_t' }
        : undefined;
    }
    case 'apply':
    case 'number':
    case 'norm':
    case 'expectation':
    case 'function':
    case 'opaque':
      return undefined;
  }
}

function quantityMeaning(quantity: Quantity, aliases: ReadonlyMap<Head, Meaning>): Meaning | undefined {
  if (quantity.label !== '' || (quantity.sub !== '' && !readStep(quantity.sub))) {
    return undefined;
  }
  const alias = aliases.get(headOf(quantity));
  if (alias) {
    return alias;
  }
  const { role } = readRole(quantity);
  // z and ξ are noise of their own beside ε.
  const usual = role === 'noise' && quantity.letter !== 'ε' ? undefined : usualMeanings[role];
  return usual && plain(usual);
}

/** The meanings that the papers' own letters have. */
const usualMeanings: Readonly<Partial<Record<Role, SymbolId>>> = {
  beta: 'beta_t',
  alpha: 'alpha_t',
  alphaBar: 'alphaBar_t',
  noise: 'epsilon',
};

/** 1 − β is α, 1 − α is β; of ᾱ the complement has no letter of its own. */
function complement(terms: readonly Expression[], aliases: ReadonlyMap<Head, Meaning>): Meaning | undefined {
  const rest = terms.filter((term) => constantOf(term) !== 1);
  const [only] = rest;
  if (terms.length !== 2 || rest.length !== 1 || only?.kind !== 'product') {
    return undefined;
  }
  const factors = only.factors.filter((factor) => constantOf(factor) !== -1);
  if (factors.length !== 1 || only.factors.length !== 2) {
    return undefined;
  }
  const inner = readMeaning(factors[0]!, aliases);
  if (inner?.power !== 1) {
    return undefined;
  }
  if (inner.ofComplement) {
    return { ...inner, ofComplement: false };
  }
  if (inner.meaning === 'beta_t') {
    return plain('alpha_t');
  }
  if (inner.meaning === 'alpha_t') {
    return plain('beta_t');
  }
  return inner.meaning === 'alphaBar_t' ? { ...inner, ofComplement: true } : undefined;
}

/** The value of an expression of numbers alone. */
export function constantOf(expression: Expression): number | undefined {
  if (expression.kind === 'number') {
    return expression.value;
  }
  if (expression.kind === 'power') {
    const [base, exponent] = [constantOf(expression.base), constantOf(expression.exponent)];
    return base === undefined || exponent === undefined ? undefined : base ** exponent;
  }
  if (expression.kind === 'product' || expression.kind === 'sum') {
    const values = (expression.kind === 'product' ? expression.factors : expression.terms).map(constantOf);
    return values.reduce<number | undefined>(
      (a, b) =>
        a === undefined || b === undefined ? undefined : expression.kind === 'product' ? a * b : a + b,
      expression.kind === 'product' ? 1 : 0,
    );
  }
  return undefined;
}
