import { isDensityName } from '../../vocabulary/roles';
import { isDensity, isDivergence } from '../../formulas/shape';
import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import {
  type Expression,
  type Quantity,
  mapParts,
  mapQuantities,
  quantities,
} from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { prml } from '../../glossary/papers';
import { type Verdict, best, compare } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { FormulaValues } from '../../worlds/formulaValues';
import { readLetters } from '../../worlds/letters';
import type { World } from '../../worlds/world';
import { formula } from '../formula';

/** KL of two Gaussians */
export const klGaussians = formula({
  id: 'kl-gaussians',
  name: () => l10n.t('KL divergence of Gaussians'),
  source: { paper: prml, place: 'section', number: '1.6' },
  run: {
    title: () => l10n.t('KL divergence of Gaussians'),
    shows: { figure: 'kl' },
    // Without a mean it is of equal ones.
    showsAs: ({ right }) =>
      quantities(right).some(({ letter }) => /^[μm]$/.test(letter))
        ? undefined
        : { figure: 'kl', state: { mu1: 0, mu2: 0 } },
  },
  isOfOtherProcess: true,
  recognises: ({ left, right }) =>
    isDivergence(left) &&
    somePart(right, (part) => part.kind === 'quantity' && /^[σΣ]$/.test(part.letter)) &&
    !somePart(right, (part) => (part.kind === 'apply' && part.head.letter === 'D') || isDensity(part)),
  judge: judgeDivergence,
});

/** KL(N(μ_p, σ_p²) ‖ N(μ_q, σ_q²)), by whatever letters; equal means may be left out. */
function judgeDivergence({ left, right: written }: Equation): Verdict {
  const right = overComponents(written);
  if (left.kind !== 'apply') {
    return 'unknown';
  }
  const isNumbered = quantities(right).some(({ letter, sub }) => letter === 'σ' && sub === '1');
  const [first, second] = left.groups.map((group, index) =>
    momentsOf(group[0], isNumbered ? String(index + 1) : undefined),
  );
  if (!first || !second) {
    return 'unknown';
  }
  // A right side without one of the variances states it up to a constant.
  const told = new Set(quantities(right).map(nameOf));
  if (!quantities(first.variance).every((each) => each.letter === 'I' || told.has(nameOf(each)))) {
    return 'unknown';
  }
  const letters = readLetters([right]);
  const values = (world: World) =>
    new FormulaValues(world, ddpmConvention, { ...letters, noises: [] }, { allFree: true });
  const dimension = withDimension(right);
  const forms = [true, false].map((hasMeans) =>
    compare(
      (world) => {
        const at = (expression: Expression) => evaluate(withDimension(expression), values(world));
        const [a, b] = [at(first.mean), at(second.mean)];
        const [v, w] = [at(first.variance), at(second.variance)];
        if (a === undefined || b === undefined || v === undefined || w === undefined) {
          return undefined;
        }
        const gap = hasMeans ? (a - b) ** 2 : 0;
        return 0.5 * (Math.log(w / v) + (v + gap) / w - 1);
      },
      (world) => evaluate(dimension, values(world)),
    ),
  );
  const mentionsMeans = quantities(right).some(({ letter }) => /^[μm]$/.test(letter));
  return mentionsMeans ? forms[0]! : best(forms);
}

const nameOf = ({ letter, accent, sub }: Quantity): string => `${letter} ${accent} ${sub}`;

/** A sum over components, Σ_j, as its only term: every vector of a world is one number. */
function overComponents(side: Expression): Expression {
  if (
    side.kind === 'reduce' &&
    side.operator === 'sum' &&
    (side.index === '' ? !side.to : /^[dijk]$/.test(side.index))
  ) {
    const isIndex = (sub: string) => (side.index === '' ? /^[dijk]$/.test(sub) : sub === side.index);
    return mapQuantities(side.body, (each) => (isIndex(each.sub) ? { ...each, sub: '' } : each));
  }
  return side.kind === 'sum' || side.kind === 'product' ? mapParts(side, overComponents) : side;
}

/** With 1 for the number of dimensions, since every vector of a world is one number. */
function withDimension(expression: Expression): Expression {
  const { kind } = expression;
  if (kind === 'quantity') {
    const isDimension = /^[dDknJI]$/.test(expression.letter) && expression.sub === '';
    return isDimension ? { kind: 'number', value: 1 } : { ...expression, label: '' };
  }
  if (kind === 'power') {
    return { ...expression, base: withDimension(expression.base) };
  }
  if (kind === 'apply' || kind === 'reduce' || kind === 'expectation') {
    return expression;
  }
  return mapParts(expression, withDimension);
}

/** Mean and variance of a normal distribution, or of the one that the letter p stands for. */
function momentsOf(
  expression: Expression | undefined,
  number: string | undefined,
): { mean: Expression; variance: Expression } | undefined {
  if (expression?.kind === 'apply' && expression.head.letter === 'N') {
    const [variance, mean] = expression.groups.flat().reverse();
    return mean && variance && { mean, variance };
  }
  const head = expression?.kind === 'apply' ? expression.head : expression;
  if (head?.kind !== 'quantity' || !isDensityName(head)) {
    return undefined;
  }
  const name = head.sub === '' ? (number ?? head.letter.toLowerCase()) : head.sub;
  const moment = (letter: string): Quantity => ({
    kind: 'quantity',
    letter,
    accent: '',
    sub: name,
    label: '',
  });
  return {
    mean: moment('μ'),
    variance: { kind: 'power', base: moment('σ'), exponent: { kind: 'number', value: 2 } },
  };
}
