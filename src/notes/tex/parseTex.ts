import { spend } from '../budget';
import { argumentCounts, fonts, spacing, textCommands } from './commands';
import { bracketIn, isBracketMark } from './loneBracket';
import type { Macros } from './macros';
import { expandMacros } from './expandMacros';
import type { TexCommand, TexGroup, TexNode } from './node';
import { type Closer, TokenReader, closes, closesOuter } from './tokenReader';
import type { TexSurroundings, TexToken } from './tokenize';
import { inNothing, tokenize } from './tokenize';
import { isUnicodeScript, isUnicodeSubscript } from './unicodeScripts';

/** Deeper groups are read flat, so that no input can exhaust the stack. */
const maxDepth = 60;

/**
 * Reads a stretch of a note as TeX math into a tree with positions. It never throws: what is broken (a missing
 * brace, an unknown command, a `\right` without its `\left`) is skipped or left open, and the rest is read.
 */
export function parseTex(
  text: string,
  start = 0,
  end = text.length,
  surroundings: TexSurroundings = inNothing,
  macros: Macros = noMacros,
): TexNode[] {
  const tokens = tokenize(text, start, end, surroundings);
  spend(tokens.length);
  // Only this stretch is searched: a note of a megabyte is parsed a formula at a time.
  const mayExpand = macros.size > 0 || /\\(?:newcommand|def)/.test(text.slice(start, end));
  return new Parser(text, mayExpand ? expandMacros(tokens, macros) : tokens).read();
}

const noMacros: Macros = new Map();

class Parser extends TokenReader {
  private depth = 0;

  read(): TexNode[] {
    return this.sequence('nothing');
  }

