/** How long the notes are that the reader is measured with. */
export const lineCount = 5000;
export const spanCount = 2000;

const formulas: readonly ((n: number) => string)[] = [
  (n) => `x_{${n}} = \\sqrt{\\bar\\alpha_{${n}}}\\, x_0 + \\sqrt{1-\\bar\\alpha_{${n}}}\\, \\epsilon`,
  (n) => `\\bar\\alpha_{${n}}`,
  (n) =>
    `q(x_{${n}} \\mid x_{t-1}) = \\mathcal{N}(x_{${n}}; \\sqrt{1-\\beta_{${n}}}\\, x_{t-1}, \\beta_{${n}} \\mathbf{I})`,
  (n) =>
    `\\tilde\\mu_{${n}}(x_t, x_0) = \\frac{\\sqrt{\\bar\\alpha_{t-1}}\\beta_t}{1-\\bar\\alpha_t}x_0 + \\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}x_{${n}}`,
  (n) => `\\mathbf{x}_{${n}}`,
  (n) => `\\boldsymbol\\epsilon_\\theta(\\mathbf{x}_{${n}}, ${n})`,
  (n) => `\\alpha_{${n}} = 1 - \\beta_{${n}}`,
  (n) => `\\sigma_{${n}}^2`,
];

/**
 * A note of 5,000 lines with 2,000 formulas in sentences, lists, tables and displays, of which `distinct` are
 * written differently. Notes repeat themselves: of the formulas of a real one about one in four is new.
 */
export function longNote(distinct: number): string {
  const lines: string[] = ['# A long note', ''];
  for (let index = 0; index < spanCount; index++) {
    const which = index % distinct;
    const tex = formulas[which % formulas.length]!(which);
    if (index % 10 === 0) {
      lines.push('$$', tex, '$$', '');
    } else if (index % 10 === 5) {
      lines.push(`> - In a quoted list stands $${tex}$.`, '');
    } else if (index % 50 === 7) {
      lines.push('| name | value |', '| --- | --- |', `| this | $${tex}$ |`, '');
    } else {
      lines.push(`Sentence ${index} says $${tex}$ with *emphasis* and \`code\` around it.`, '');
    }
    if (index % 100 === 50) {
      lines.push(`## Section ${index}`, '', '```python', 'x = sample(model)', '```', '');
    }
  }
  while (lines.length < lineCount) {
    lines.push('A sentence without any math, as there are many.', '');
  }
  return lines.slice(0, lineCount).join('\n');
}
