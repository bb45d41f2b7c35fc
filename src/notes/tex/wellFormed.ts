import { argumentCounts, textCommands } from './commands';
import type { TexNode } from './node';
import { parseTex } from './parseTex';
import { inNothing, tokenize, type TexSurroundings, type TexToken } from './tokenize';

/**
 * Whether TeX draws a stretch of math without an error: braces, `\left` and `\right`, environments close in pairs, no
 * letter has two subscripts or two superscripts, no script and no command lacks its argument. Unknown commands count
 * as known, since macros may stand anywhere.
 */
export function isWellFormed(
  text: string,
  start = 0,
  end = text.length,
  surroundings: TexSurroundings = inNothing,
): boolean {
  const tokens = withoutWords(tokenize(text, start, end, surroundings));
  const nodes = parseTex(text, start, end, surroundings);
  return (
    closesInPairs(tokens) &&
    tokens.every((token, index) => !isScript(token) || takesScript(tokens[index + 1])) &&
    nodes.every(isWhole) &&
    !hasDoubleScript(nodes, text)
  );
}

/** What stands in `\\text{…}` is no math. */
function withoutWords(tokens: readonly TexToken[]): readonly TexToken[] {
  let depth = 0;
  let isWords = false;
  return tokens.filter((token, index) => {
    const before = tokens[index - 1];
    if (depth === 0) {
      isWords = token.kind === 'open' && before?.kind === 'command' && textCommands.has(before.text);
    }
    if (isWords && token.kind === 'open') {
      depth++;
    }
    if (isWords && token.kind === 'close') {
      depth--;
    }
    return !isWords || (depth === 1 && token.kind === 'open') || (depth === 0 && token.kind === 'close');
  });
}

const isScript = ({ kind }: TexToken): boolean => kind === 'sub' || kind === 'sup';

const takesScript = (next: TexToken | undefined): boolean =>
  next !== undefined &&
  (next.kind === 'open' ||
    next.kind === 'char' ||
    (next.kind === 'command' && !/^(?:right|end)$/.test(next.text)));

/** `{` with `}`, `\left` with `\right`, `\begin` with `\end`, none across another. */
function closesInPairs(tokens: readonly TexToken[]): boolean {
  const open: string[] = [];
  for (const { kind, text } of tokens) {
    const name = kind === 'command' ? text : kind;
    if (name === 'open' || name === 'left' || name === 'begin') {
      open.push(name);
    }
    const opener = closers.get(name);
    if (opener !== undefined && open.pop() !== opener) {
      return false;
    }
  }
  return open.length === 0;
}

const closers: ReadonlyMap<string, string> = new Map([
  ['close', 'open'],
  ['right', 'left'],
  ['end', 'begin'],
]);

const childrenOf = (node: TexNode): readonly TexNode[] => {
  switch (node.kind) {
    case 'char':
    case 'align':
    case 'row':
      return [];
    case 'command':
      return [...node.args, ...(node.option ?? [])];
    case 'scripts':
      return [node.base, node.sub, node.sup].filter((each) => each !== undefined);
    case 'group':
    case 'fence':
    case 'environment':
      return node.children;
  }
};

/** Whether every command has its arguments. */
function isWhole(node: TexNode): boolean {
  if (node.kind === 'command' && !textCommands.has(node.name) && !takesWords.has(node.name)) {
    if (node.args.length < (argumentCounts.get(node.name) ?? 0)) {
      return false;
    }
  }
  return childrenOf(node).every(isWhole);
}

/** Commands whose first argument is words, which the tree leaves out. */
const takesWords: ReadonlySet<string> = new Set(['textcolor', 'colorbox', 'href', 'genfrac']);

/** `x_0_t` and `x^2^2`: scripts without a base, right behind others of their kind. */
function hasDoubleScript(nodes: readonly TexNode[], text: string): boolean {
  return nodes.some((node, index) => {
    const before = nodes[index - 1];
    const isBare = node.kind === 'scripts' && node.base === undefined;
    const isDouble = isBare && before?.kind === 'scripts' && text.slice(before.end, node.start).trim() === '';
    return isDouble || hasDoubleScript(childrenOf(node), text);
  });
}
