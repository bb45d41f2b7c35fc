import type { TexNode } from '../tex/node';

/** What parts the arguments of a function: `,` members of a group, the others groups. */
export type Separator = ',' | ';' | '|';

export const charOf = (node: TexNode | undefined): string => {
  const inner = node?.kind === 'scripts' ? node.base : node;
  return inner?.kind === 'char' ? inner.text : '';
};

export const isNamed = (node: TexNode, ...names: readonly string[]): boolean =>
  node.kind === 'command' && names.includes(node.name);

export const isSign = (text: string): boolean => /^[+\-−＋]$/.test(text);

export const isDivision = (node: TexNode): boolean => charOf(node) === '/' || isNamed(node, 'div');

export const isMultiplication = (node: TexNode): boolean =>
  /^[·⋅×*∗⊙∘•]$/.test(charOf(node)) || isNamed(node, 'cdot', 'times', 'odot', 'ast', 'circ');

export const normMarks: ReadonlySet<string> = new Set([
  '\\|',
  '|',
  '\\Vert',
  '\\lVert',
  '‖',
  '\\lvert',
  '\\vert',
]);

/** A bracket or bar in one spelling; '' for other nodes. */
function markOf(node: TexNode): string {
  const inner = node.kind === 'scripts' ? node.base : node;
  if (inner?.kind === 'char') {
    return sameMarks[inner.text] ?? inner.text;
  }
  if (inner?.kind === 'command' && inner.args.length === 0) {
    return sameMarks[`\\${inner.name}`] ?? '';
  }
  return '';
}

const sameMarks: Readonly<Record<string, string>> = {
  '（': '(',
  '）': ')',
  '‖': '\\|',
  '∥': '\\|',
  '\\|': '\\|',
  '\\Vert': '\\|',
  '\\lVert': '\\|',
  '\\rVert': '\\|',
  '\\parallel': '\\|',
  '\\{': '\\{',
  '\\}': '\\}',
  '\\lbrace': '\\{',
  '\\rbrace': '\\}',
  '\\lbrack': '[',
  '\\rbrack': ']',
};

export interface Pair {
  readonly close: number;
  /** How many nodes each of the two marks takes: `||` takes two. */
  readonly width: number;
  readonly isNorm: boolean;
}

/** Pairs the brackets of a sequence, each kind by itself, by the index of the opening one. */
export function pairBrackets(nodes: readonly TexNode[]): ReadonlyMap<number, Pair> {
  const pairs = new Map<number, Pair>();
  const open = new Map<string, number[]>();
  for (let index = 0; index < nodes.length; index++) {
    let mark = markOf(nodes[index]!);
    let width = 1;
    if (mark === '|' && index + 1 < nodes.length && markOf(nodes[index + 1]!) === '|') {
      mark = '\\|';
      width = 2;
    }
    const opening = openerOf.get(mark);
    const isNorm = mark === '\\|';
    const waiting = open.get(opening ?? mark) ?? [];
    if (opening ?? (isNorm && waiting.length > 0)) {
      const start = waiting.pop();
      if (start !== undefined) {
        pairs.set(start, { close: index, width, isNorm });
      }
    } else if (isNorm || openers.has(mark)) {
      open.set(mark, [...waiting, index]);
    }
    index += width - 1;
  }
  return pairs;
}

const openers: ReadonlySet<string> = new Set(['(', '[', '\\{']);
const openerOf: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['\\}', '\\{'],
]);

/** Whether a bracket's inside has several arguments. */
export function hasParts(nodes: readonly TexNode[]): boolean {
  let depth = 0;
  return nodes.some((node, index) => {
    if (depth === 0 && separatorAt(nodes, index)) {
      return true;
    }
    depth = Math.max(0, depth + depthStep(node));
    return false;
  });
}

export function depthStep(node: TexNode): number {
  const mark = markOf(node);
  return openers.has(mark) ? 1 : openerOf.has(mark) ? -1 : 0;
}

export function separatorAt(nodes: readonly TexNode[], index: number): Separator | undefined {
  const node = nodes[index]!;
  const text = charOf(node);
  if (/^[,，]$/.test(text)) {
    return ',';
  }
  if (/^[;；]$/.test(text)) {
    return ';';
  }
  if (isNamed(node, 'mid', 'vert', 'middle', 'lvert', 'rvert')) {
    return '|';
  }
  const isBar = /^[|∣｜]$/.test(text);
  const isDouble = charOf(nodes[index + 1]) === '|' || charOf(nodes[index - 1]) === '|';
  return isBar && !isDouble ? '|' : undefined;
}
