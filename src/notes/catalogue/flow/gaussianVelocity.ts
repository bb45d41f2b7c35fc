import * as l10n from '@vscode/l10n';
import { evaluate } from '../../formulas/evaluate';
import { type Expression, quantities } from '../../formulas/expression';
import type { EquationFacts } from '../../formulas/equationFacts';
import { flowMatching } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import { type RoleOf, RoleValues } from '../../worlds/roleValues';
import { formula } from '../formula';

/** u_t(x|x_1) = σ̇_t/σ_t (x − μ_t) + μ̇_t */
export const gaussianVelocity = formula({
  id: 'gaussian-velocity',
  name: () => l10n.t('Velocity of a Gaussian path'),
  source: { paper: flowMatching, place: 'equation', number: '15' },
  run: {
    title: () => l10n.t('Velocity of flow matching'),
    shows: { figure: 'flow', state: { paths: 'conditional' } },
  },
  isOfOtherProcess: true,
  recognises: (f) => /^velocity$/.test(f.leftRole) && isOfGaussianPath(f),
  judge: ({ right }) => judgeVelocity(right),
});

/** Holds σ and μ, each by itself and as a rate. */
function isOfGaussianPath({ right }: EquationFacts): boolean {
  const roles = new Set(quantities(right).map(role));
  return ['σ', 'σ rate', 'μ', 'μ rate', 'x'].every((each) => roles.has(each)) && !roles.has('other');
}

const role: RoleOf = ({ letter, accent, label }) => {
  const isRate = accent === 'dot' || label === "'";
  if (accent !== '' && accent !== 'dot') {
    return 'other';
  }
  if (letter === 'σ' || letter === 'μ') {
    return isRate ? `${letter} rate` : letter;
  }
  return /^[xzX]$/.test(letter) ? 'x' : letter === 't' ? 't' : 'other';
};

/** x_1 in the brackets of μ_t(x_1) is an argument. */
function judgeVelocity(right: Expression): Verdict {
  return compare(
    (world) => {
      const at = (part: string) => world.free(part);
      return (at('σ rate') / at('σ')) * (at('x') - at('μ')) + at('μ rate');
    },
    (world) => evaluate(withoutArguments(right), new RoleValues(world, role)),
  );
}

/** σ_t(x_1) read as a product, with its argument left out. */
function withoutArguments(expression: Expression): Expression {
  if (expression.kind === 'product') {
    const factors = expression.factors.filter((each, index) => {
      const before = expression.factors[index - 1];
      return !(each.kind === 'quantity' && role(each) === 'x' && each.sub === '1' && isOfPath(before));
    });
    return { ...expression, factors: factors.map(withoutArguments) };
  }
  if (expression.kind === 'sum') {
    return { ...expression, terms: expression.terms.map(withoutArguments) };
  }
  return expression.kind === 'power'
    ? { ...expression, base: withoutArguments(expression.base) }
    : expression;
}

const isOfPath = (part: Expression | undefined): boolean =>
  part?.kind === 'quantity' && /^[σμ]/.test(role(part) ?? '');
