import * as l10n from '@vscode/l10n';
import type { FormulaId } from '../catalogue';
import { formulaOf } from '../catalogue';
import type { Finding, RuleId } from './finding';
import type { FoundFix } from './fixes/searchFix';
import { slipSentence } from './slipSentence';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Words a finding and puts it where the slip is: at the line of the first edit, or at the whole wrong side where
 * no small edit helps.
 */
export function describeFinding(
  text: string,
  wrong: Stretch,
  known: Stretch,
  fix: FoundFix | undefined,
  formula: FormulaId | undefined,
): Finding {
  const rule: RuleId = fix?.edits.every(({ isIndex }) => isIndex) ? 'index' : formula ? 'identity' : 'chain';
  const { start, end } = lineOf(text, fix ?? wrong, around(known, wrong));
  return {
    rule,
    start,
    end: fix ? end : Math.max(end, wrong.end),
    severity: 'error',
    ...(fix ? quoting(fix, formula) : { message: withoutFix(formula) }),
    ...(formula ? { formula } : {}),
    ...offered(fix),
  };
}

/** A fix as a finding offers it; nothing where there is none. */
export const offered = (fix: FoundFix | undefined): Pick<Finding, 'fix'> =>
  fix ? { fix: { start: fix.start, end: fix.end, newText: fix.newText, title: titleOf(fix) } } : {};

const around = (a: Stretch, b: Stretch): Stretch => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

/** The part of an equation on the line where a slip begins. */
function lineOf(text: string, slip: Stretch, equation: Stretch): Stretch {
  const lineStart = text.lastIndexOf('\n', slip.start - 1) + 1;
  const lineEnd = text.indexOf('\n', slip.start);
  const start = Math.max(equation.start, lineStart);
  const end = Math.max(
    start + 1,
    Math.min(Math.max(equation.end, slip.end), lineEnd === -1 ? text.length : lineEnd),
  );
  return { start: start + (/^[\s>&]*/.exec(text.slice(start, end))?.[0].length ?? 0), end };
}

const shown = (tex: string): string => tex.replace(/\s+/g, ' ').trim();

/** What a fix does, in a few words. */
function titleOf({ oldText, newText }: Pick<FoundFix, 'oldText' | 'newText'>): string {
  const [before, after] = [shown(oldText), shown(newText)];
  return before === ''
    ? l10n.t('Insert {0}', after)
    : after === ''
      ? l10n.t('Remove {0}', before)
      : l10n.t('Replace {0} with {1}', before, after);
}

function withoutFix(formula: FormulaId | undefined): string {
  return formula
    ? l10n.t('{0}: the two sides are not equal, whatever the schedule.', formulaOf(formula).name())
    : l10n.t('This side does not equal the one before it, whatever the schedule.');
}

/** Stands around TeX in a message until that is split there: TeX refuses this character. */
const quote = '\0';
const quoted = (tex: string) => `${quote}${shown(tex)}${quote}`;

function quoting(fix: FoundFix, formula: FormulaId | undefined): Pick<Finding, 'message' | 'parts'> {
  const edit = formula ? fixOf(formulaOf(formula).name(), fix) : fixOfSides(fix);
  const told = fix.slip ? l10n.t('{0} {1}', slipSentence(fix.slip, quoted), edit) : edit;
  const parts = told.split(quote);
  return { message: parts.join(''), parts };
}

function fixOf(name: string, { oldText, newText }: FoundFix): string {
  const [before, after] = [quoted(oldText), quoted(newText)];
  return shown(oldText) === ''
    ? l10n.t('{0}: both sides are equal only with {1} added.', name, after)
    : shown(newText) === ''
      ? l10n.t('{0}: both sides are equal only without {1}.', name, before)
      : l10n.t('{0}: both sides are equal only with {2} in place of {1}.', name, before, after);
}

function fixOfSides({ oldText, newText }: FoundFix): string {
  const [before, after] = [quoted(oldText), quoted(newText)];
  return shown(oldText) === ''
    ? l10n.t('Both sides are equal only with {0} added.', after)
    : shown(newText) === ''
      ? l10n.t('Both sides are equal only without {0}.', before)
      : l10n.t('Both sides are equal only with {1} in place of {0}.', before, after);
}
