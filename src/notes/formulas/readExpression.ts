import type { Pair } from './brackets';
import { charOf, depthStep, hasParts, isNamed, normMarks, pairBrackets, separatorAt } from './brackets';
import type { Identifier } from '../tex/identifier';
import { isStyle, plainText, readIdentifier } from '../tex/identifier';
import type { TexNode } from '../tex/node';
import type { Expression, Quantity } from './expression';
import { negative, number, power, product, sum } from './expression';

/** Reads nodes as an expression. Total: what it does not understand becomes opaque. */
export function readExpression(nodes: readonly TexNode[]): Expression {
  return new Reader(nodes).sum();
}

/** No formula is longer; it keeps the work on hostile input small. */
const maxLength = 400;

class Reader {
  private readonly nodes: readonly TexNode[];
  private at = 0;
  private pairs: ReadonlyMap<number, Pair> | undefined;

  constructor(nodes: readonly TexNode[]) {
    const meaningful = nodes.filter((node) => !isStyle(node) && node.kind !== 'align' && node.kind !== 'row');
    this.nodes = meaningful.length > maxLength ? [] : meaningful;
  }

  sum(): Expression {
    const terms: Expression[] = [];
    let sign = 1;
    while (this.at < this.nodes.length) {
      const text = charOf(this.nodes[this.at]);
      if (text === '+' || text === '-' || text === '−' || text === '＋') {
        if (text === '-' || text === '−') sign = -sign;
        this.at++;
        continue;
      }
      const term = this.product();
      terms.push(sign < 0 ? negative(term) : term);
      sign = 1;
    }
    if (terms.length === 0) return { kind: 'opaque', text: '' };
    return sum(terms);
  }

  private product(): Expression {
    const factors: Expression[] = [];
    let divides = false;
    while (this.at < this.nodes.length) {
      const node = this.nodes[this.at]!;
      const text = charOf(node);
      if (/^[+\-−＋]$/.test(text)) break;
      if (text === '/' || isNamed(node, 'div')) {
        divides = true;
        this.at++;
      } else if (/^[·⋅×*∗⊙∘•]$/.test(text) || isNamed(node, 'cdot', 'times', 'odot', 'ast', 'circ')) {
        this.at++;
      } else {
        const factor: Expression = this.factor();
        const isDivisor: boolean = divides;
        factors.push(isDivisor ? power(factor, number(-1)) : factor);
        // In x²/2σ² the whole 2σ² is meant, but in 1/2 x only the 2.
        const before = factors.at(-2);
        const isOne = before?.kind === 'number' && before.value === 1;
        divides =
          isDivisor && factor.kind === 'number' && before !== undefined && !isOne && this.isLetterNext();
      }
    }
    return factors.length === 0 ? { kind: 'opaque', text: '' } : product(factors);
  }

  private isLetterNext(): boolean {
    const next = this.nodes[this.at];
    return next !== undefined && readIdentifier(next) !== undefined;
  }

  private factor(): Expression {
    const node = this.nodes[this.at]!;
    const digits = this.digits();
    if (digits) return digits;
    const named = this.divergence() ?? this.signalToNoise() ?? this.extremum();
    if (named) return named;
    const spelled = this.spelledFunction();
    if (spelled) return spelled;
    const bracket = this.bracketed();
    if (bracket) {
      const inside = single(bracket.groups) ?? { kind: 'opaque', text: '(…)' };
      return raised(bracket.isNorm ? { kind: 'norm', body: inside } : inside, bracket.sup);
    }
    this.at++;
    if (isNabla(node)) return this.gradient(node);
    const operator = reduceOperator(node);
    if (operator) return this.reduce(node, operator);
    if (isExpectation(node)) return this.expectation();
    const inner = node.kind === 'scripts' ? node.base : node;
    if (inner?.kind === 'command' && functions.has(inner.name)) return this.functionCall(node, inner.name);
    const identifier = readIdentifier(node);
    if (identifier) return this.identifier(identifier);
    return compound(node);
  }

