import * as l10n from '@vscode/l10n';
import { isRate, withDifferentials } from '../../formulas/differentials';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { quantities } from '../../formulas/expression';
import { flowMatching } from '../../glossary/papers';
import { type Verdict, compare } from '../../worlds/compare';
import { type RoleOf, RoleValues } from '../../worlds/roleValues';
import type { World } from '../../worlds/world';
import { formula } from '../formula';
import { isDifferential } from '../recognition';
import { hasDifferentialAhead } from './differentialAhead';

/** dx_t/dt = v_θ(x_t, t) */
export const flowOde = formula({
  id: 'flow-ode',
  name: () => l10n.t('ODE of the flow'),
  source: { paper: flowMatching, place: 'equation', number: '1' },
  run: { title: () => l10n.t('ODE of the flow'), shows: { figure: 'flow', state: { paths: 'marginal' } } },
  isOfOtherProcess: true,
  recognises: (f) => isDifferential(f.left) && f.hasAny('velocity', 'velocityHat'),
  judge: judgeOde,
  isMeantOtherwise: hasDifferentialAhead,
});

/** dx = v dt, and dx/dt = v; with t that falls, both with a minus. */
function judgeOde({ left, right: written }: Equation): Verdict {
  const right = withDifferentials(written);
  const valueAt = (world: World, velocity: number, dt: number) => {
    const role: RoleOf = ({ letter }) =>
      /^[vu]$/.test(letter) ? 'velocity' : letter === 'dt' ? 'dt' : undefined;
    return evaluate(right, new RoleValues(world, role, { velocity, dt }));
  };
  const isLone = right.kind === 'quantity' || right.kind === 'apply' || right.kind === 'product';
  if (!isLone || (right.kind === 'product' && right.factors.some((each) => each.kind === 'sum'))) {
    return 'unknown';
  }
  // A quotient of two fields is a velocity of its own.
  if (quantities(right).filter(({ letter }) => /^[vu]$/.test(letter)).length !== 1) {
    return 'unknown';
  }
  const verdictOf = (direction: 1 | -1): Verdict =>
    compare(
      (world) => direction * world.free('velocity') * (isRate(left) ? 1 : 2),
      (world) => valueAt(world, world.free('velocity'), 2),
    );
  const verdict = verdictOf(1);
  // Back in time the field is followed with a minus.
  return verdict === 'wrong' && verdictOf(-1) === 'right' ? 'unknown' : verdict;
}
