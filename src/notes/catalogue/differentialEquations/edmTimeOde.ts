import * as l10n from '@vscode/l10n';
import { withDifferentials } from '../../formulas/differentials';
import { evaluate } from '../../formulas/evaluate';
import { quantities } from '../../formulas/expression';
import { edm } from '../../glossary/papers';
import { compare } from '../../worlds/compare';
import { type RoleOf, RoleValues } from '../../worlds/roleValues';
import { formula } from '../formula';
import { hasScore, isDifferential, isRate } from '../recognition';

/** dx = −σ̇(t) σ(t) ∇ log p(x; σ(t)) dt */
export const edmTimeOde = formula({
  id: 'edm-time-ode',
  name: () => l10n.t('ODE in t of EDM'),
  source: { paper: edm, place: 'equation', number: '1' },
  isOfOtherProcess: true,
  isOfScores: true,
  recognises: (f) =>
    isDifferential(f.left) &&
    !isRate(f) &&
    hasScore(f) &&
    f.right.kind === 'product' &&
    quantities(f.right).some(({ letter, accent }) => letter === 'σ' && accent === 'dot') &&
    !f.letter('s'),
  judge: ({ right }) =>
    compare(
      (world) => -world.free('rate') * world.free('σ') * world.free('score') * world.free('dt'),
      (world) => evaluate(withDifferentials(right), new RoleValues(world, role)),
    ),
});

const role: RoleOf = ({ letter, accent }) =>
  letter === 'σ'
    ? accent === 'dot'
      ? 'rate'
      : 'σ'
    : letter === '∇'
      ? 'score'
      : letter === 'dt'
        ? 'dt'
        : undefined;