  private identifier(identifier: Identifier): Expression {
    const supText = plainText(identifier.sup);
    // What stands above e is an exponent, however it is spelled.
    const isWord = /^(?!T$)\p{L}{2,}/u.test(supText) && identifier.letter !== 'e';
    // ε_θ^t, the network at the step t.
    const isStep =
      /^[εfsμ]$/.test(identifier.letter) && /θ/.test(plainText(identifier.sub)) && supText === 't';
    const isLabel = isStep || isWord || /^\(.*\)$|^\*$/.test(supText) || identifier.primes > 0;
    const quantity: Quantity = {
      kind: 'quantity',
      letter: identifier.letter,
      accent: identifier.accents.join(' '),
      sub: plainText(identifier.sub),
      label: isStep ? '(t)' : isLabel ? supText + "'".repeat(identifier.primes) : '',
    };
    const power = isLabel ? undefined : identifier.sup;
    const bracket = this.bracketAhead();
    if (
      bracket &&
      !bracket.isNorm &&
      (isFunctionName(quantity) ||
        hasParts(bracket.inside) ||
        isTime(bracket.inside) ||
        (/^[gGβσ]$/.test(quantity.letter) && quantity.sub === '' && isTurnedTime(bracket.inside)) ||
        (quantity.letter === 'σ' && bracket.inside.map(plainText).join('') === 'η') ||
        (/hat|tilde/.test(quantity.accent) && isState(bracket.inside)))
    ) {
      this.at = bracket.next;
      const groups = readGroups(bracket.inside);
      return raised({ kind: 'apply', head: quantity, groups }, bracket.sup ?? power);
    }
    return raised(quantity, power);
  }

  /** A decimal number; its last digit may carry a superscript. */
  private digits(): Expression | undefined {
    let text = '';
    let sup: TexNode | undefined;
    while (this.at < this.nodes.length && !sup) {
      const node = this.nodes[this.at]!;
      const char = charOf(node).normalize('NFKC');
      if (!/^\d$/.test(char) && !(char === '.' && text !== '' && /^\d/.test(charOf(this.nodes[this.at + 1]))))
        break;
      if (node.kind === 'scripts' && (node.sub || node.primes > 0)) break;
      text += char;
      if (node.kind === 'scripts') sup = node.sup;
      this.at++;
    }
    return text === '' ? undefined : raised(number(Number(text)), sup);
  }

  /** Reads the bracketed stretch that starts here, if one does. */
  private bracketed(): Bracketed | undefined {
    const bracket = this.bracketAhead();
    if (!bracket) return undefined;
    this.at = bracket.next;
    return { groups: readGroups(bracket.inside), isNorm: bracket.isNorm, sup: bracket.sup };
  }

  /** The bracketed stretch that starts here, not yet read. */
  private bracketAhead(): Bracket | undefined {
    const node = this.nodes[this.at];
    const inner = node?.kind === 'scripts' ? node.base : node;
    if (node && inner?.kind === 'fence') {
      const isNorm = normMarks.has(inner.open) || normMarks.has(`\\${inner.open}`);
      return { inside: inner.children, isNorm, sup: supOf(node), next: this.at + 1 };
    }
    if (this.at === 0 && isBetweenBars(this.nodes)) {
      const last = this.nodes.at(-1)!;
      return { inside: this.nodes.slice(1, -1), isNorm: true, sup: supOf(last), next: this.nodes.length };
    }
    this.pairs ??= pairBrackets(this.nodes);
    const pair = this.pairs.get(this.at);
    if (!pair) return undefined;
    const last = this.nodes[pair.close + pair.width - 1]!;
    return {
      inside: this.nodes.slice(this.at + pair.width, pair.close),
      isNorm: pair.isNorm,
      sup: supOf(last),
      next: pair.close + pair.width,
    };
  }

