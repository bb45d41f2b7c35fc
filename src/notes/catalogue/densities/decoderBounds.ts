import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import type { EquationFacts } from '../../formulas/equationFacts';
import { type Expression, type Quantity, quantities } from '../../formulas/expression';
import { ddpm } from '../../glossary/papers';
import { type Verdict, best, compare } from '../../worlds/compare';
import { RoleValues } from '../../worlds/roleValues';
import { keyOf } from '../../worlds/letters';
import { formula } from '../formula';

/** δ_+(x) = ∞ where x = 1, else x + 1/255; δ_−(x) = −∞ where x = −1, else x − 1/255 */
export const decoderBounds = formula({
  id: 'decoder-bounds',
  name: () => l10n.t('Bounds δ₊ and δ₋ of the discretised decoder'),
  source: { paper: ddpm, place: 'equation', number: '13' },
  run: { title: () => l10n.t('discretised decoder'), shows: { figure: 'decoder' } },
  isOfOtherProcess: true,
  recognises: (facts) => boundOf(facts.left) !== undefined && rowsOf(facts).length === 2,
  judge: judgeBounds,
});

/** δ_+(x) or δ_−(x), with the sign that its subscript says. */
function boundOf(left: Expression): { readonly sign: 1 | -1; readonly variable: string } | undefined {
  const [first, second] = left.kind === 'product' ? left.factors : [left];
  const head = first?.kind === 'apply' ? first.head : first;
  const argument = first?.kind === 'apply' ? first.groups[0]?.[0] : second;
  if (head?.kind !== 'quantity' || head.letter !== 'δ' || !/^[+-]$/.test(head.sub)) {
    return undefined;
  }
  return argument?.kind === 'quantity'
    ? { sign: head.sub === '+' ? 1 : -1, variable: keyOf(argument) }
    : undefined;
}

const rowsOf = ({ right }: Pick<EquationFacts, 'right'>): readonly Expression[] =>
  right.kind === 'opaque' ? (right.rows ?? []) : [];

/** Half the distance of two grey values of 256 between −1 and 1, upwards or downwards. */
function judgeBounds({ left, right }: Equation): Verdict {
  const bound = boundOf(left);
  if (!bound) {
    return 'unknown';
  }
  const isVariable = (each: Quantity) => keyOf(each) === bound.variable;
  const inner = rowsOf({ right }).filter((row) => quantities(row).some(isVariable));
  return best(
    inner.map((row) =>
      compare(
        () => bound.sign / 255,
        (world) => {
          const value = evaluate(row, new RoleValues(world, () => undefined));
          const shift = value === undefined ? undefined : value - world.free(bound.variable);
          // Another range of grey values has other bounds.
          return shift !== undefined && Math.abs(shift) > 1 / 300 && Math.abs(shift) < 1 / 200
            ? shift
            : undefined;
        },
      ),
    ),
  );
}
