import { plainText, readIdentifier } from '../tex/identifier';
import type { TexNode } from '../tex/node';
import { isLearned, type Spelled } from '../vocabulary/roles';
import { findStateLetter } from '../vocabulary/stateLetter';

/** Letters of flow matching and rectified flow alone, and straight paths: x_1 − x_0, t x_1. */
const flowNames = ['u_t', 'ψ_t', 'φ_t', 'Z_t', 'π_0', 'π_1', 'L_CFM', 'L_FM', 'path to x_1'] as const;

const processName = /^(?:(?:bar |tilde )?[αβ]_|bar α$|[εsμ]_θ|[xX]_[tT])/;

/** A name such as `bar α_t` as a letter with its decorations. */
function spelledOf(name: string): Spelled {
  const [, accent = '', letter = '', sub = ''] = /^(?:(\S+) )?(\S)(?:_(.*))?$/.exec(name) ?? [];
  return { letter, accent, sub };
}

/**
 * What occurs anywhere in a stretch of math, for letters whose meaning depends on it: σ_t beside α_t x is a noise
 * scale. Worked out when first asked for.
 */
export class MathContext {
  private knownNames: Set<string> | undefined;
  private knownIsFlow: boolean | undefined;
  private knownIsProcess: boolean | undefined;
  private knownStateLetter: string | undefined;

  constructor(private readonly nodes: readonly TexNode[]) {}

  /**
   * Whether one of the names occurs: a letter (`ε`), with its subscript (`σ_t`), with its accent before it
   * (`bar w`), or a command with its backslash.
   */
  has(...names: readonly string[]): boolean {
    const all = this.names;
    return names.some((name) => all.has(name));
  }

  /** x_t is a sum of scaled data and scaled noise with plain letters as scales: α_t x + σ_t ε. */
  get hasScales(): boolean {
    return this.has('scaled data') || (this.has('α_λ', 'σ_λ') && this.has('z_λ'));
  }

  /** Time is continuous: differentials of x, of time or of a Wiener process. */
  get isStochasticEquation(): boolean {
    return this.has('d w', 'd W', 'bar w') || (this.has('d x') && this.has('d t'));
  }

  get hasScore(): boolean {
    return this.has('\\nabla', '∇', 's_θ') && this.has('\\log', '\\ln', 's_θ', 'log');
  }

  /** A probability path from noise at 0 to data at 1. */
  get isFlow(): boolean {
    this.knownIsFlow ??= mayNameFlow(this.nodes) && this.has(...flowNames);
    return this.knownIsFlow;
  }

  /** It holds the schedule, a network's output, or a state. */
  get isProcess(): boolean {
    this.knownIsProcess ??= [...this.names].some((name) => processName.test(name));
    return this.knownIsProcess;
  }

  /** The letter that the stretch writes its state by. */
  get stateLetter(): string {
    this.knownStateLetter ??= findStateLetter([...this.names].map(spelledOf));
    return this.knownStateLetter;
  }

  private get names(): ReadonlySet<string> {
    this.knownNames ??= collectNames(this.nodes);
    return this.knownNames;
  }

  /** Predictions with a condition and without are weighted against each other. */
  get weighsPredictions(): boolean {
    return this.has('ε_θ', 'tilde ε', 'tilde ε_θ', 'ε_c', 'ε_u', 's_θ', 'p_φ') && this.isGuidance;
  }

  /** A condition, the empty one, or a classifier occurs. */
  get isGuidance(): boolean {
    return this.has('∅', '\\varnothing', '\\emptyset', 'c', 'p_φ', 'tilde ε_θ', 'y');
  }
}

/**
 * Whether a letter of `flowNames`, or a subscript 1, occurs at all. Nearly every x is asked whether it is of a flow, and this
 * is answered without writing out names.
 */
const mayNameFlow = (nodes: readonly TexNode[]): boolean => nodes.some(mayBeOfFlow);

