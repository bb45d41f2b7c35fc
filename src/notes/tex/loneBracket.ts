import { declarations } from './commands';
import type { TexNode } from './node';

/**
 * A bracket that is all of a group or of a font command's argument, as in `\\mathbf(x)` and `{\\bf(}x)`: the bracket
 * itself, which pairs as if nothing were around it.
 */
export function bracketIn(argument: TexNode | undefined, start: number): TexNode | undefined {
  switch (argument?.kind) {
    case 'group': {
      const [only, ...others] = argument.children.filter((each) => !isDeclaration(each));
      const bracket = only?.kind !== 'fence' && others.length === 0 ? bracketIn(only, start) : undefined;
      return bracket && { ...bracket, end: argument.end };
    }
    case 'fence':
      return { ...argument, start };
    case 'char':
      return isBracketMark(argument.text) ? { ...argument, start } : undefined;
    case 'command':
      return bracketCommands.has(argument.name) || isDeclaration(argument)
        ? { ...argument, start }
        : undefined;
    case 'scripts':
    case 'environment':
    case 'align':
    case 'row':
    case undefined:
      return undefined;
  }
}

const isDeclaration = (node: TexNode): boolean => node.kind === 'command' && declarations.has(node.name);
/** A bracket or bar of one character. */
export const isBracketMark = (text: string): boolean => /^[()[\]（）|‖∥]$/.test(text);

const bracketCommands: ReadonlySet<string> = new Set(
  ['{', '}', '|', 'lbrace', 'rbrace', 'lbrack', 'rbrack', 'langle', 'rangle'].concat([
    ...['Vert', 'lVert', 'rVert', 'vert', 'lvert', 'rvert'],
  ]),
);
