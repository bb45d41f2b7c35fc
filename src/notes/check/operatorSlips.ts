import * as l10n from '@vscode/l10n';
import { closingBrace } from './fixes/edits/braces';
import type { Slip } from './typingSlips';

/** `\frac{\partial f}{x}`: what a derivative is by has lost its ∂. */
export function lostPartial(tex: string): Slip | undefined {
  for (const { index, 0: start } of tex.matchAll(/\\[dt]?frac\s?\{\s?\\partial(?![a-zA-Z])/g)) {
    const open = index + start.indexOf('{');
    const close = closingBrace(tex, open);
    const below = close === -1 ? null : /^\s?\{/.exec(tex.slice(close + 1));
    const from = below ? close + 1 + below[0].length : -1;
    const end = below ? closingBrace(tex, from - 1) : -1;
    const by = end === -1 ? '' : tex.slice(from, end);
    // One quantity: a number or a product may divide the derivative.
    if (
      /^\s?(?:\\(?:mathbf|boldsymbol|bm)\s?\{?)?\\?[a-zA-Z]{1,8}\}?(?:_(?:\{[^{}]{1,8}\}|\w))?\s?$/.test(
        by,
      ) &&
      !/\\?(?:partial|d[a-z]$)/.test(by)
    ) {
      return {
        start: from,
        end,
        newText: `\\partial ${by.trim()}`,
        message: l10n.t(
          'A ∂ is missing below: this divides by {0} instead of differentiating by it.',
          by.trim(),
        ),
        rule: 'identity',
      };
    }
  }
  return undefined;
}

/** `\frac{1}{N}\sum_{i=1}^n`: a mean over n samples that is divided by another letter. */
export function otherCount(tex: string): Slip | undefined {
  const match =
    /\\[dt]?frac\s?\{\s?1\s?\}\s?\{\s?([a-zA-Z])\s?\}\s{0,3}\\sum(?:\\limits)?\s?_\s?\{\s?[ijklmn]\s?=\s?1\s?\}\s?\^\s?\{?\s?([a-zA-Z])(?![a-zA-Z_])/.exec(
      tex,
    );
  const [whole, divisor, count] = match ?? [];
  // The same letter, once large and once small.
  if (
    !match ||
    !whole ||
    !divisor ||
    !count ||
    divisor === count ||
    divisor.toLowerCase() !== count.toLowerCase()
  ) {
    return undefined;
  }
  const start = match.index + whole.lastIndexOf(divisor, whole.indexOf('\\sum'));
  return {
    start,
    end: start + 1,
    newText: count,
    message: l10n.t('A mean over samples is their sum divided by how many they are.'),
    rule: 'identity',
  };
}
