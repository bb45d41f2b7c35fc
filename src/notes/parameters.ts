import { lastAtOrBefore } from '../base/sortedSearch';
import { readChains } from './formulas/equations';
import { evaluate } from './formulas/evaluate';
import { readExpression } from './formulas/readExpression';
import type { MathSpan, NoteParameters } from './note';
import { plainText } from './tex/identifier';
import type { TexNode } from './tex/node';
import { readRole } from './vocabulary/roles';
import { isSameStep, type Step } from './vocabulary/step';

type Name = keyof NoteParameters;

interface Statement {
  readonly name: Name;
  readonly value: number;
  readonly offset: number;
}

interface PlacedStatement extends Statement {
  /** The number of headings before it. */
  readonly section: number;
}

/** The places of a note that give a parameter a number, such as T = 1000, in math and in prose. */
export class StatedParameters {
  private readonly statements: readonly PlacedStatement[];
  private readonly headings: readonly number[];

  constructor(text: string, spans: readonly MathSpan[], tree: (span: MathSpan) => readonly TexNode[]) {
    const inMath = spans.flatMap((span) => (mayState(text, span) ? readMath(text, tree(span)) : []));
    this.headings = findHeadings(text);
    this.statements = [...inMath, ...readProse(text, spans)].map((each) => ({
      ...each,
      section: this.section(each.offset),
    }));
  }

  /**
   * The parameters nearest to an offset. Statements of the same section come first; a t is taken from there
   * alone, since elsewhere it belongs to another example.
   */
  near(offset: number): NoteParameters {
    const section = this.section(offset);
    const T = this.nearest('T', offset, section)?.value;
    const t = this.nearest('t', offset, section, T ?? Infinity);
    const betaStart = this.nearest('betaStart', offset, section)?.value;
    const betaEnd = this.nearest('betaEnd', offset, section)?.value;
    return {
      ...(t?.section === section ? { t: t.value } : {}),
      ...(T === undefined ? {} : { T }),
      ...(betaStart === undefined ? {} : { betaStart }),
      ...(betaEnd === undefined ? {} : { betaEnd }),
    };
  }

  private nearest(name: Name, offset: number, section: number, most = Infinity): PlacedStatement | undefined {
    let best: PlacedStatement | undefined;
    let bestRank = Infinity;
    for (const each of this.statements) {
      if (each.name !== name || each.value > most) {
        continue;
      }
      const rank = (each.section === section ? 0 : 1e9) + Math.abs(each.offset - offset);
      if (rank < bestRank) {
        [best, bestRank] = [each, rank];
      }
    }
    return best;
  }

  /** The number of headings at or before an offset. */
  private section(offset: number): number {
    return lastAtOrBefore(this.headings, offset) + 1;
  }
}

function findHeadings(text: string): number[] {
  const headings: number[] = [];
  for (let at = text.startsWith('#') ? 0 : text.indexOf('\n#'); at !== -1; at = text.indexOf('\n#', at + 1)) {
    const line = text.slice(at, at + 9).trimStart();
    if (/^#{1,6}[ \t]/.test(line)) {
      headings.push(at);
    }
  }
  return headings;
}

/** Only short math is a statement of a number; a long display is a formula. */
const maxStatement = 200;
const mayState = (text: string, span: MathSpan): boolean =>
  span.contentEnd - span.contentStart <= maxStatement &&
  text.slice(span.contentStart, span.contentEnd).includes('=');

const unknown = { quantity: () => undefined };

function readMath(text: string, nodes: readonly TexNode[]): Statement[] {
  return readChains(nodes).flatMap(({ sides, relations }) => {
    const [left, right] = sides;
    if (!left || !right || sides.length !== 2 || relations[0] !== 'equals') {
      return [];
    }
    const written = text.slice(right.start, right.end);
    const value = readNumber(written) ?? evaluate(readExpression(right.nodes), unknown);
    const isList = /^\s{0,4}[,，]?\s{0,4}(?:\d{1,12}\s{0,4}[,，]|\\[lcd]?dots|\.\.|…)/.test(
      text.slice(right.end, right.end + 12),
    );
    return statement(left.nodes.map(plainText).join(''), value, left.start, isList);
  });
}

/** How many characters on each side of an `=` in prose are looked at. */
const reach = 24;

function readProse(text: string, spans: readonly MathSpan[]): Statement[] {
  const found: Statement[] = [];
  let next = 0;
  for (let at = text.indexOf('='); at !== -1; at = text.indexOf('=', at + 1)) {
    while (next < spans.length && spans[next]!.end <= at) {
      next++;
    }
    const span = spans[next];
    if (span && span.start <= at) {
      continue;
    }
    const before = /(?:^|[^\p{L}\d_\\])([\p{L}_]+\d*)\s*:?$/u.exec(text.slice(Math.max(0, at - reach), at));
    const after = /^\s*([\d.,]{1,24}(?:e-?\d{1,4})?)(\s{0,4},?\s{0,4}\.\.|\s{0,4}…)?/i.exec(
      text.slice(at + 1, at + 1 + reach),
    );
    if (!before || !after) {
      continue;
    }
    found.push(...statement(before[1]!, readNumber(after[1]!), at, after[2] !== undefined));
  }
  return found;
}

/** A plain decimal, with separators of thousands or an exponent. */
function readNumber(written: string): number | undefined {
  const plain = written
    .trim()
    .replace(/[.,]$/, '')
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/\{,\}/g, '');
  return /^\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/** Names in code. */
const codeNames: Readonly<Record<string, Name>> = {
  timesteps: 'T',
  num_timesteps: 'T',
  n_timesteps: 'T',
  num_train_timesteps: 'T',
  beta_1: 'betaStart',
  beta_start: 'betaStart',
  beta_T: 'betaEnd',
  beta_end: 'betaEnd',
};

/** Which parameter a name is: a word of code, or a letter with its subscript, the underscore left out or not. */
function parameterOf(name: string): Name | undefined {
  if (Object.hasOwn(codeNames, name)) {
    return codeNames[name];
  }
  if (name === 't' || name === 'T') {
    return name;
  }
  const [, letter = '', sub = ''] = /^(\p{L})_?(\p{L}|\d+)$/u.exec(name) ?? [];
  const { role, step } = readRole({ letter, accent: '', sub });
  if (role !== 'beta' || !step) {
    return undefined;
  }
  return isSameStep(step, first) ? 'betaStart' : isSameStep(step, last) ? 'betaEnd' : undefined;
}

const first: Step = { base: '', shift: 1 };
const last: Step = { base: 'T', shift: 0 };

/** A statement whose value the parameter can take; t = 0 and t = 1 only name the ends of the process. */
function statement(written: string, value: number | undefined, offset: number, isList: boolean): Statement[] {
  const name = parameterOf(written.normalize('NFKC'));
  if (!name || value === undefined || isList) {
    return [];
  }
  const isStep = Number.isInteger(value) && value >= 2 && value <= 10_000;
  const isVariance = value > 0 && value < 1;
  return (name === 't' || name === 'T' ? isStep : isVariance) ? [{ name, value, offset }] : [];
}
