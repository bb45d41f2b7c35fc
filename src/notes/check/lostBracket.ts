import * as l10n from '@vscode/l10n';
import type { Slip } from './typingSlips';

/** A bracket that nothing closes, or that closes nothing. */
interface Alone {
  readonly at: number;
  readonly length: number;
  readonly isOpen: boolean;
}

const tokens =
  /\\(?:text\w*|mbox|tag|label|(?:eq)?ref|operatorname\*?|verb)\s*\{[^{}]*\}|\\left\s*\\?[^\sa-zA-Z]|\\left(?![a-z])|\\right\s*\\?[^\sa-zA-Z]|\\right(?![a-z])|\\[lr](?:paren|brack)(?![a-z])|\\(?:[a-zA-Z]+|[^])|[()[\]{}（）【】]/g;

/**
 * The brackets of a formula that have no partner. Round and square ones may close each other, since [0, 1) does, and
 * what opens inside of braces closes there; the braces themselves are TeX's own and not counted.
 */
function aloneIn(tex: string): readonly Alone[] {
  const alone: Alone[] = [];
  const scopes: Alone[][] = [[]];
  for (const { 0: token, index } of tex.matchAll(tokens)) {
    const open = scopes.at(-1)!;
    if (token === '{') {
      scopes.push([]);
    } else if (token === '}' && scopes.length > 1) {
      alone.push(...scopes.pop()!);
    } else if (/^(?:[([（【]|\\left(?![a-z])|\\l(?:paren|brack))/.test(token)) {
      open.push({ at: index, length: token.length, isOpen: true });
    } else if (/^(?:[)\]）】]|\\right(?![a-z])|\\r(?:paren|brack))/.test(token)) {
      if (!open.pop()) {
        alone.push({ at: index, length: token.length, isOpen: false });
      }
    }
  }
  return [...alone, ...scopes.flat()];
}

/** Prose that a lost dollar sign made a formula of, a link, or the border of a table or a list. */
const isNoFormula = (tex: string): boolean =>
  /\n[^\S\n]*\n|\]\(|\$|[\u3000-\u303f\u4e00-\u9fff]/.test(
    tex.replace(/\\(?:text\w*|mbox|tag)\s*\{[^{}]*\}/g, ''),
  );

/**
 * `f(x_t, t))`: one bracket of a formula without a partner. `around` is the paragraph that holds it, in which a formula
 * may go on after words.
 */
export function lostBracket(tex: string, around: string): Slip | undefined {
  const [slip, ...others] = isNoFormula(tex) ? [] : aloneIn(tex);
  // More of them are a way of writing, or of reading.
  const isSlip = others.length < 2 && others.every(({ isOpen }) => isOpen === slip?.isOpen);
  if (!slip || !isSlip || isClosedAround(slip, around)) {
    return undefined;
  }
  const bracket = tex.slice(slip.at, slip.at + slip.length);
  const before = tex.slice(0, slip.at).trimEnd();
  const isDoubled =
    !slip.isOpen &&
    bracket.length === 1 &&
    before.endsWith(bracket) &&
    !/\\right$/.test(before.slice(0, -1).trimEnd());
  return {
    start: slip.at,
    end: slip.at + slip.length,
    newText: isDoubled ? '' : bracket,
    message: slip.isOpen
      ? l10n.t('Nothing closes this bracket.')
      : l10n.t('This bracket closes nothing: one is missing before it, or one is too many.'),
  };
}

/** Whether the words around a formula hold as many brackets of the other kind more. */
function isClosedAround({ isOpen }: Alone, around: string): boolean {
  const count = (pattern: RegExp) => [...around.matchAll(pattern)].length;
  const surplus = count(/[([（【]/g) - count(/[)\]）】]/g);
  return isOpen ? surplus <= 0 : surplus >= 0;
}
