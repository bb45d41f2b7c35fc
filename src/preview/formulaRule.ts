import type MarkdownIt from 'markdown-it';
import type { StateCore, Token } from 'markdown-it';
import type { FormulaMark, FormulaMarks } from './formulaMarks';

/** Stands behind a formula; its `meta` is a `FormulaMark`. The page's script makes it a button. */
export const runType = 'diffusion_run';
/** Where the views of the formulas before it unfold. */
export const unfoldType = 'diffusion_unfold';

/**
 * Puts a place for a ▶ behind every formula that a live view shows, and one for the views behind its block.
 * The math itself is left as it is.
 */
export function addFormulaRule(md: MarkdownIt, marksFor: (source: string) => FormulaMarks | undefined): void {
  md.core.ruler.push('diffusion_formulas', (state) => {
    const hasMath = (token: Token): boolean =>
      /^math|^fence$/.test(token.type) || (token.children?.some(hasMath) ?? false);
    if (state.inlineMode || !state.tokens.some(hasMath)) return;
    const marks = marksFor(state.src);
    if (marks) state.tokens = withMarks(state, marks);
  });
}

function withMarks(state: StateCore, marks: FormulaMarks): Token[] {
  const make = (type: string, mark?: FormulaMark): Token => {
    const token = new state.Token(type, '', 0);
    token.meta = mark;
    return token;
  };
  const withRuns = (token: Token, line: number): Token[] => [
    token,
    ...marks.of(token, line).map((mark) => make(runType, mark)),
  ];
  const tokens: Token[] = [];
  let line = 0;
  let inTable = false;
  // Views are blocks: they unfold behind the paragraph, heading or table that holds the formula.
  let pending = false;
  for (const token of state.tokens) {
    line = token.map?.[0] ?? line;
    if (token.type === 'table_open') inTable = true;
    if (token.type === 'table_close') inTable = false;
    if (token.children) {
      const children = token.children.flatMap((child) => withRuns(child, line));
      pending ||= children.length > token.children.length;
      token.children = children;
      tokens.push(token);
      continue;
    }
    const marked = withRuns(token, line);
    tokens.push(...marked);
    if (marked.length > 1 || (pending && !inTable && token.nesting === -1)) {
      tokens.push(make(unfoldType));
      pending = false;
    }
  }
  return tokens;
}
