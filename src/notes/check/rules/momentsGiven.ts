import type { Convention } from '../../worlds/convention';
import { evaluate } from '../../formulas/evaluate';
import type { Expression } from '../../formulas/expression';
import { quantities } from '../../formulas/expression';
import { canonicalLetters, formExpression } from '../../catalogue/forms';
import { compare, underAny, type Verdict } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import type { Finding } from '../finding';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

const r = String.raw;

/** Mean and variance of x_t given x_0, by how they are written, without spaces and fonts (DDPM, equation 4). */
const moments: readonly (readonly [name: RegExp, form: string])[] = [
  [/^E\[x_t\|x_0\]$/, r`\sqrt{\bar\alpha_t}x_0`],
  [/^(?:Var|Cov|V)[[(]x_t\|x_0[\])]$/, r`(1-\bar\alpha_t)I`],
];

const fonts =
  /\\(?:mathbb|mathrm|mathbf|boldsymbol|bm|operatorname|text|left|right|[bB]igg?[lr]?)(?![a-zA-Z])|[\s{}]|\\[,;:!]/g;

/** The mean or the variance of x_t given x_0, where it is not that of the closed form. */
export function findWrongMoment(
  chain: CheckedChain,
  { text, conventions, mender }: Asked,
): Finding | undefined {
  const [left, right] = chain.sides;
  if (chain.inherited > 0 || chain.relations[0] !== 'equals' || !left || !right) {
    return undefined;
  }
  const source = text.slice(left.start, left.end);
  const name = source.length > 120 ? '' : source.replace(fonts, '').replace(/\\(?:mid|vert)/g, '|');
  const form = moments.find(([pattern]) => pattern.test(name))?.[1];
  const holdsSignal = quantities(right.expression).some(
    ({ letter, accent }) => letter === 'α' && accent === 'bar',
  );
  if (form === undefined || !holdsSignal) {
    return undefined;
  }
  const judge = (side: Expression): Verdict =>
    underAny(conventions.map((each) => compareWithForm(form, side, each)));
  if (judge(right.expression) !== 'wrong') {
    return undefined;
  }
  const fix = mender.search(chain, 1, (candidate) => judge(candidate) === 'right');
  return fix && mender.describe(chain, 1, 0, fix, undefined);
}

function compareWithForm(form: string, side: Expression, convention: Convention): Verdict {
  const letters = readLetters([side]);
  return compare(
    (world) =>
      evaluate(
        formExpression(form),
        new FormulaValues(world, ddpmConvention, canonicalLetters, { unknowns: true }),
      ),
    (world) => evaluate(side, new FormulaValues(world, convention, letters, { unknowns: true })),
  );
}