  private reduce(node: TexNode, operator: 'product' | 'sum' | 'integral'): Expression {
    const sub = node.kind === 'scripts' && node.sub ? childrenOf(node.sub) : [];
    const sup = node.kind === 'scripts' ? node.sup : undefined;
    const equals = sub.findIndex((each) => charOf(each) === '=');
    const index = plainText(equals > 0 ? sub[0] : undefined);
    const lower = equals > 0 ? sub.slice(equals + 1) : operator === 'integral' ? sub : [];
    const from = lower.length > 0 ? readExpression(lower) : undefined;
    const to = sup ? readExpression(childrenOf(sup)) : undefined;
    const body = this.product();
    return { kind: 'reduce', operator, index, ...(from ? { from } : {}), ...(to ? { to } : {}), body };
  }

  private expectation(): Expression {
    const inside = this.bracketAhead()?.inside;
    const bracket = this.bracketed();
    // E[x_0 | x_t] is known by what it is the mean of.
    const body = bracket
      ? (single(bracket.groups) ?? {
          kind: 'opaque' as const,
          text: `[${inside?.map(plainText).join('') ?? ''}]`,
        })
      : this.product();
    const mean: Expression = bracket?.isNorm ? { kind: 'norm', body } : body;
    return { kind: 'expectation', body: raised(mean, bracket?.sup) };
  }

  /** D_KL(p ‖ q), also as KL(p ‖ q): the head D with both distributions as groups. */
  private divergence(): Expression | undefined {
    const length = divergenceLength(this.nodes, this.at);
    if (length === 0) return undefined;
    const start = this.at;
    this.at += length;
    const bracket = this.bracketAhead();
    const groups = bracket && splitAtBars(bracket.inside);
    if (groups?.length !== 2) {
      this.at = start;
      return undefined;
    }
    this.at = bracket!.next;
    const head: Quantity = { kind: 'quantity', letter: 'D', accent: '', sub: 'KL', label: '' };
    return { kind: 'apply', head, groups: groups.map((each) => [readExpression(each)]) };
  }

  /** SNR(t), one name of several letters. */
  private signalToNoise(): Expression | undefined {
    const node = this.nodes[this.at]!;
    const text = node.kind === 'command' && node.text !== undefined ? node.text : plainText(node);
    const isSpelled = text === 'S' && charOf(this.nodes[this.at + 1]) === 'N';
    if (text.trim() !== 'SNR' && !(isSpelled && charOf(this.nodes[this.at + 2]) === 'R')) return undefined;
    this.at += isSpelled ? 3 : 1;
    const bracket = this.bracketed();
    const head: Quantity = { kind: 'quantity', letter: 'SNR', accent: '', sub: '', label: '' };
    return raised({ kind: 'apply', head, groups: bracket?.groups ?? [] }, bracket?.sup);
  }

  /** min(a, b), max(a, b) and clip(a, b): a call, whose head is that name. */
  private extremum(): Expression | undefined {
    const node = this.nodes[this.at]!;
    if (node.kind !== 'command') return undefined;
    const name = (node.text ?? node.name).trim();
    if (isTrace(node)) {
      this.at++;
      const inside = this.bracketed();
      const argument = inside
        ? (single(inside.groups) ?? { kind: 'opaque' as const, text: '(…)' })
        : this.product();
      return { kind: 'function', name: 'tr', argument };
    }
    if (!/^(?:min|max|clip|clamp)$/.test(name)) return undefined;
    this.at++;
    const bracket = this.bracketAhead();
    if (!bracket || bracket.isNorm || !hasParts(bracket.inside)) {
      this.at--;
      return undefined;
    }
    this.at = bracket.next;
    const letter = name === 'clamp' ? 'clip' : name;
    const head: Quantity = { kind: 'quantity', letter, accent: '', sub: '', label: '' };
    return raised({ kind: 'apply', head, groups: readGroups(bracket.inside) }, bracket.sup);
  }

