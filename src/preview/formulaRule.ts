import type MarkdownIt from 'markdown-it';
import type { StateCore, Token } from 'markdown-it';
import type { FormulaMark, FormulaMarks, Lines } from './formulaMarks';

/** Stands behind a formula; its `meta` is a `FormulaMark`. The page's script makes it a button. */
export const runType = 'diffusion_run';
/** Where the views of the formulas before it unfold. */
export const unfoldType = 'diffusion_unfold';

/** What every way to write math has; most notes have none of it, and are not read. */
const mayHoldMath = /\$|\\|```/;

/**
 * Puts a place for a ▶ behind every formula that a live view shows, and one for the views behind its block.
 * The math itself is left as it is.
 */
export function addFormulaRule(md: MarkdownIt, marksFor: (source: string) => FormulaMarks | undefined): void {
  md.core.ruler.push('diffusion_formulas', (state) => {
    if (state.inlineMode || !mayHoldMath.test(state.src)) {
      return;
    }
    const marks = marksFor(state.src);
    if (marks) {
      state.tokens = withMarks(state, marks);
    }
  });
}

function withMarks(state: StateCore, marks: FormulaMarks): Token[] {
  const make = (type: string, mark?: FormulaMark): Token => {
    const token = new state.Token(type, '', 0);
    token.meta = mark;
    return token;
  };
  const runs = (found: readonly FormulaMark[]) => found.map((mark) => make(runType, mark));
  const tokens: Token[] = [];
  let line = 0;
  let table: Lines | undefined;
  // Views are blocks: they unfold behind the paragraph, heading or table that holds the formula.
  let shown: FormulaMark[] = [];
  const unfold = (): void => {
    if (shown.length > 0) {
      tokens.push(make(unfoldType));
    }
    shown = [];
  };
  for (const token of state.tokens) {
    const lines = linesOf(token);
    line = lines?.[0] ?? line;
    if (token.type === 'table_open') {
      table = lines;
    }
    if (token.children) {
      const marked = token.children.map((child) => ({ child, found: marks.of(child, line) }));
      shown.push(...marked.flatMap(({ found }) => found));
      const further = lines ? marks.undrawnIn(lines, shown) : [];
      shown.push(...further);
      token.children = [...marked.flatMap(({ child, found }) => [child, ...runs(found)]), ...runs(further)];
      tokens.push(token);
      continue;
    }
    const found = marks.of(token, line);
    const closing = token.type === 'table_close' ? table : token.type === 'html_block' ? lines : undefined;
    const further = closing ? marks.undrawnIn(closing, shown) : [];
    tokens.push(token, ...runs([...found, ...further]));
    shown.push(...found, ...further);
    if (token.type === 'table_close') {
      table = undefined;
    }
    const isBlock = found.length + further.length > 0;
    if (isBlock || (!table && token.nesting === -1)) {
      unfold();
    }
  }
  return tokens;
}

const linesOf = ({ map }: Token): Lines | undefined => (map ? [map[0], map[1]] : undefined);
