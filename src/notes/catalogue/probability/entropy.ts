import * as l10n from '@vscode/l10n';
import type { Equation } from '../../formulas/equation';
import { prml } from '../../glossary/papers';
import type { Verdict } from '../../worlds/compare';
import { formula } from '../formula';
import { rightHasFunction } from '../recognition';
import { densityLetter, isMean, judgeMean } from './mean';

/** H(p) = -Σ p log p */
export const entropy = formula({
  id: 'entropy',
  name: () => l10n.t('Entropy'),
  source: { paper: prml, place: 'section', number: '1.6' },
  isOfOtherProcess: true,
  recognises: (f) => f.named(/^H$/) && f.left.kind === 'apply' && rightHasFunction('log')(f) && isMean(f),
  judge: judgeEntropy,
});

/** −Σ p log p, and −Σ p log q. */
function judgeEntropy({ left, right }: Equation): Verdict {
  if (left.kind !== 'apply') {
    return 'unknown';
  }
  const [p, second] = left.groups.flat().map(densityLetter);
  const q = second ?? p;
  return p && q
    ? judgeMean(
        right,
        (at) => negativeLog(at(q)),
        (at) => at(p),
      )
    : 'unknown';
}

const negativeLog = (q: number | undefined) => (q === undefined ? undefined : -Math.log(q));