  /** `log` and the like without its backslash, or upright. */
  private spelledFunction(): Expression | undefined {
    const node = this.nodes[this.at]!;
    const inner = node.kind === 'scripts' ? node.base : node;
    if (inner?.kind === 'command' && /^(?:mathrm|operatorname|text|rm|textrm)$/.test(inner.name)) {
      const name = (inner.text ?? plainText(inner)).trim();
      if (!spelledNames.has(name)) return undefined;
      this.at++;
      return functional.test(name) ? { kind: 'opaque', text: name } : this.functionCall(node, name);
    }
    for (const name of spelledNames) {
      const last = this.nodes[this.at + name.length - 1];
      if (!last || !this.isSpelled(name)) continue;
      this.at += name.length;
      return functional.test(name) ? { kind: 'opaque', text: name } : this.functionCall(last, name);
    }
    return undefined;
  }

  /** Whether the next letters are a name's, without a gap, a subscript or another letter after them. */
  private isSpelled(name: string): boolean {
    const letters = [...name].map((_, index) => this.nodes[this.at + index]!);
    const isLetter = (node: TexNode | undefined) => /^[a-zA-Z]$/.test(charOf(node));
    const isAdjacent = (first: TexNode | undefined, second: TexNode | undefined) =>
      first?.end === second?.start;
    const before = this.nodes[this.at - 1];
    const after = this.nodes[this.at + name.length];
    if (isLetter(before) && isAdjacent(before, letters[0])) return false;
    if (isLetter(after) && isAdjacent(letters.at(-1), after)) return false;
    return letters.every(
      (node, index) =>
        charOf(node) === name[index] &&
        (node.kind === 'char' || (index === name.length - 1 && !(node.kind === 'scripts' && node.sub))) &&
        (index === 0 || isAdjacent(letters[index - 1], node)),
    );
  }

  /** ∇ and the one factor it acts on. */
  private gradient(node: TexNode): Expression {
    const of = node.kind === 'scripts' ? plainText(node.sub) : '';
    const head: Quantity = { kind: 'quantity', letter: '∇', accent: '', sub: of, label: '' };
    const body: Expression = this.at < this.nodes.length ? this.factor() : { kind: 'opaque', text: '' };
    return { kind: 'apply', head, groups: [[body]] };
  }

  private functionCall(node: TexNode, name: string): Expression {
    const braced = this.squaredInBraces(node, name);
    if (braced) return braced;
    const ahead = this.bracketAhead();
    // `\log (a) / b` is left alone, since notes mean both by it.
    const bracket = ahead && this.bracketed();
    const inside = bracket && single(bracket.groups);
    const argument = inside ?? (bracket ? { kind: 'opaque' as const, text: '(…)' } : this.bareArgument());
    return raised({ kind: 'function', name, argument }, supOf(node) ?? (inside ? bracket?.sup : undefined));
  }

  /** `\cos{(…)^2}`, which everybody reads as the square of the cosine. */
  private squaredInBraces(node: TexNode, name: string): Expression | undefined {
    const group = this.nodes[this.at];
    if (group?.kind !== 'group' || !/^(?:cos|sin)$/.test(name) || supOf(node)) return undefined;
    const inside = new Reader(group.children);
    const bracket = inside.bracketed();
    const argument = bracket && single(bracket.groups);
    if (!argument || bracket.isNorm || !bracket.sup || inside.at < inside.nodes.length) return undefined;
    this.at++;
    return raised({ kind: 'function', name, argument }, bracket.sup);
  }

  /** What a function without brackets acts on: a density alone, or else the rest of the product. */
  private bareArgument(): Expression {
    const before = this.at;
    if (before >= this.nodes.length) return { kind: 'opaque', text: '' };
    const first = this.factor();
    if (first.kind === 'apply' && !/^[·⋅×*/]$/.test(charOf(this.nodes[this.at]))) return first;
    this.at = before;
    return this.product();
  }
}

interface Bracket {
  readonly inside: readonly TexNode[];
  /** Bars that mean a norm or an absolute value. */
  readonly isNorm: boolean;
  /** The superscript on the closing bracket. */
  readonly sup: TexNode | undefined;
  /** Index of the node after it. */
  readonly next: number;
}

interface Bracketed {
  readonly groups: readonly (readonly Expression[])[];
  readonly isNorm: boolean;
  readonly sup?: TexNode | undefined;
}

