import * as l10n from '@vscode/l10n';
import { withDifferentials } from '../../formulas/differentials';
import type { Equation } from '../../formulas/equation';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { scoreSde } from '../../glossary/papers';
import { isWienerName } from '../../vocabulary/roles';
import { type Verdict, ofParts } from '../../worlds/compare';
import { formula } from '../formula';
import type { Stated, Surroundings } from '../judge';
import { isRateOfDensity, transportTerms } from './transport';

/** ∂p/∂t = −∇·(f p) + ½ g² ∇²p */
export const fokkerPlanck = formula({
  id: 'fokker-planck',
  name: () => l10n.t('Fokker–Planck equation'),
  source: { paper: scoreSde, place: 'section', number: 'D.1' },
  isOfOtherProcess: true,
  recognises: (facts) => {
    const kinds = transportTerms(facts).map(({ kind }) => kind);
    return (
      isRateOfDensity(facts.left) &&
      kinds.filter((kind) => kind === 'diffusion').length === 1 &&
      kinds.length <= 2
    );
  },
  judge: (equation, { around }) => ofParts([judgeDirections(equation), judgeHalf(equation, around)]),
  dependsOn: ({ stated }) => diffusionsIn(stated),
});

/** Drift and diffusion have opposite signs: forwards −∇·(f p) + ½ g² ∇²p, and backwards all of it turned. */
function judgeDirections(equation: Equation): Verdict {
  const terms = transportTerms(equation);
  const [drift, diffusion] = (['transport', 'diffusion'] as const).map(
    (kind) => terms.find((term) => term.kind === kind)?.factor,
  );
  if (drift === undefined || diffusion === undefined) {
    return 'unknown';
  }
  return drift * diffusion < 0 ? 'right' : 'wrong';
}

/** Half of the square of what stands before dw in the note's SDE. */
function judgeHalf(equation: Equation, { stated }: Surroundings): Verdict {
  const scales = diffusionsIn(stated);
  const diffusion = transportTerms(equation).find(({ kind }) => kind === 'diffusion');
  if (!diffusion) {
    return 'unknown';
  }
  const squared = scales.filter((letter) => somePart(diffusion.term, (part) => isSquareOf(part, letter)));
  const others = quantities(diffusion.term).filter(({ letter }) => /^[σβDΣG]$/.test(letter));
  if (squared.length !== 1 || others.some(({ letter }) => letter !== squared[0])) {
    return 'unknown';
  }
  return Math.abs(Math.abs(diffusion.factor) - 0.5) < 1e-12 ? 'right' : 'wrong';
}

const isSquareOf = (part: Expression, letter: string): boolean =>
  part.kind === 'power' &&
  part.exponent.kind === 'number' &&
  part.exponent.value === 2 &&
  headIn(part.base)?.letter === letter;

const headIn = (part: Expression): Quantity | undefined =>
  part.kind === 'quantity' ? part : part.kind === 'apply' ? part.head : undefined;

/** The letters before dw in the SDEs that a note states: g of f dt + g dw. */
function diffusionsIn(stated: readonly Stated[]): readonly string[] {
  const letters = stated.flatMap(({ formula: { id }, equation }) => {
    if (!/^(?:forward|vp|ve)-sde$/.test(id)) {
      return [];
    }
    const right = withDifferentials(equation.right);
    const noise = (right.kind === 'sum' ? right.terms : [right]).find((term) =>
      quantities(term).some((each) => each.letter === 'dw' || isWienerName(each)),
    );
    const [scale, ...others] =
      noise?.kind === 'product' ? noise.factors.filter((each) => !isWiener(each)) : [];
    const head = scale && others.length === 0 ? headIn(scale) : undefined;
    return head ? [head.letter] : [];
  });
  return [...new Set(letters)];
}

const isWiener = (part: Expression): boolean =>
  part.kind === 'quantity' && (part.letter === 'dw' || isWienerName(part));
