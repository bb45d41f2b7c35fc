import { formulaOf, type FormulaId } from '../../notes/catalogue';
import { formExpression } from '../../notes/catalogue/forms';
import { readChains } from '../../notes/formulas/equations';
import type { Expression } from '../../notes/formulas/expression';
import { readExpression } from '../../notes/formulas/readExpression';
import { parseTex } from '../../notes/tex/parseTex';
import { citationText } from '../markdown/citation';
import { codedFormulas } from './codedFormulas';
import { pythonExpressions, type ArrayLibrary } from './pythonExpression';

/** A Python function that computes a formula's right side, or a density's mean and variance. */
export interface FormulaCode {
  readonly name: string;
  readonly parameters: readonly string[];
  /** The whole of it, with the library's import. */
  readonly source: string;
}

/** What a formula's code computes: its right side, or mean and variance; undefined where that is no matter of values. */
export function codedExpressions(id: FormulaId): readonly Expression[] | undefined {
  const coded = codedFormulas[id];
  if (coded !== undefined) {
    const [chain] = readChains(parseTex(coded));
    return [readExpression(chain!.sides.at(-1)!.nodes)];
  }
  const { truth } = formulaOf(id);
  if (!truth) {
    return undefined;
  }
  if ('forms' in truth) {
    return truth.forms.slice(0, 1).map(formExpression);
  }
  const { mean, variance } = truth.moments[0]!;
  return [mean, variance].map(formExpression);
}

/**
 * A formula as a function of arrays of any shapes that broadcast, in the paper's letters. Undefined where it is not
 * elementwise.
 */
export function formulaCode(id: FormulaId, library: ArrayLibrary): FormulaCode | undefined {
  const expressions = codedExpressions(id);
  const written = expressions && pythonExpressions(expressions, library);
  if (!written || written.parameters.length === 0) {
    return undefined;
  }
  const { name, source } = formulaOf(id);
  const { parameters } = written;
  const functionName = id.replaceAll('-', '_');
  const lines = [
    library === 'numpy' ? 'import numpy as np' : 'import torch',
    '',
    '',
    `def ${functionName}(${parameters.join(', ')}):`,
    `    """${name()} (${citationText(source)})."""`,
    `    return ${written.source}`,
    '',
  ];
  return { name: functionName, parameters, source: lines.join('\n') };
}
