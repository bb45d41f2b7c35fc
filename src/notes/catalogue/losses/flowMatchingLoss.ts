import { judgeMatching } from '../flow/alongPath';
import { ofStatedPath } from '../flow/statedPaths';
import * as l10n from '@vscode/l10n';
import { type Expression } from '../../formulas/expression';
import { somePart } from '../../formulas/equationFacts';
import { flowMatching } from '../../glossary/papers';
import { formula } from '../formula';
import { holds, isLearnedLetter } from './lossBody';

/** E‖v_θ(x_t,t) - (x_1 - x_0)‖² */
export const flowMatchingLoss = formula({
  id: 'flow-matching-loss',
  name: () => l10n.t('Flow matching loss'),
  source: { paper: flowMatching, place: 'equation', number: '9' },
  run: {
    title: () => l10n.t('Flow matching loss'),
    shows: { figure: 'flow', state: { paths: 'conditional' } },
  },
  isOfOtherProcess: true,
  recognises: (facts) =>
    holds(
      facts,
      (body) => isLearnedLetter('v')(body) || isLearnedLetter('u')(body) || somePart(body, isFieldOnPath),
    ),
  ...ofStatedPath(judgeMatching),
  isLoss: true,
});

/** v_t(ψ_t(x_0)), a field without its parameters. */
const isFieldOnPath = (part: Expression): boolean =>
  part.kind === 'apply' &&
  /^[vu]$/.test(part.head.letter) &&
  part.head.sub === 't' &&
  part.groups.length === 1 &&
  part.groups[0]![0]?.kind === 'apply';
