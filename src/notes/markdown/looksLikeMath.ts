/** What only TeX has: commands, scripts, relations, braces, Greek and mathematical alphabets. */
const texMarks = /[\\_^={}<>∑∏∫√±∈∼≈≤≥]|\p{Script=Greek}|[\u{1d400}-\u{1d7ff}]/u;

const words = /\p{L}{2,}/gu;
/** Scripts that part words by no space: a sentence in them is one run of letters. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/u;

/**
 * Whether what stands between two dollars is an amount and the words up to the next amount, as in “$20 for the
 * first and 30$ for …”: it begins with a number, goes on with words, and nothing in it is TeX.
 */
export function isMoney(content: string): boolean {
  const amount = /^\s*\d[\d.,]*\s*(?:[kKmMbB]\b|%)?/.exec(content);
  if (!amount) {
    return false;
  }
  // Math in brackets between two amounts is no part of either.
  const rest = withoutBracketMath(content.slice(amount[0].length));
  if (texMarks.test(rest)) {
    return false;
  }
  return /\p{L}{2,}|[。，、；：]/u.test(rest) || /^[\s,–—-]+$/.test(rest) || /^\/\p{L}+/u.test(rest);
}

/** How long the math in brackets is that is looked for between amounts. */
const longestBrackets = 500;

/** The text with a space in place of each `\(…\)` and `\[…\]`. */
function withoutBracketMath(text: string): string {
  let result = '';
  let from = 0;
  for (const { index, 0: open } of text.matchAll(/\\[([]/g)) {
    if (index < from) {
      continue;
    }
    const start = index + open.length;
    const close = open === '\\(' ? '\\)' : '\\]';
    const length = text.slice(start, start + longestBrackets + close.length).indexOf(close);
    if (length === -1) {
      continue;
    }
    result += `${text.slice(from, index)} `;
    from = start + length + close.length;
  }
  return result + text.slice(from);
}

/** Whether a stretch is words, such as the inside of escaped brackets in prose, `\(see below\)`. */
export function isProse(content: string): boolean {
  if (content.trim() === '') {
    return true;
  }
  if (texMarks.test(content)) {
    return false;
  }
  return (content.match(words)?.filter((word) => word.length > 2).length ?? 0) > 0 || unspaced.test(content);
}

/** TeX beyond doubt, or a lone letter: good enough where letters touch the dollars, as in `$n$th`. */
export const isSurelyMath = (content: string): boolean =>
  /[\\_^]|\p{Script=Greek}/u.test(content) || /^\s*\p{L}\s*$/u.test(content);
