import { evaluate } from '../../formulas/evaluate';
import type { Expression, Quantity } from '../../formulas/expression';
import { parts, quantities } from '../../formulas/expression';
import type { FormulaValues } from '../../worlds/formulaValues';
import { keyOf } from '../../worlds/letters';
import { isFromSchedule } from './comparability';

/** Which letters a side holds, and which of them nobody knows. */
export interface Names {
  readonly all: ReadonlySet<string>;
  readonly unknown: ReadonlySet<string>;
  readonly hasSchedule: boolean;
}

/** Reads the names in a side; `values` are of any draw. */
export function readNames(side: Expression, values: FormulaValues): Names {
  const all = new Set<string>();
  const unknown = new Set<string>();
  const bound = new Set<string>();
  const visit = (part: Expression): void => {
    if (part.kind === 'reduce') {
      bound.add(part.index);
    }
    if (part.kind === 'quantity') {
      if (bound.has(part.letter) && part.sub === '') {
        return;
      }
      const name = bound.has(part.sub) ? keyOf({ ...part, sub: '•' }) : keyOf(part);
      all.add(name);
      const isKnown =
        values.quantity(part, new Map()) !== undefined || bound.has(part.sub) || isConstant(part);
      if (!isKnown) {
        unknown.add(name);
      }
      return;
    }
    if (part.kind === 'apply') {
      const value = evaluate(part, values);
      if (value === undefined) {
        unknown.add(`${keyOf(part.head)}()`);
      }
      all.add(`${keyOf(part.head)}()`);
      if (value !== undefined && !part.groups.flat().every((each) => evaluate(each, values) !== undefined)) {
        return;
      }
      part.groups.flat().forEach(visit);
      return;
    }
    parts(part).forEach(visit);
  };
  visit(side);
  return { all, unknown, hasSchedule: quantities(side).some(isFromSchedule) };
}

const isConstant = ({ letter, sub }: Quantity): boolean => /^[eπI]$/.test(letter) && sub === '';

export const isSameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((each) => b.has(each));
