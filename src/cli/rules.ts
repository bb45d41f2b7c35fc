import * as l10n from '@vscode/l10n';
import type { RuleId } from '../notes/check/finding';

/** What a rule is about, for programs that show its findings. */
export interface RuleText {
  /** In the manner of a class, as SARIF asks of names. */
  readonly name: string;
  readonly short: string;
  readonly full: string;
  /** What to do about a finding. */
  readonly help: string;
}

export const ruleTexts = (): Readonly<Record<RuleId, RuleText>> => ({
  identity: {
    name: 'FormulaSidesDiffer',
    short: l10n.t('The two sides of a known formula differ.'),
    full: l10n.t(
      'A known formula, such as a definition or the step of a sampler, is evaluated on both sides under random schedules, and the sides differ: a wrong sign, a missing root, swapped coefficients.',
    ),
    help: l10n.t('Compare the formula with its source, and correct the part that the message names.'),
  },
  chain: {
    name: 'DerivationStepsDisagree',
    short: l10n.t('Two steps of a derivation do not agree.'),
    full: l10n.t(
      'In a chain of equations, a = b = c, two neighbouring steps are evaluated under random schedules, and they differ.',
    ),
    help: l10n.t(
      'Go through the step that the message names once more: the slip is in one of its two sides.',
    ),
  },
  index: {
    name: 'WrongIndexOrRange',
    short: l10n.t('An index or a range is wrong.'),
    full: l10n.t(
      'With another index or range both sides are equal: a product up to T that should end at t, t for t−1, α for ᾱ.',
    ),
    help: l10n.t('Correct the index or the range that the message names.'),
  },
  statement: {
    name: 'SlipOfWriting',
    short: l10n.t('A slip of writing.'),
    full: l10n.t(
      'The source says something else than is meant: a command without its backslash, a subscript that was lost.',
    ),
    help: l10n.t('Write the command or the subscript out, as the message says.'),
  },
});

/** What helps whatever the rule is. */
export const ignoringHelp = (): string =>
  l10n.t(
    'Where a fix is offered, --fix applies it. A formula that is right as it is meant is left alone below a line with {0}; in LaTeX, {1}.',
    '<!-- diffusion-ignore -->',
    '% diffusion-ignore',
  );
