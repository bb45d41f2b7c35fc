import type MarkdownIt from 'markdown-it';
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs';
import type Token from 'markdown-it/lib/token.mjs';

/** What the math rules tell the reader through markdown-it's `env`. */
export interface ReaderEnv {
  /** The last line that a rule looked at to find the end of a display, whether or not it took it. */
  lookedAt: number;
  /** The line in whose middle block parsing goes on, after a display with text behind it; −1 for none. */
  midLine: number;
}

/** Notes that a rule has looked as far as `line`. */
export function lookAt(state: StateBlock, line: number): void {
  const env = state.env as ReaderEnv;
  if (line > env.lookedAt) {
    env.lookedAt = line;
  }
}

/** Consecutive top-level blocks that no blank line parts. Lines count from 0 in the text that was read. */
export interface Stretch {
  readonly firstLine: number;
  /** The line of the next stretch, or of the text's end. */
  readonly nextLine: number;
  /** The last line on which the reading of this stretch depends. */
  readonly reach: number;
  readonly tokens: readonly Token[];
}

/**
 * Reads Markdown one stretch at a time, as markdown-it's block parser reads it whole. A stretch depends on
 * nothing before it, which is what allows to read a changed note anew from the middle.
 */
export class BlockReader {
  private readonly state: StateBlock;
  private readonly env: ReaderEnv = { lookedAt: -1, midLine: -1 };

  constructor(
    private readonly md: MarkdownIt,
    text: string,
  ) {
    const normalised = text.replace(/\r\n?/g, '\n').replace(/\0/g, '\uFFFD');
    this.state = new md.block.State(normalised, md, this.env, []);
  }

  get lineCount(): number {
    return this.state.lineMax;
  }

  /** The next stretch; undefined at the end of the text. */
  next(): Stretch | undefined {
    const state = this.state;
    const firstLine = state.skipEmptyLines(state.line);
    if (firstLine >= state.lineMax) {
      return undefined;
    }
    state.line = firstLine;
    state.tokens = [];
    this.env.lookedAt = -1;
    do {
      this.readBlock();
    } while (!this.isBetweenStretches());
    const nextLine = Math.min(state.skipEmptyLines(state.line), state.lineMax);
    return { firstLine, nextLine, reach: Math.max(nextLine, this.env.lookedAt), tokens: state.tokens };
  }

  private readBlock(): void {
    const state = this.state;
    const from = state.line;
    for (const rule of this.md.block.ruler.getRules('')) {
      if (rule(state, from, state.lineMax, false)) {
        break;
      }
    }
    // The paragraph rule takes whatever no other rule does; a rule that stands still would never end.
    if (state.line <= from) {
      state.line = from + 1;
    }
  }

  private isBetweenStretches(): boolean {
    const state = this.state;
    const { line } = state;
    if (line >= state.lineMax || state.isEmpty(line)) {
      return true;
    }
    return this.env.midLine !== line && state.isEmpty(line - 1);
  }
}
