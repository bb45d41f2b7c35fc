import * as l10n from '@vscode/l10n';
import type { Expression } from '../../formulas/expression';
import { prml } from '../../glossary/papers';
import { formula } from '../formula';

/** What a density or probability of named things is of: `a|b` for P(A|B); undefined for anything else. */
function namesIn(expression: Expression): string | undefined {
  if (expression.kind !== 'apply' || !/^[pPq]$/.test(expression.head.letter)) {
    return undefined;
  }
  const groups = expression.groups.map((group) =>
    group.map((each) => (each.kind === 'quantity' ? `${each.letter}${each.accent}_${each.sub}` : '')),
  );
  return groups.flat().includes('') ? undefined : groups.map((group) => group.join(',')).join('|');
}

/** P(A|B) = P(B|A) P(A) / P(B) */
export const bayesRule = formula({
  id: 'bayes-rule',
  name: () => l10n.t('Bayes’ rule'),
  source: { paper: prml, place: 'equation', number: '1.12' },
  run: { title: () => l10n.t('Bayes’ rule with a coin'), shows: { figure: 'coin' } },
  isOfOtherProcess: true,
  recognises: ({ left, right }) => {
    const [a, b, ...others] = namesIn(left)?.split('|') ?? [];
    if (!a || !b || others.length > 0 || right.kind !== 'product') {
      return false;
    }
    const above = right.factors.map(namesIn);
    const below = right.factors.map((each) => (each.kind === 'power' ? namesIn(each.base) : undefined));
    return above.includes(`${b}|${a}`) && above.includes(a) && below.includes(b);
  },
});