  private sequence(closer: Closer): TexNode[] {
    const nodes: TexNode[] = [];
    this.depth++;
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      if (closes(token, closer)) {
        break;
      }
      if (closer !== 'nothing' && closesOuter(token)) {
        break;
      }
      const node = this.scripted();
      if (node) {
        nodes.push(node);
      }
    }
    this.depth--;
    return nodes;
  }

  /** An atom with the scripts that follow it. */
  private scripted(): TexNode | undefined {
    const first = this.tokens[this.at]!;
    const base = first.kind === 'sub' || first.kind === 'sup' ? undefined : this.atom();
    if (base && (base.kind === 'row' || base.kind === 'align')) {
      return base;
    }
    let sub: TexNode | undefined;
    let sup: TexNode | undefined;
    let primes = 0;
    let end = base?.end ?? first.start;
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      if (base && isLimits(token)) {
        this.at++;
      } else if (token.kind === 'sub' || token.kind === 'sup') {
        if ((token.kind === 'sub' ? sub : sup) && base) {
          break;
        }
        this.at++;
        const written = this.argument();
        end = written?.end ?? token.end;
        const script = isEmpty(written) ? undefined : written;
        if (token.kind === 'sub') {
          sub = script ?? sub;
        } else {
          sup = script ?? sup;
        }
      } else if (base && token.kind === 'char' && isPrime(token.text)) {
        primes++;
        this.at++;
        end = token.end;
      } else if (base && token.kind === 'char' && isUnicodeScript(token.text)) {
        const script = this.unicodeScript();
        end = script.end;
        if (isUnicodeSubscript(token.text)) {
          sub ??= script;
        } else {
          sup ??= script;
        }
      } else {
        break;
      }
    }
    if (!sub && !sup && primes === 0) {
      return isEmpty(base) ? undefined : base;
    }
    const place = { start: base?.start ?? first.start, end, primes };
    return {
      kind: 'scripts',
      ...place,
      ...(base ? { base } : {}),
      ...(sub ? { sub } : {}),
      ...(sup ? { sup } : {}),
    };
  }

  /** One atom: a character, a group, a command with its arguments. Undefined for what only spaces or is broken. */
  private atom(): TexNode | undefined {
    const token = this.tokens[this.at++]!;
    const { start, end } = token;
    switch (token.kind) {
      case 'open': {
        const group = this.group(token, 'close');
        return bracketIn(group, start) ?? group;
      }
      case 'close':
        return undefined;
      case 'align':
      case 'row':
        return { kind: token.kind, start, end };
      case 'command':
        return this.command(token);
      case 'char':
        return token.text === '~' ? undefined : { kind: 'char', text: token.text, start, end };
      case 'sub':
      case 'sup':
        return undefined;
    }
  }

  private group(open: TexToken, closer: 'close' | ']'): TexGroup | undefined {
    if (this.depth >= maxDepth) {
      return undefined;
    }
    const children = this.sequence(closer);
    const close = this.tokens[this.at];
    const closed = close !== undefined && closes(close, closer);
    if (closed) {
      this.at++;
    }
    const end = closed ? close.end : (children.at(-1)?.end ?? open.end);
    return { kind: 'group', children, start: open.start, end };
  }

  private command(token: TexToken): TexNode | undefined {
    const { text: name, start, end } = token;
    if (spacing.has(name)) {
      return undefined;
    }
    if (this.depth >= maxDepth) {
      return { kind: 'command', name, args: [], start, end };
    }
    if (name === 'left') {
      return this.fence(token);
    }
    if (name === 'right') {
      this.delimiter();
      return undefined;
    }
    if (name === 'middle') {
      const delimiter = this.delimiter();
      return delimiter && { kind: 'char', text: delimiter.text, start: delimiter.start, end: delimiter.end };
    }
    if (name === 'begin') {
      return this.environment(token);
    }
    if (name === 'end') {
      this.words();
      return undefined;
    }
    const command = this.withArguments(token);
    if (command.text !== undefined && isBracketMark(command.text.trim())) {
      return { kind: 'char', text: command.text.trim(), start, end: command.end };
    }
    return (fonts.has(name) && bracketIn(command.args[0], start)) || command;
  }

  private withArguments(token: TexToken): TexCommand {
    const { text: name, start } = token;
    const count = argumentCounts.get(name) ?? 0;
    let end = token.end;
    let option: readonly TexNode[] | undefined;
    const next = this.tokens[this.at];
    if (count > 0 && next?.kind === 'char' && next.text === '[' && takesOption.has(name)) {
      this.at++;
      const group = this.group(next, ']');
      option = group?.children;
      end = group?.end ?? end;
    }
    if (textCommands.has(name)) {
      const words = this.words();
      return { kind: 'command', name, args: [], text: words?.text ?? '', start, end: words?.end ?? end };
    }
    const args: TexNode[] = [];
    for (let index = 0; index < count; index++) {
      if (index === 0 && (name === 'textcolor' || name === 'colorbox' || name === 'href')) {
        const words = this.words();
        if (words) {
          end = words.end;
        }
        continue;
      }
      const argument = this.argument();
      if (!argument) {
        break;
      }
      args.push(argument);
      end = argument.end;
    }
    return { kind: 'command', name, args, ...(option ? { option } : {}), start, end };
  }

  /** An argument or script: a group, or one atom. Undefined where the enclosing group, row or cell ends first. */
  private argument(): TexNode | undefined {
    this.depth++;
    const node = this.nextAtom();
    this.depth--;
    return node;
  }

  private nextAtom(): TexNode | undefined {
    for (let token = this.tokens[this.at]; token; token = this.tokens[this.at]) {
      if (token.kind === 'close' || token.kind === 'align' || token.kind === 'row') {
        return undefined;
      }
      if (token.kind === 'sub' || token.kind === 'sup' || closesOuter(token)) {
        return undefined;
      }
      const node = this.atom();
      if (node) {
        return node;
      }
    }
    return undefined;
  }

  private fence(left: TexToken): TexNode {
    const open = this.delimiter();
    const children = this.sequence('right');
    const right = this.tokens[this.at];
    const closed = right !== undefined && closes(right, 'right');
    let close: TexToken | undefined;
    if (closed) {
      this.at++;
      close = this.delimiter();
    }
    const end = close?.end ?? (closed ? right.end : (children.at(-1)?.end ?? open?.end ?? left.end));
    return {
      kind: 'fence',
      open: open?.text ?? '',
      openEnd: open?.end ?? left.end,
      close: close?.text ?? '',
      children,
      start: left.start,
      end,
    };
  }

  private environment(begin: TexToken): TexNode {
    const words = this.words();
    const name = words?.text.trim() ?? '';
    if (name === 'array' || name === 'alignat' || name === 'alignat*') {
      this.words();
    }
    const children = this.sequence('end');
    const token = this.tokens[this.at];
    let end = children.at(-1)?.end ?? words?.end ?? begin.end;
    if (token && closes(token, 'end')) {
      this.at++;
      end = this.words()?.end ?? token.end;
    }
    return { kind: 'environment', name, children, start: begin.start, end };
  }
}

const takesOption: ReadonlySet<string> = new Set(['sqrt', 'xrightarrow', 'smash', 'cfrac']);

/** `{}`, which parts commands and gives scripts another base. */
const isEmpty = (node: TexNode | undefined): boolean => node?.kind === 'group' && node.children.length === 0;

const isLimits = (token: TexToken): boolean =>
  token.kind === 'command' && (token.text === 'limits' || token.text === 'nolimits');
const isPrime = (text: string): boolean => text === "'" || text === '′' || text === '’';
