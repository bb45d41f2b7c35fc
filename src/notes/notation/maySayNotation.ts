const relation = '(?::?=|[≡≜≔]|\\\\(?:equiv|triangleq|coloneqq)(?![a-zA-Z]))';
const script = '(?:_((?:\\{[^{}]{0,16}\\}|[A-Za-z0-9]|\\\\[a-zA-Z]+)))?';

/** A lone letter, in fonts and accents and with a subscript, left of an equals sign. */
const naming = new RegExp(
  `(?:^|\\\\\\\\|[,，;；&}]|\\\\q?quad)((?:\\\\[a-zA-Z]+\\{?)*)([A-Za-z\\p{Script=Greek}]?)[\\u0300-\\u036f]*\\}?${script}\\}?&?${relation}`,
  'gu',
);

/** Letters that never name a quantity of the schedule. */
const otherLetter = /^[xXypqPNIETt]$/;
const otherCommand = /\\(?:mu|Sigma|theta|mathcal|log|in|sim)\{?$/;

/** The state after one step or from the data: what a formula of the forward process has on both its sides. */
const forward =
  /^[\s&{]*(?:\\begin\{[a-z*]+\}(?:\{[^{}]*\})?\s*&?)?[\s{]*(?:\\(?:mathbf|boldsymbol|bm|mathrm|bf)\b[\s{]*)?[xyzXqp𝐱]/u;
const source = /_\s*(?:\{\s*)?(?:0|t\s*-\s*1)|₀/;
const normal = /\\sim|∼|[=≡≜≔]/;

/** No formula that states a notation is longer. */
const maxLength = 600;

/**
 * What some equation may say about notation, judged quickly from its source: it names a letter, or it is a formula
 * of the forward process, which implies what its letters mean.
 */
export function maySayNotation(tex: string): 'name' | 'forward' | undefined {
  if (tex.length > maxLength || !normal.test(tex)) {
    return undefined;
  }
  if (/[αβ∏]|\\(?:alpha|beta|prod)|1\s*[-−]/.test(tex)) {
    for (const [, commands = '', letter = '', sub = ''] of tex.replace(/\s+/g, '').matchAll(naming)) {
      const isName =
        letter === '' ? commands !== '' && !otherCommand.test(commands) : !otherLetter.test(letter);
      // x_0 and β_1 are single values, whatever they are set to.
      if (isName && !/^\{?\d/.test(sub)) {
        return 'name';
      }
    }
  }
  return forward.test(tex) && source.test(tex) ? 'forward' : undefined;
}
