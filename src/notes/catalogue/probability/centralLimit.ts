import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import type { EquationFacts } from '../../formulas/equationFacts';
import { evaluate } from '../../formulas/evaluate';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import { readNormal } from '../../formulas/shape';
import { prml } from '../../glossary/papers';
import { type Verdict, compare, ofAll } from '../../worlds/compare';
import { RoleValues } from '../../worlds/roleValues';
import type { World } from '../../worlds/world';
import { formula } from '../formula';

/** (X̄ − μ)/(σ/√n) → N(0, 1), and X̄ ∼ N(μ, σ²/n) for large n */
export const centralLimit = formula({
  id: 'central-limit',
  name: () => l10n.t('Central limit theorem'),
  source: { paper: prml, place: 'section', number: '2.3' },
  run: { title: () => l10n.t('central limit theorem'), shows: { figure: 'clt' } },
  isOfOtherProcess: true,
  isLimit: true,
  recognises: isLimitOfMean,
  judge: judgeLimit,
});

/** The mean of a sample, itself or shifted and scaled, that is or tends to be normal. */
function isLimitOfMean({ left, right, relation }: EquationFacts): boolean {
  if (relation === 'equals' || !readNormal(right) || left.kind === 'apply') {
    return false;
  }
  return left.kind === 'quantity' ? isMean(left) : quantities(left).some(isMean) && holdsCount(left);
}

/** X̄, X̄_n. */
const isMean = ({ letter, accent, sub }: Quantity): boolean =>
  accent === 'bar' && /^[X-Z]$/.test(letter) && /^[nN]?$/.test(sub);

const isCount = ({ letter, sub }: Quantity): boolean => /^[nN]$/.test(letter) && sub === '';

const holdsCount = (side: Expression): boolean => quantities(side).some(isCount);

/** By a mean of mean μ and variance σ²/n: what is done to it on the left is done to its moments on the right. */
function judgeLimit({ left, right }: Equation): Verdict {
  const normal = readNormal(right);
  const mean = quantities(left).find(isMean);
  const moments = normal && [...quantities(normal.mean), ...quantities(normal.variance)].filter(isParameter);
  const parameters = [...quantities(left).filter(isParameter), ...(moments ?? [])];
  const [mu, sigma] = ['μ', 'σ'].map((letter) => parameters.find((each) => each.letter === letter));
  if (!normal || !mean || !sigma || (!mu && !isStandard(normal.mean))) {
    return 'unknown';
  }
  const at = (side: Expression, world: World, value: number) => {
    const role = (each: Quantity) =>
      isMean(each) ? 'sample mean' : isParameter(each) ? each.letter : isCount(each) ? 'n' : undefined;
    return evaluate(side, new RoleValues(world, role, { 'sample mean': value }));
  };
  const slopeIn = (world: World) => {
    const [one, none] = [at(left, world, 1), at(left, world, 0)];
    return one === undefined || none === undefined ? undefined : one - none;
  };
  return ofAll([
    compare(
      (world) => at(left, world, mu ? world.free('μ') : 0),
      (world) => at(normal.mean, world, NaN),
    ),
    compare(
      (world) => {
        const slope = slopeIn(world);
        return slope === undefined ? undefined : (slope * world.free('σ')) ** 2 / world.free('n');
      },
      (world) => at(normal.variance, world, NaN),
    ),
  ]);
}

const isParameter = ({ letter, sub }: Quantity): boolean => /^[μσ]$/.test(letter) && /^[xX]?$/.test(sub);

const isStandard = (mean: Expression): boolean => mean.kind === 'number' && mean.value === 0;
