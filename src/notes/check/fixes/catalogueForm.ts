import type { Convention } from '../../worlds/convention';
import { closingBrace } from './edits/braces';
import type { Spelling } from './spelling';
import type { Moments, Truth } from '../../catalogue/truth';

/** How much of a note is searched for how it writes things. */
const longestSources = 8000;

/** What a formula's right side says in the note's own notation: one text for each form of the catalogue. */
export function catalogueForms(
  truth: Truth,
  sources: readonly string[],
  spelling: Spelling,
  convention: Convention,
): string[] {
  if (!isWritable(convention)) {
    return [];
  }
  const spelled = readFormSpelling(sources.join(' ').slice(0, longestSources), spelling);
  const forms = 'forms' in truth ? truth.forms : truth.moments.map(normalTex);
  const hasBar = convention.alpha === 'alpha';
  return forms
    .map((form) => (hasBar ? form : form.replaceAll('\\bar\\alpha', '\\alpha')))
    .map((form) => write(form, spelled, hasBar ? spelled.alphaBar : spelled.alpha));
}

/** Whether the forms are right as they stand, but for the bar of ᾱ. */
const isWritable = ({ alpha, alphaBar, beta, betaTilde, sigma }: Convention): boolean =>
  (alpha === 'alpha' || alpha === 'alphaBar') &&
  alphaBar === 'alphaBar' &&
  beta === 'beta' &&
  betaTilde === 'variance' &&
  sigma === 'free';

const normalTex = ({ mean, variance }: Moments): string =>
  `\\mathcal{N}(${mean}, ${/[+-]/.test(variance) ? `(${variance})` : variance}IDENTITY)`;

/** How a note writes the quantities that the catalogue's forms name. */
interface FormSpelling extends Spelling {
  readonly state: string;
  readonly noise: string;
  readonly network: string | undefined;
  readonly predicted: string;
  readonly identity: string;
}

const font = String.raw`(?:\\(?:mathbf|boldsymbol|mathrm|bm|vec|pmb|bf)\s*)`;
const epsilon = String.raw`\\(?:var)?epsilon`;

function readFormSpelling(source: string, spelling: Spelling): FormSpelling {
  const state =
    new RegExp(
      String.raw`(${font}\s*\{\s*[xX]\s*\}|${font}\s+[xX](?![a-zA-Z])|(?<![\\a-zA-Z])[xX])\s*_`,
    ).exec(source)?.[1] ?? 'x';
  const noise =
    new RegExp(String.raw`${font}?\{?\s*${epsilon}(?![a-zA-Z])\s*\}?(?!\s*_\s*\{?\s*\\(?:theta|phi))`).exec(
      source,
    )?.[0] ?? '\\epsilon';
  const identity =
    new RegExp(String.raw`${font}\s*\{\s*[I1]\s*\}|${font}\s+I|\bI\b`).exec(source)?.[0] ?? 'I';
  const predicted = new RegExp(String.raw`\\hat\s*\{?\s*${font}?\{?\s*[xX]\s*\}*(?:_\{?0\}?)?`).exec(
    source,
  )?.[0];
  return {
    ...spelling,
    state: state.trim(),
    noise: balanced(noise.trim()),
    network: networkIn(source),
    predicted: predicted ? balanced(predicted) : `\\hat{${state.trim()}}_0`,
    identity,
  };
}

/** The text without closing braces that were opened before it. */
function balanced(text: string): string {
  let depth = 0;
  let result = '';
  for (const char of text) {
    if (char === '{') {
      depth++;
    }
    if (char === '}' && --depth < 0) {
      break;
    }
    result += char;
  }
  return result + '}'.repeat(Math.max(0, depth));
}

/** The network's prediction of the noise, with what it is given. */
export function networkIn(source: string): string | undefined {
  const head = new RegExp(
    String.raw`${font}?\{?\s*${epsilon}(?![a-zA-Z])\s*\}?\s*_\s*(?:\{?\s*${font}?\{?\s*\\(?:theta|phi)\s*\}*)(?:\s*\^\s*\{[^{}]*\}|\s*\^\s*\w)?`,
  ).exec(source);
  if (!head) {
    return undefined;
  }
  const text = balanced(head[0]);
  const after = source.slice(head.index + text.length);
  const argument = /^\s{0,9}(?:\\left|\\big|\\Big)?\s{0,9}\(/.exec(after);
  if (!argument) {
    return text;
  }
  let depth = 0;
  for (let at = 0; at < after.length; at++) {
    if (after[at] === '{') {
      at = Math.max(at, closingBrace(after, at));
    } else if (after[at] === '(') {
      depth++;
    } else if (after[at] === ')' && --depth === 0) {
      return text + after.slice(0, at + 1);
    }
  }
  return text;
}

const tokens =
  /\\bar\\alpha|\\tilde\\beta|\\epsilon_\\theta\(x_t,t\)|\\hat\{x\}_0|\\epsilon|IDENTITY|\\alpha|(?<![a-zA-Z\\{])x(?=_)/g;

function write(form: string, spelled: FormSpelling, alphaBar: string): string {
  return form.replace(tokens, (token, offset: number) => {
    switch (token) {
      case '\\bar\\alpha':
        return alphaBar;
      case '\\alpha':
        return spelled.alpha;
      case '\\epsilon_\\theta(x_t,t)':
        return spelled.network ?? `${spelled.noise}_\\theta(${spelled.state}_t,t)`;
      case '\\hat{x}_0':
        return spelled.predicted;
      case '\\epsilon':
        return spelled.noise;
      case 'IDENTITY':
        return /[a-zA-Z]$/.test(form.slice(0, offset)) && /^[a-zA-Z]/.test(spelled.identity)
          ? ` ${spelled.identity}`
          : spelled.identity;
      case 'x':
        return spelled.state;
      default:
        return token;
    }
  });
}
