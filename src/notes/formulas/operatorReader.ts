import { BracketReader, supOf, type Norm } from './bracketReader';
import { charOf, depthStep, hasParts, isDivision, isMultiplication, isSign, separatorAt } from './brackets';
import { somePart } from './equationFacts';
import type { Expression, Quantity } from './expression';
import { number, power } from './expression';
import {
  divergenceLength,
  functional,
  isStructure,
  isTrace,
  spelledInitials,
  spelledNames,
  splitDivergence,
} from './operatorNames';
import { openEnd, openRange } from './openRange';
import { isDensity } from './shape';
import { plainText } from '../tex/identifier';
import type { TexNode } from '../tex/node';

/** What stood in brackets. */
interface Bracketed {
  readonly groups: readonly (readonly Expression[])[];
  readonly norm: Norm | undefined;
  readonly sup?: TexNode | undefined;
}

/** Reads operators and functions by name, and what they act on. */
export abstract class OperatorReader extends BracketReader {
  /** A reader of other nodes. */
  protected abstract of(nodes: readonly TexNode[]): OperatorReader;
  abstract sum(): Expression;
  /** The product that starts here, or goes on here after its first factors. */
  protected abstract product(first?: readonly Expression[]): Expression;
  protected abstract factor(): Expression;

  /** Reads the bracketed stretch that starts here, if one does. */
  protected bracketed(): Bracketed | undefined {
    const bracket = this.bracketAhead();
    if (!bracket) {
      return undefined;
    }
    this.at = bracket.next;
    return { groups: this.groups(bracket.inside), norm: bracket.norm, sup: bracket.sup };
  }

  /** Splits arguments at `;`, `|`, `:` (groups) and `,` (members of a group), outside inner brackets. */
  protected groups(nodes: readonly TexNode[]): readonly (readonly Expression[])[] {
    const groups: Expression[][] = [[]];
    let member: TexNode[] = [];
    let depth = 0;
    const endMember = () => {
      groups.at(-1)!.push(this.read(member));
      member = [];
    };
    nodes.forEach((node, index) => {
      const separator = depth === 0 ? separatorAt(nodes, index) : undefined;
      if (separator) {
        endMember();
        if (separator !== ',') {
          groups.push([]);
        }
        return;
      }
      depth = Math.max(0, depth + depthStep(node));
      member.push(node);
    });
    endMember();
    return groups;
  }

  /** Reads nodes of their own as an expression. */
  protected read(nodes: readonly TexNode[]): Expression {
    return this.of(nodes).sum();
  }

  /** An expression to the power that stands above it. */
  protected raised(base: Expression, sup: TexNode | undefined): Expression {
    return sup ? power(base, this.read(childrenOf(sup))) : base;
  }

  protected reduce(node: TexNode, operator: 'product' | 'sum' | 'integral'): Expression {
    const sub = node.kind === 'scripts' && node.sub ? childrenOf(node.sub) : [];
    const sup = node.kind === 'scripts' ? node.sup : undefined;
    const equals = sub.findIndex((each) => charOf(each) === '=');
    const index = plainText(equals > 0 ? sub[0] : undefined);
    const lower = equals > 0 ? sub.slice(equals + 1) : operator === 'integral' ? sub : [];
    const from = lower.length > 0 ? this.read(lower) : undefined;
    const to = sup ? this.read(childrenOf(sup)) : undefined;
    const body = this.product();
    // ∏_{s≤t}, from 1, and Σ_{t>1}, up to T.
    const range = operator !== 'integral' ? openRange(sub) : undefined;
    if (range && (range.from || !sup)) {
      const end = range.from ? (to ?? openEnd(range.index)) : this.read(range.to);
      const start = range.from ?? number(1);
      return { kind: 'reduce', operator, index: range.index, from: start, ...(end ? { to: end } : {}), body };
    }
    return { kind: 'reduce', operator, index, ...(from ? { from } : {}), ...(to ? { to } : {}), body };
  }

