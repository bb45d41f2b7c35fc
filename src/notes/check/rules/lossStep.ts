import * as l10n from '@vscode/l10n';
import { somePart } from '../../formulas/equationFacts';
import { distanceIn } from '../../formulas/distance';
import type { Expression, Quantity } from '../../formulas/expression';
import { isLossName } from '../../vocabulary/roles';
import type { Finding } from '../finding';
import { offered } from '../messages';
import { isLogarithm } from '../chains/boundDirection';
import type { CheckedChain } from '../chains/checkedChain';
import type { Asked } from './asked';

/** A step of the parameters up the gradient of a loss, which they should go down. */
export function findAscent(chain: CheckedChain, { mender }: Asked): Finding | undefined {
  const { sides, relations, inherited } = chain;
  for (const [before, relation] of relations.entries()) {
    const index = before + 1;
    const { start, end, expression } = sides[index]!;
    const isStep = relation === 'assigned' || relation === 'equals';
    const parameters = sides[before]!.expression;
    if (index < inherited || !isStep || directionOf(parameters, expression) !== 'up') {
      continue;
    }
    const fix = mender.search(chain, index, (candidate) => directionOf(parameters, candidate) === 'down', 1);
    return fix
      ? {
          rule: 'identity',
          start,
          end,
          severity: 'error',
          message: l10n.t('A loss falls against its gradient: the parameters move by minus the gradient.'),
          ...offered(fix),
        }
      : undefined;
  }
  return undefined;
}

/** Whether θ + η ∇_θ L moves up or down the loss; undefined where it is no step of θ, or no loss. */
function directionOf(parameters: Expression, next: Expression): 'up' | 'down' | undefined {
  if (parameters.kind !== 'quantity' || next.kind !== 'sum' || next.terms.length !== 2) {
    return undefined;
  }
  const own = next.terms.find((each) => each.kind === 'quantity' && each.letter === parameters.letter);
  const step = next.terms.find((each) => each !== own);
  const gradient = step && gradientIn(step, parameters);
  if (!own || !step || !gradient || !isLoss(gradient)) {
    return undefined;
  }
  return signOf(step) > 0 ? 'up' : 'down';
}

function gradientIn(step: Expression, { letter }: Quantity): Expression | undefined {
  const factors = step.kind === 'product' ? step.factors : [step];
  const found = factors.filter(
    (each) => each.kind === 'apply' && each.head.letter === '∇' && each.head.sub === letter,
  );
  const [only] = found;
  return found.length === 1 && only?.kind === 'apply' ? only.groups[0]?.[0] : undefined;
}

/** A distance to be made small, or what is named so; L alone may be a bound of the evidence, which grows. */
function isLoss(body: Expression): boolean {
  if (somePart(body, isLogarithm) || signOf(body) < 0) {
    return false;
  }
  const head = body.kind === 'apply' ? body.head : body;
  const isNamed =
    head.kind === 'quantity' && isLossName(head) && /simple|MSE|loss|FM|SM|DDPM/i.test(head.sub + head.label);
  return isNamed || distanceIn(body) !== undefined;
}

const signOf = (term: Expression): number =>
  term.kind === 'product'
    ? term.factors.reduce((sign, each) => (each.kind === 'number' ? sign * Math.sign(each.value) : sign), 1)
    : 1;