/** `\\mathrm{tr}`, `\\operatorname{Tr}`. */
const isTrace = (node: TexNode & { readonly kind: 'command' }): boolean =>
  /^(?:mathrm|operatorname|text|rm|mathbf|textrm)$/.test(node.name) &&
  /^(?:tr|Tr|trace)$/.test((node.text ?? plainText(node)).trim());

/** |Σ|, all of a sequence. */
const isBetweenBars = (nodes: readonly TexNode[]): boolean =>
  nodes.length > 2 && isBar(nodes[0]!) && isBar(nodes.at(-1)!) && !nodes.slice(1, -1).some(isBar);

const isBar = (node: TexNode): boolean => {
  const inner = node.kind === 'scripts' ? node.base : node;
  return charOf(node) === '|' || (inner !== undefined && isNamed(inner, 'vert', 'lvert', 'rvert'));
};

/** Splits arguments at `;`, `|`, `:` (groups) and `,` (members of a group), outside inner brackets. */
function readGroups(nodes: readonly TexNode[]): readonly (readonly Expression[])[] {
  const groups: Expression[][] = [[]];
  let member: TexNode[] = [];
  let depth = 0;
  const endMember = () => {
    groups.at(-1)!.push(readExpression(member));
    member = [];
  };
  nodes.forEach((node, index) => {
    const separator = depth === 0 ? separatorAt(nodes, index) : undefined;
    if (separator) {
      endMember();
      if (separator !== ',') groups.push([]);
      return;
    }
    depth = Math.max(0, depth + depthStep(node));
    member.push(node);
  });
  endMember();
  return groups;
}

const single = (groups: readonly (readonly Expression[])[]): Expression | undefined =>
  groups.length === 1 && groups[0]!.length === 1 ? groups[0]![0] : undefined;

const supOf = (node: TexNode): TexNode | undefined => (node.kind === 'scripts' ? node.sup : undefined);

const childrenOf = (node: TexNode): readonly TexNode[] => (node.kind === 'group' ? node.children : [node]);

const raised = (base: Expression, sup: TexNode | undefined): Expression =>
  sup ? power(base, readExpression(childrenOf(sup))) : base;

function reduceOperator(node: TexNode): 'product' | 'sum' | 'integral' | undefined {
  const inner = node.kind === 'scripts' ? node.base : node;
  const name = inner?.kind === 'command' ? inner.name : inner?.kind === 'char' ? inner.text : '';
  if (name === 'prod' || name === '∏') return 'product';
  if (name === 'sum' || name === '∑') return 'sum';
  return name === 'int' || name === '∫' ? 'integral' : undefined;
}

function isExpectation(node: TexNode): boolean {
  const inner = node.kind === 'scripts' ? node.base : node;
  if (inner?.kind === 'command' && inner.text !== undefined) return inner.text.trim() === 'E';
  const identifier = inner && readIdentifier(inner);
  return identifier?.letter === 'E' || identifier?.letter === '𝔼';
}

/** How many nodes spell the Kullback–Leibler divergence here; 0 when none do. */
function divergenceLength(nodes: readonly TexNode[], at: number): number {
  const node = nodes[at]!;
  const text = (node.kind === 'command' && node.text !== undefined ? node.text : plainText(node)).trim();
  if (/^(?:D|𝔻|𝒟)?(?:KL|kl)$/.test(text)) return 1;
  return text === 'K' && charOf(nodes[at + 1]) === 'L' ? 2 : 0;
}

/** Parts a sequence at `‖`, also written `||` or `\\parallel`, outside brackets. */
function splitAtBars(nodes: readonly TexNode[]): readonly (readonly TexNode[])[] {
  const groups: TexNode[][] = [[]];
  let depth = 0;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    const isPair = charOf(node) === '|' && charOf(nodes[index + 1]) === '|';
    if (depth === 0 && (isPair || isNamed(node, '|', 'Vert', 'parallel') || /^[‖∥]$/.test(charOf(node)))) {
      groups.push([]);
      if (isPair) index++;
      continue;
    }
    depth = Math.max(0, depth + depthStep(node));
    groups.at(-1)!.push(node);
  }
  return groups;
}