function mayBeOfFlow(node: TexNode): boolean {
  switch (node.kind) {
    case 'char':
      return isFlowLetter(node);
    case 'command':
      return node.args.length === 0
        ? isFlowLetter(node)
        : mayNameFlow(node.args) || mayNameFlow(node.option ?? []);
    case 'group':
    case 'fence':
    case 'environment':
      return mayNameFlow(node.children);
    case 'scripts':
      return (
        plainText(node.sub) === '1' ||
        (node.base !== undefined && mayBeOfFlow(node.base)) ||
        (node.sub !== undefined && mayBeOfFlow(node.sub)) ||
        (node.sup !== undefined && mayBeOfFlow(node.sup))
      );
    case 'align':
    case 'row':
      return false;
  }
}

const isFlowLetter = (node: TexNode): boolean => /^[uψφZπL]$/.test(letterOf(node) ?? '');

function collectNames(nodes: readonly TexNode[]): Set<string> {
  const names = new Set<string>();
  collectAll(nodes, names, false);
  return names;
}

function collectAll(nodes: readonly TexNode[], names: Set<string>, inRoot: boolean): void {
  nodes.forEach((node, index) => {
    const next = nodes[index + 1];
    collect(node, names, inRoot);
    if (next) {
      collectPair(node, next, nodes[index + 2], names, inRoot);
    }
  });
}

function collectPair(
  node: TexNode,
  next: TexNode,
  afterNext: TexNode | undefined,
  names: Set<string>,
  inRoot: boolean,
): void {
  const first = letterOf(node);
  if (first === 'd') {
    const second = letterOf(next);
    if (second) {
      names.add(`d ${second}`);
    }
  }
  if (!inRoot && first === 'α' && node.kind === 'scripts' && /^[xz]$/.test(letterOf(next) ?? '')) {
    names.add('scaled data');
  }
  // t x_1: a straight path to x_1.
  if (first === 't' && node.kind === 'char' && /^[xXz]_1$/.test(fullName(next))) {
    names.add('path to x_1');
  }
  const isMinus = next.kind === 'char' && (next.text === '-' || next.text === '−');
  if (!isMinus || !afterNext) {
    return;
  }
  const left = fullName(node);
  if (/^[xXzZ]_1$/.test(left) && fullName(afterNext) === left.replace('1', '0')) {
    names.add('path to x_1');
  }
}

const letterOf = (node: TexNode): string | undefined => readIdentifier(node)?.letter;

function fullName(node: TexNode): string {
  const identifier = readIdentifier(node);
  return identifier ? `${identifier.letter}_${plainText(identifier.sub)}` : '';
}

function collect(node: TexNode, names: Set<string>, inRoot: boolean): void {
  const identifier = readIdentifier(node);
  if (identifier) {
    const accent = identifier.accents.join(' ');
    const name = accent ? `${accent} ${identifier.letter}` : identifier.letter;
    names.add(name);
    if (identifier.sub) {
      const sub = plainText(identifier.sub);
      names.add(`${name}_${sub}`);
      // Whatever letter the network's parameters have; p_φ is a classifier.
      if (identifier.letter !== 'p' && isLearned({ sub })) {
        names.add(`${name}_θ`);
      }
    }
    if (identifier.sub) {
      collect(identifier.sub, names, inRoot);
    }
    return;
  }
  switch (node.kind) {
    case 'char':
      names.add(node.text);
      break;
    case 'command':
      names.add(`\\${node.name}`);
      if (node.text !== undefined) {
        names.add(node.text.trim());
      }
      if (node.option) {
        collectAll(node.option, names, inRoot);
      }
      if (node.name === 'frac' && plainText(node.args[1]) === '2' && letterOf(node.args[0]!) === 'α') {
        names.add('half α');
      }
      for (const argument of node.args) {
        collectAll([argument], names, inRoot || node.name === 'sqrt');
      }
      break;
    case 'group':
    case 'fence':
    case 'environment':
      collectAll(node.children, names, inRoot);
      break;
    case 'scripts':
      for (const part of [node.base, node.sub, node.sup]) {
        if (part) {
          collect(part, names, inRoot);
        }
      }
      break;
    case 'align':
    case 'row':
      break;
  }
}
