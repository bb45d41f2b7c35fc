import type { SymbolId, SymbolOccurrence } from './note';
import type { Identifier } from './tex/identifier';
import { plainText, readIdentifier } from './tex/identifier';
import type { TexNode } from './tex/node';

/** Finds the known symbols in a tree of TeX, in order and disjoint: a symbol's own scripts are part of it. */
export function findSymbols(nodes: readonly TexNode[]): SymbolOccurrence[] {
  const found: SymbolOccurrence[] = [];
  visitSequence(nodes, found);
  return found;
}

function visitSequence(nodes: readonly TexNode[], found: SymbolOccurrence[]): void {
  nodes.forEach((node, index) => visit(node, nodes[index + 1], found));
}

function visit(node: TexNode | undefined, next: TexNode | undefined, found: SymbolOccurrence[]): void {
  if (!node) return;
  if (node.kind === 'char' || node.kind === 'command' || node.kind === 'scripts') {
    const identifier = readIdentifier(node);
    const symbol = identifier && classify(identifier, next);
    if (symbol) {
      found.push({ ...symbol, start: node.start, end: node.end });
      return;
    }
  }
  switch (node.kind) {
    case 'command':
      if (node.option) visitSequence(node.option, found);
      for (const argument of node.args) visit(argument, undefined, found);
      break;
    case 'group':
    case 'fence':
    case 'environment':
      visitSequence(node.children, found);
      break;
    case 'scripts':
      visitScripts(node, found);
      break;
    case 'char':
    case 'align':
    case 'row':
      break;
  }
}

/** The scripts of something unknown may hold symbols of their own, e.g. the limits of a product. */
function visitScripts(node: TexNode & { readonly kind: 'scripts' }, found: SymbolOccurrence[]): void {
  // A letter whose scripts make it something unknown is not the known letter.
  if (node.base && !readIdentifier(node.base)) visit(node.base, undefined, found);
  const scripts = [node.sub, node.sup].filter((script) => script !== undefined);
  scripts.sort((a, b) => a.start - b.start);
  for (const script of scripts) {
    const isTranspose = script === node.sup && plainText(script) === 'T' && !isOperator(node.base);
    const isLabel = /^[pq]$/.test(plainText(script)) && /^[μσ]$/.test(plainText(node.base));
    if (!isTranspose && !isLabel) visit(script, undefined, found);
  }
}

const operators = new Set(['prod', 'sum', 'int', 'bigcup', 'coprod', 'underbrace']);
const isOperator = (node: TexNode | undefined): boolean =>
  (node?.kind === 'command' && operators.has(node.name)) ||
  (node?.kind === 'char' && /[∏∑∫}\])]/.test(node.text));

interface Classified {
  readonly id: SymbolId;
  readonly time?: string;
}

/** A step of the process: t, T, a number, with an offset; or a stretch of steps. */
const timePattern = /^(?:[tTsτ]|\d+)(?:[+-]\d+)?(?::[tT])?$/;
const indexPattern = /^[ijkn]$/;
const isTime = (sub: string): boolean => timePattern.test(sub);
const isStep = (sub: string): boolean => isTime(sub) || indexPattern.test(sub);

const withTime = (id: SymbolId, sub: string): Classified => (sub === '' ? { id } : { id, time: sub });

/** Which known quantity an identifier names; undefined when none. `next` is what follows it. */
function classify(identifier: Identifier, next: TexNode | undefined): Classified | undefined {
  const sub = plainText(identifier.sub);
  const accent = identifier.accents.join(' ');
  if (identifier.primes > 0) return undefined;
  const rule = rules[identifier.letter];
  return rule?.({ sub, accent, identifier, next });
}

interface Clues {
  readonly sub: string;
  /** The accents by name, innermost first; '' for none. */
  readonly accent: string;
  readonly identifier: Identifier;
  readonly next: TexNode | undefined;
}

const rules: Readonly<Record<string, (clues: Clues) => Classified | undefined>> = {
  x: state,
  X: (clues) => (/^(?:[tT]|t-1|0)$/.test(clues.sub) ? state(clues) : undefined),
  β: ({ sub, accent }) => {
    if (sub !== '' && !isStep(sub)) return undefined;
    if (accent === '') return withTime('beta_t', sub);
    return accent === 'tilde' ? withTime('betaTilde_t', sub) : undefined;
  },
  α: ({ sub, accent }) => {
    if (sub !== '' && !isStep(sub)) return undefined;
    if (accent === '') return withTime('alpha_t', sub);
    return accent === 'bar' ? withTime('alphaBar_t', sub) : undefined;
  },
  ε: ({ sub, accent }) => {
    if (sub.includes('θ')) return accent === '' ? { id: 'epsilon_theta' } : undefined;
    if (accent !== '' && accent !== 'bar' && accent !== 'tilde') return undefined;
    return sub === '' || isStep(sub) ? withTime('epsilon', sub) : undefined;
  },
  θ: ({ sub, accent }) => (sub === '' && accent === '' ? { id: 'theta' } : undefined),
  μ: ({ sub, accent }) => {
    if (accent === 'tilde') return sub === '' || isTime(sub) ? withTime('muTilde_t', sub) : undefined;
    return accent === '' && sub.includes('θ') ? { id: 'mu_theta' } : undefined;
  },
  Σ: ({ sub, accent }) => (accent === '' && sub.includes('θ') ? { id: 'Sigma_theta' } : undefined),
  σ: ({ sub, accent }) => (accent === '' && isTime(sub) ? withTime('sigma_t', sub) : undefined),
  z: ({ sub, accent }) =>
    (accent === '' || accent === 'bar') && (sub === '' || isTime(sub)) ? withTime('z', sub) : undefined,
  q: ({ sub, accent }) => (accent === '' && !/[θφ]/.test(sub) ? { id: 'q' } : undefined),
  p: ({ sub, accent }) => (accent === '' && sub.includes('θ') ? { id: 'p_theta' } : undefined),
  N: ({ sub, accent, identifier, next }) => {
    if (sub !== '' || accent !== '') return undefined;
    const isScript = identifier.font === 'mathcal' || identifier.font === 'mathscr';
    return isScript || opensArguments(next) ? { id: 'N' } : undefined;
  },
  L: ({ sub, identifier }) =>
    /^simple$/i.test(sub) || /^simple$/i.test(plainText(identifier.sup)) ? { id: 'L_simple' } : undefined,
  t: ({ sub, accent }) => (sub === '' && accent === '' ? { id: 't' } : undefined),
  T: ({ sub, accent, identifier }) =>
    sub === '' && accent === '' && !identifier.sup ? { id: 'T' } : undefined,
};

/** x with a step. Its estimate x̂ and other accented forms are other quantities. */
function state({ sub, accent }: Clues): Classified | undefined {
  if (accent !== '' || !isTime(sub)) return undefined;
  switch (sub) {
    case '0':
      return { id: 'x_0', time: sub };
    case 'T':
      return { id: 'x_T', time: sub };
    case 't-1':
      return { id: 'x_{t-1}', time: sub };
    default:
      return { id: 'x_t', time: sub };
  }
}

const opensArguments = (node: TexNode | undefined): boolean =>
  (node?.kind === 'char' && /[(（]/.test(node.text)) || (node?.kind === 'fence' && node.open === '(');
