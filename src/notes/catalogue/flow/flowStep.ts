import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Expression, quantities } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { rectifiedFlow } from '../../glossary/papers';
import type { Verdict } from '../../worlds/compare';
import { ddpmConvention } from '../../worlds/convention';
import { formula } from '../formula';
import { isScheduled, isStateLike } from '../recognition';

/** x_{t+Δt} = x_t + Δt v_θ */
export const flowStep = formula({
  id: 'flow-step',
  name: () => l10n.t('Euler step along the flow'),
  source: { paper: rectifiedFlow, place: 'section', number: '2.1' },
  run: {
    title: () => l10n.t('Euler step along the flow'),
    shows: { figure: 'flow', state: { paths: 'marginal' } },
  },
  isOfOtherProcess: true,
  recognises: (f) =>
    isStateLike(f) &&
    f.hasAny('velocityHat', 'velocity') &&
    f.has('state') &&
    !isScheduled(f) &&
    !f.has('sigma'),
  judge: judgeStep,
  conventions: [ddpmConvention],
  furtherSides: 'recognised if it is right',
});

/** x_{t+Δt} = x_t + Δt v, and backwards with both signs turned. */
function judgeStep({ left, right }: Equation): Verdict {
  const head = left.kind === 'apply' ? left.head : left;
  if (head.kind !== 'quantity') {
    return 'unknown';
  }
  const step = /^[tsk]([+-])(?:Δ|h|δ|1)/.exec(head.sub);
  if (!step || right.kind !== 'sum' || right.terms.length !== 2) {
    return 'unknown';
  }
  const isNetwork = (part: Expression) =>
    (part.kind === 'apply' ? part.head : part.kind === 'quantity' ? part : undefined)?.letter === 'v';
  const term = right.terms.find((each) => somePart(each, isNetwork));
  if (!term || term.kind !== 'product') {
    return 'unknown';
  }
  const isNegative = term.factors.some((each) => each.kind === 'number' && each.value === -1);
  const isDuration = quantities(term).some(({ letter }) => /^[Δhδ]$/.test(letter));
  if (!isDuration || somePart(term, (part) => part.kind === 'sum')) {
    return 'unknown';
  }
  return isNegative === (step[1] === '-') ? 'right' : 'wrong';
}