  protected expectation(node: TexNode): Expression {
    const over = this.densitiesBelow(node);
    const inside = this.bracketAhead()?.inside;
    const bracket = this.bracketed();
    // E[x_0 | x_t] is known by what it is the mean of.
    const body = bracket
      ? (single(bracket.groups) ?? {
          kind: 'opaque' as const,
          text: `[${inside?.map(plainText).join('') ?? ''}]`,
        })
      : this.product();
    const mean: Expression = bracket?.norm ? { kind: 'norm', body, ...bracket.norm } : body;
    return {
      kind: 'expectation',
      body: this.raised(mean, bracket?.sup),
      ...(over.length > 0 ? { over } : {}),
    };
  }

  /** The conditional and joint densities in the subscript of E. */
  private densitiesBelow(node: TexNode): readonly Expression[] {
    const below = node.kind === 'scripts' && node.sub ? childrenOf(node.sub) : [];
    if (!below.some((each) => /^[|∣(]$/.test(charOf(each)) || each.kind === 'fence')) {
      return [];
    }
    const found: Expression[] = [];
    somePart(this.read(below), (part) => {
      if (isDensity(part)) {
        found.push(part);
      }
      return false;
    });
    return found;
  }

  /** D_KL(p ‖ q), also as KL(p ‖ q): the head D with both distributions as groups. */
  protected divergence(): Expression | undefined {
    const length = divergenceLength(this.nodes, this.at);
    if (length === 0) {
      return undefined;
    }
    const start = this.at;
    this.at += length;
    const bracket = this.bracketAhead();
    const groups = bracket && splitDivergence(bracket.inside);
    if (groups?.length !== 2) {
      this.at = start;
      return undefined;
    }
    this.at = bracket!.next;
    const head: Quantity = { kind: 'quantity', letter: 'D', accent: '', sub: 'KL', label: '' };
    return { kind: 'apply', head, groups: groups.map((each) => [this.read(each)]) };
  }

  /** SNR(t), one name of several letters. */
  protected signalToNoise(): Expression | undefined {
    const node = this.nodes[this.at]!;
    if (isStructure(node)) {
      return undefined;
    }
    const text = node.kind === 'command' && node.text !== undefined ? node.text : plainText(node);
    const isSpelled = text === 'S' && charOf(this.nodes[this.at + 1]) === 'N';
    if (text.trim() !== 'SNR' && !(isSpelled && charOf(this.nodes[this.at + 2]) === 'R')) {
      return undefined;
    }
    this.at += isSpelled ? 3 : 1;
    const bracket = this.bracketed();
    const head: Quantity = { kind: 'quantity', letter: 'SNR', accent: '', sub: '', label: '' };
    return this.raised({ kind: 'apply', head, groups: bracket?.groups ?? [] }, bracket?.sup);
  }

  /** min(a, b), max(a, b) and clip(a, b): a call, whose head is that name. */
  protected extremum(): Expression | undefined {
    const node = this.nodes[this.at]!;
    if (node.kind !== 'command') {
      return undefined;
    }
    const name = (node.text ?? node.name).trim();
    if (isTrace(node)) {
      this.at++;
      const inside = this.bracketed();
      const argument = inside
        ? (single(inside.groups) ?? { kind: 'opaque' as const, text: '(…)' })
        : this.product();
      return { kind: 'function', name: 'tr', argument };
    }
    if (!/^(?:min|max|clip|clamp)$/.test(name)) {
      return undefined;
    }
    this.at++;
    const bracket = this.bracketAhead();
    if (!bracket || bracket.norm || !hasParts(bracket.inside)) {
      this.at--;
      return undefined;
    }
    this.at = bracket.next;
    const letter = name === 'clamp' ? 'clip' : name;
    const head: Quantity = { kind: 'quantity', letter, accent: '', sub: '', label: '' };
    return this.raised({ kind: 'apply', head, groups: this.groups(bracket.inside) }, bracket.sup);
  }

  /** `log` and the like without its backslash, or upright. */
  protected spelledFunction(): Expression | undefined {
    const node = this.nodes[this.at]!;
    const inner = node.kind === 'scripts' ? node.base : node;
    if (inner?.kind === 'command' && /^(?:mathrm|operatorname|text|rm|textrm)$/.test(inner.name)) {
      const name = (inner.text ?? plainText(inner)).trim();
      if (!spelledNames.has(name)) {
        return undefined;
      }
      this.at++;
      return functional.test(name) ? { kind: 'opaque', text: name } : this.functionCall(node, name);
    }
    if (!spelledInitials.has(charOf(node))) {
      return undefined;
    }
    for (const name of spelledNames) {
      const last = this.nodes[this.at + name.length - 1];
      if (!last || !this.isSpelled(name)) {
        continue;
      }
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
    if (isLetter(before) && isAdjacent(before, letters[0])) {
      return false;
    }
    if (isLetter(after) && isAdjacent(letters.at(-1), after)) {
      return false;
    }
    return letters.every(
      (node, index) =>
        charOf(node) === name[index] &&
        (node.kind === 'char' || (index === name.length - 1 && !(node.kind === 'scripts' && node.sub))) &&
        (index === 0 || isAdjacent(letters[index - 1], node)),
    );
  }

  /** ∇ and the one factor it acts on; `∇·` and `∇²` are heads of their own. */
  protected gradient(node: TexNode): Expression {
    const of = node.kind === 'scripts' ? plainText(node.sub) : '';
    const next = this.nodes[this.at];
    const isDivergence = next !== undefined && /^(?:cdot|[·⋅])$/.test(charOf(next) || nameOf(next));
    if (isDivergence) {
      this.at++;
    }
    const isTwice = node.kind === 'scripts' && plainText(node.sup) === '2';
    const letter = isDivergence ? '∇·' : isTwice ? '∇²' : '∇';
    const head: Quantity = { kind: 'quantity', letter, accent: '', sub: of, label: '' };
    const body: Expression = this.at < this.nodes.length ? this.factor() : { kind: 'opaque', text: '' };
    return { kind: 'apply', head, groups: [[body]] };
  }

  protected functionCall(node: TexNode, name: string): Expression {
    const braced = this.squaredInBraces(node, name);
    if (braced) {
      return braced;
    }
    const ahead = this.bracketAhead();
    // `\log (a) / b` is left alone, since notes mean both by it.
    const bracket = ahead && this.bracketed();
    const inside = bracket && single(bracket.groups);
    const argument = inside ?? (bracket ? { kind: 'opaque' as const, text: '(…)' } : this.bareArgument());
    return this.raised(
      { kind: 'function', name, argument },
      supOf(node) ?? (inside ? bracket?.sup : undefined),
    );
  }

  /** `\cos{(…)^2}`, which everybody reads as the square of the cosine. */
  private squaredInBraces(node: TexNode, name: string): Expression | undefined {
    const group = this.nodes[this.at];
    if (group?.kind !== 'group' || !/^(?:cos|sin)$/.test(name) || supOf(node)) {
      return undefined;
    }
    const inside = this.of(group.children);
    const ahead = inside.bracketAhead();
    if (!ahead?.sup || ahead.norm || hasParts(ahead.inside) || ahead.next < inside.nodes.length) {
      return undefined;
    }
    const bracket = inside.bracketed();
    const argument = bracket && single(bracket.groups);
    if (!argument) {
      return undefined;
    }
    this.at++;
    return this.raised({ kind: 'function', name, argument }, bracket.sup);
  }

  /** What a function without brackets acts on: what braces hold, a density alone, or else the rest of the product. */
  private bareArgument(): Expression {
    const node = this.nodes[this.at];
    if (!node) {
      return { kind: 'opaque', text: '' };
    }
    if (isSign(charOf(node)) || isDivision(node) || isMultiplication(node)) {
      return this.product();
    }
    const isBraced =
      node.kind === 'group' && (node.children.length > 1 || node.children[0]?.kind === 'fence');
    const first = this.factor();
    if (isBraced) {
      return first;
    }
    if (first.kind === 'apply' && !/^[·⋅×*/]$/.test(charOf(this.nodes[this.at]))) {
      return first;
    }
    return this.product([first]);
  }
}

const nameOf = (node: TexNode): string => (node.kind === 'command' ? node.name : '');

/** The only argument, where there is one. */
export const single = (groups: readonly (readonly Expression[])[]): Expression | undefined =>
  groups.length === 1 && groups[0]!.length === 1 ? groups[0]![0] : undefined;

/** The nodes of a group, or the node alone. */
export const childrenOf = (node: TexNode): readonly TexNode[] =>
  node.kind === 'group' ? node.children : [node];
