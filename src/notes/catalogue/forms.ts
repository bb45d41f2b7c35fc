import { evaluate } from '../formulas/evaluate';
import { type Expression } from '../formulas/expression';
import { readExpression } from '../formulas/readExpression';
import { parseTex } from '../tex/parseTex';
import { ddpmConvention } from '../worlds/convention';
import { FormulaValues } from '../worlds/formulaValues';
import type { Letters } from '../worlds/letters';
import type { World } from '../worlds/world';

/** The expression of a form of the catalogue; each is parsed once. */
export function formExpression(tex: string): Expression {
  let expression = parsed.get(tex);
  if (!expression) {
    expression = readExpression(parseTex(tex));
    parsed.set(tex, expression);
  }
  return expression;
}

const parsed = new Map<string, Expression>();

/** The letters of the catalogue's forms. */
export const canonicalLetters: Letters = { state: 'x', noises: ['one'], plainIsData: false };

const values = new Map<string, number | undefined>();
const maxValues = 50_000;

/** The value of a form in one draw, for a step t and the one before it; every one is computed once. */
export function formValue(tex: string, world: World, t: number, previous: number): number | undefined {
  const key = `${world.seed} ${t} ${previous} ${tex}`;
  if (values.has(key)) {
    return values.get(key);
  }
  const given = new FormulaValues(world, ddpmConvention, canonicalLetters, { t, previous, unknowns: true });
  const value = evaluate(formExpression(tex), given);
  if (values.size >= maxValues) {
    values.clear();
  }
  values.set(key, value);
  return value;
}
