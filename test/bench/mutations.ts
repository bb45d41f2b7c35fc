import { checkNote } from '../../src/notes/check/checkNote';
import { readNote } from '../../src/notes/readNote';
import { derivations, formulas, setting } from '../unit/notes/check/rightMath';

/** What came of the slips of one kind. */
export interface MutationRow {
  readonly kind: string;
  readonly made: number;
  readonly found: number;
  /** Found, with a fix after which nothing is found any more. */
  readonly mended: number;
  /** Mended, and the very formula that the slip was made in. */
  readonly restored: number;
}

/** How a slip of a kind is made: every place of it in a formula, and what stands there afterwards. */
interface Kind {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly slip: (match: RegExpMatchArray) => string | undefined;
}

const group = String.raw`\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}`;
const isSum = (text: string): boolean => /[-+]/.test(text.replace(/\{[^{}]*\}/g, ''));
const isInScript = ({ index, input }: RegExpMatchArray): boolean =>
  /[_^]\{[^{}]*$/.test(input!.slice(0, index));

const kinds: readonly Kind[] = [
  {
    kind: 'a sign turned',
    pattern: /[-+]/g,
    slip: (match) => (isInScript(match) ? undefined : match[0] === '+' ? '-' : '+'),
  },
  {
    kind: 'a root lost',
    pattern: new RegExp(String.raw`\\sqrt${group}`, 'g'),
    slip: ([, inside]) => (isSum(inside!) ? `(${inside})` : inside),
  },
  {
    kind: 'a root too many',
    pattern: /(?<=,)(\((?:1-[^()]+)\)|\\beta_t|\\tilde\\beta_t)(?=I)/g,
    slip: ([variance]) => String.raw`\sqrt{${variance.replace(/^\(|\)$/g, '')}}`,
  },
  {
    kind: 'another step',
    pattern: /(?<=\\(?:alpha|beta)_)(?:t(?![a-z])|\{t-1\})/g,
    slip: ([step]) => (step === 't' ? '{t-1}' : 't'),
  },
  { kind: 'a bar lost', pattern: /\\bar\\alpha/g, slip: () => String.raw`\alpha` },
  { kind: 'a bar too many', pattern: /(?<!\\bar)\\alpha/g, slip: () => String.raw`\bar\alpha` },
  {
    kind: 'a fraction upside down',
    pattern: new RegExp(String.raw`\\frac${group}${group}`, 'g'),
    slip: ([, above, below]) => String.raw`\frac{${below}}{${above}}`,
  },
  {
    kind: 'coefficients exchanged',
    pattern: new RegExp(String.raw`\\sqrt${group}([^+]*)\+\\sqrt${group}`, 'g'),
    slip: ([, first, between, second]) => String.raw`\sqrt{${second}}${between}+\sqrt{${first}}`,
  },
  {
    kind: 'states exchanged',
    pattern: /x_0([^=]*)x_t|x_t([^=]*)x_0/g,
    slip: ([whole, a, b]) => (whole.startsWith('x_0') ? `x_t${a}x_0` : `x_0${b}x_t`),
  },
  { kind: 'a half lost', pattern: /\\frac12/g, slip: () => '' },
  { kind: 'a factor 2 lost', pattern: /(?<![\d^_c])2(?=\\s|\(|\\left|\\nabla)/g, slip: () => '' },
  {
    kind: '1 − lost',
    pattern: /1-(?=\\(?:bar\\)?(?:alpha|beta))/g,
    slip: (match) => (isInScript(match) ? undefined : ''),
  },
  { kind: 'a square lost', pattern: /\^2(?![\d])/g, slip: () => '' },
  { kind: 'a logarithm lost', pattern: /\\log(?![a-z])/g, slip: () => '' },
  { kind: 'another end of a product or sum', pattern: /(?<=\\(?:prod|sum)_\{[^{}]*\}\^)T/g, slip: () => 't' },
];

/** Of one kind in one formula no more are made. */
const mostOfOne = 3;

const noteOf = (math: string): string => `${setting}\n\n$$${math}$$\n`;

/** Makes slips of every kind in right math, one at a time, and checks each. */
export function measureMutations(): {
  readonly formulas: readonly MutationRow[];
  readonly derivations: readonly MutationRow[];
} {
  return {
    formulas: kinds.map((kind) => measure(kind, formulas)),
    derivations: kinds.map((kind) => measure(kind, derivations)),
  };
}

function measure({ kind, pattern, slip }: Kind, all: readonly string[]): MutationRow {
  const counts = { made: 0, found: 0, mended: 0, restored: 0 };
  for (const math of all) {
    const slips = new Set(
      [...math.matchAll(pattern)].flatMap((match) => {
        const newText = slip(match);
        return newText === undefined
          ? []
          : [math.slice(0, match.index) + newText + math.slice(match.index + match[0].length)];
      }),
    );
    for (const wrong of [...slips].filter((each) => each !== math).slice(0, mostOfOne)) {
      counts.made++;
      const text = noteOf(wrong);
      const [finding] = checkNote(readNote(text));
      counts.found += finding ? 1 : 0;
      const fix = finding?.fix;
      if (!fix) {
        continue;
      }
      const mended = text.slice(0, fix.start) + fix.newText + text.slice(fix.end);
      if (checkNote(readNote(mended)).length === 0) {
        counts.mended++;
        counts.restored += plain(mended) === plain(noteOf(math)) ? 1 : 0;
      }
    }
  }
  return { kind, ...counts };
}

/** Without spaces, and without what groups or brackets alone. */
const plain = (text: string): string => text.replace(/\s|\\left|\\right|[{}()]/g, '');