function isNabla(node: TexNode): boolean {
  const inner = node.kind === 'scripts' ? node.base : node;
  return inner !== undefined && (isNamed(inner, 'nabla') || charOf(inner) === '∇');
}

const functions: ReadonlySet<string> = new Set([
  'log',
  'ln',
  'exp',
  'sin',
  'cos',
  'tan',
  'tanh',
  'max',
  'min',
  'det',
  'arccos',
]);

/** Names that notes also spell without a backslash. */
const spelledNames: ReadonlySet<string> = new Set([
  'argmin',
  'argmax',
  'log',
  'exp',
  'cos',
  'sin',
  'Var',
  'Cov',
  'ln',
]);
/** What has no value by that of its argument. */
const functional = /^(?:arg|Var|Cov)/;

/** A lone x_t, which an estimate is made from: x̂_0(x_t). */
function isState(nodes: readonly TexNode[]): boolean {
  const identifier = nodes.length === 1 ? readIdentifier(nodes[0]!) : undefined;
  return identifier !== undefined && /^[xXz]$/.test(identifier.letter) && identifier.sub !== undefined;
}

/** One letter that a function depends on: g(t), c_skip(σ), x(0). */
function isTime(nodes: readonly TexNode[]): boolean {
  const [node] = nodes;
  return nodes.length === 1 && /^(?:[tsτTσ0])$/.test(plainText(node));
}

/** T − t, the time of a process that runs backwards. */
const isTurnedTime = (nodes: readonly TexNode[]): boolean =>
  /^[T1][-−][ts]$/.test(nodes.map(plainText).join(''));

/** Letters whose following bracket holds arguments even when it holds only one. */
function isFunctionName({ letter, sub, accent }: Quantity): boolean {
  if (letter === 'q' || letter === 'p' || letter === 'N' || letter === 'L' || letter === 'f') return true;
  if (/^[HPQ]$/.test(letter)) return true;
  if (/^[εvsμD]$/.test(letter) && /hat|tilde/.test(accent)) return true;
  if (/^[ψφ]$/.test(letter) || (/^[vu]$/.test(letter) && sub === 't')) return true;
  return sub.includes('θ');
}

/** Whatever is neither an identifier nor an operator: fractions, roots, groups, braces over and under. */
function compound(node: TexNode): Expression {
  switch (node.kind) {
    case 'scripts':
      if (!node.base) return { kind: 'opaque', text: '' };
      return raised(compound(node.base), isBrace(node.base) ? undefined : node.sup);
    case 'group':
      return readExpression(node.children);
    case 'command':
      return compoundCommand(node);
    case 'environment':
      return { kind: 'opaque', text: node.name };
    case 'fence':
      return single(readGroups(node.children)) ?? { kind: 'opaque', text: '(…)' };
    case 'char':
      return { kind: 'opaque', text: node.text };
    case 'align':
    case 'row':
      return { kind: 'opaque', text: '' };
  }
}

const isBrace = (node: TexNode): boolean => isNamed(node, 'underbrace', 'overbrace', 'underset', 'overset');
const fractions: ReadonlySet<string> = new Set(['frac', 'dfrac', 'tfrac', 'cfrac']);

function compoundCommand(node: TexNode & { readonly kind: 'command' }): Expression {
  const [first, second] = node.args;
  if (fractions.has(node.name) && first && second) {
    return product([compoundOf(first), power(compoundOf(second), number(-1))]);
  }
  if (node.name === 'sqrt' && first) {
    const degree = node.option ? readExpression(node.option) : number(2);
    return power(compoundOf(first), power(degree, number(-1)));
  }
  if ((node.name === 'stackrel' || node.name === 'overset' || node.name === 'underset') && second) {
    return compoundOf(second);
  }
  if (first && node.name !== 'phantom' && node.name !== 'binom') return compoundOf(first);
  return { kind: 'opaque', text: node.text ?? `\\${node.name}` };
}

const compoundOf = (node: TexNode): Expression => readExpression(childrenOf(node));
