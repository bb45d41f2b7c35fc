import { mayBeNoise, isLossName } from '../../vocabulary/roles';
import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { type Expression } from '../../formulas/expression';
import * as shape from '../../formulas/shape';
import { ddpm } from '../../glossary/papers';
import { formula } from '../formula';
import { judgeLoss } from '../losses/judgeLoss';

const r = String.raw;

/** L_simple = E‖ε - ε_θ(x_t, t)‖² */
export const simpleLoss = formula({
  id: 'simple-loss',
  name: () => l10n.t('Simplified objective'),
  source: { paper: ddpm, place: 'equation', number: '14' },
  run: { title: () => l10n.t('training on L_simple'), shows: { figure: 'training' } },
  recognises: isSimpleLoss,
  judge: judgeLoss([r`\epsilon-\epsilon_\theta(x_t,t)`], ['1']),
  isOfOneStep: true,
  isLoss: true,
});

/** The distance between the noise and its prediction; under another name only when the norm has no weight. */
function isSimpleLoss({ left, right }: Equation): boolean {
  const head = left.kind === 'apply' ? left.head : left;
  if (head.kind !== 'quantity' || !isLossName(head)) {
    return false;
  }
  const isNamed = /simple/i.test(head.sub) || /simple/i.test(head.label);
  const squared = unweightedSquare(right, isNamed);
  if (!squared) {
    return false;
  }
  return (
    shape.mentions(squared, shape.isPredictedNoise) &&
    shape.mentions(squared, (each) => mayBeNoise(each, 'x'))
  );
}

/** The inside of E[‖·‖²]; with `anyWeight`, also of a weighted one. */
function unweightedSquare(expression: Expression, anyWeight: boolean): Expression | undefined {
  switch (expression.kind) {
    case 'expectation':
      return unweightedSquare(expression.body, anyWeight);
    case 'power':
      return unweightedSquare(expression.base, anyWeight);
    case 'norm':
      return expression.body;
    case 'sum':
      return anyWeight ? expression : undefined;
    case 'product':
      return anyWeight
        ? expression.factors
            .map((each) => unweightedSquare(each, anyWeight))
            .find((each) => each !== undefined)
        : undefined;
    case 'number':
    case 'quantity':
    case 'apply':
    case 'reduce':
    case 'function':
    case 'opaque':
      return undefined;
  }
}
