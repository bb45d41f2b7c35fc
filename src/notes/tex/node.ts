/** Where a node stands: UTF-16 offsets into the note. */
interface Placed {
  readonly start: number;
  readonly end: number;
  /** What `identifier.ts` has worked out of the node: every reader asks about the same nodes again and again. */
  memo?: NodeMemo;
}

export interface NodeMemo {
  identifier?: Identifier | 'none';
  plainText?: string;
}

/** One character with its combining marks: a letter, a digit, an operator, a bracket. */
export interface TexChar extends Placed {
  readonly kind: 'char';
  readonly text: string;
}

/** `\name` and the arguments it takes; `text` holds the argument of commands that take words (`\text{…}`). */
export interface TexCommand extends Placed {
  readonly kind: 'command';
  readonly name: string;
  readonly args: readonly TexNode[];
  /** The argument in square brackets, e.g. the degree of a root. */
  readonly option?: readonly TexNode[];
  readonly text?: string;
}

/** `{…}`; also an argument's square brackets. */
export interface TexGroup extends Placed {
  readonly kind: 'group';
  readonly children: readonly TexNode[];
}

/** A base with subscript, superscript or primes; the base is missing in `{}_x`-like and broken input. */
export interface TexScripts extends Placed {
  readonly kind: 'scripts';
  readonly base?: TexNode;
  readonly sub?: TexNode;
  readonly sup?: TexNode;
  readonly primes: number;
}

/** `\left( … \right)`, with the delimiters as commands or characters give them, e.g. `(`, `\|`, `.`. */
export interface TexFence extends Placed {
  readonly kind: 'fence';
  readonly open: string;
  /** Where the opening delimiter ends. */
  readonly openEnd?: number;
  readonly close: string;
  readonly children: readonly TexNode[];
}

/** `\begin{name} … \end{name}`; rows and cells are parted by `row` and `align` nodes among the children. */
export interface TexEnvironment extends Placed {
  readonly kind: 'environment';
  readonly name: string;
  readonly children: readonly TexNode[];
}

/** `&` in an aligned row. */
export interface TexAlign extends Placed {
  readonly kind: 'align';
}

/** `\\`, the end of a row. */
export interface TexRow extends Placed {
  readonly kind: 'row';
}

export type TexNode =
  TexChar | TexCommand | TexGroup | TexScripts | TexFence | TexEnvironment | TexAlign | TexRow;

/** A letter with its decorations: what names a quantity. `\bar{\alpha}_{t-1}`, `\mathbf{x_t}`, `ᾱ_t` … */
export interface Identifier {
  /** The letter in Unicode, variants and mathematical alphabets folded: `ε` for `\varepsilon`, `x` for `𝐱`. */
  readonly letter: string;
  /** `bar`, `tilde`, `hat` …, innermost first. */
  readonly accents: readonly string[];
  /** The outermost font command, without its backslash. */
  readonly font: string | undefined;
  readonly sub: TexNode | undefined;
  readonly sup: TexNode | undefined;
  readonly primes: number;
}
