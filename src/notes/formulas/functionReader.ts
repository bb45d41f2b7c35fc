import { BracketReader, supOf, type Norm } from './bracketReader';
import { charOf, depthStep, hasParts, isDivision, isMultiplication, isSign, separatorAt } from './brackets';
import type { Expression, Quantity } from './expression';
import { power } from './expression';
import { functional, isStructure, isTrace, spelledInitials, spelledNames } from './operatorNames';
import { plainText } from '../tex/identifier';
import type { TexNode } from '../tex/node';

/** What stood in brackets. */
interface Bracketed {
  readonly groups: readonly (readonly Expression[])[];
  readonly norm: Norm | undefined;
  readonly sup?: TexNode | undefined;
}

/** Reads functions by name, and what they act on. */
export abstract class FunctionReader extends BracketReader {
  /** A reader of other nodes. */
  protected abstract of(nodes: readonly TexNode[]): FunctionReader;
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
    if (isLetter(after) && isAdjacent(letters.at(-1), after) && !this.isDensityAt(name)) {
      return false;
    }
    return letters.every(
      (node, index) =>
        charOf(node) === name[index] &&
        (node.kind === 'char' || (index === name.length - 1 && !(node.kind === 'scripts' && node.sub))) &&
        (index === 0 || isAdjacent(letters[index - 1], node)),
    );
  }

  /** `logp_\theta(x)`: the letter after a logarithm's name is a density with its argument. */
  private isDensityAt(name: string): boolean {
    const [density, next] = [name.length, name.length + 1].map((by) => this.nodes[this.at + by]);
    const opens = charOf(next) === '(' || next?.kind === 'fence';
    return /^(?:log|ln)$/.test(name) && /^[pq]$/.test(charOf(density)) && opens;
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

/** The only argument, where there is one. */
export const single = (groups: readonly (readonly Expression[])[]): Expression | undefined =>
  groups.length === 1 && groups[0]!.length === 1 ? groups[0]![0] : undefined;

/** The nodes of a group, or the node alone. */
export const childrenOf = (node: TexNode): readonly TexNode[] =>
  node.kind === 'group' ? node.children : [node];
