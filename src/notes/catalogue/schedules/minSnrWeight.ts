import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { evaluate } from '../../formulas/evaluate';
import { type Expression } from '../../formulas/expression';
import { minSnr } from '../../glossary/papers';
import { type Verdict, best, compare } from '../../worlds/compare';
import { RoleValues } from '../../worlds/roleValues';
import type { World } from '../../worlds/world';
import { formula } from '../formula';

/** w_t = min(SNR(t), γ) */
export const minSnrWeight = formula({
  id: 'min-snr-weight',
  name: () => l10n.t('Min-SNR weight'),
  source: { paper: minSnr, place: 'section', number: '3' },
  recognises: (f) =>
    f.some((part) => part.kind === 'apply' && part.head.letter === 'SNR') &&
    f.some((part) => part.kind === 'apply' && /^(?:min|max)$/.test(part.head.letter)),
  judge: judgeWeight,
});

/** min(SNR, γ)/SNR for the noise, min(SNR, γ) for x_0, min(SNR, γ)/(SNR + 1) for v. */
function judgeWeight({ right }: Equation): Verdict {
  const values = (world: World) =>
    new RoleValues(world, ({ letter }) => (letter === 'SNR' ? 'SNR' : undefined));
  const clipped = findExtremum(right);
  if (!clipped) {
    return 'unknown';
  }
  return best(
    [(snr: number) => snr, () => 1, (snr: number) => snr + 1].map((divisor) =>
      compare(
        (world) => {
          const members = clipped.groups.flat().map((each) => evaluate(each, values(world)));
          const snr = world.free('SNR');
          return members.includes(undefined)
            ? undefined
            : Math.min(...members.map((each) => each!)) / divisor(snr);
        },
        (world) => evaluate(right, values(world)),
      ),
    ),
  );
}

function findExtremum(expression: Expression): (Expression & { readonly kind: 'apply' }) | undefined {
  if (expression.kind === 'apply') {
    return /^(?:min|max)$/.test(expression.head.letter) ? expression : undefined;
  }
  if (expression.kind === 'product') {
    return expression.factors.map(findExtremum).find((each) => each !== undefined);
  }
  return expression.kind === 'power' ? findExtremum(expression.base) : undefined;
}
