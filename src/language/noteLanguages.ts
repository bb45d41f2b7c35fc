/** VS Code's ids of the languages that notes are written in: Markdown with its relatives, and LaTeX. */
export const noteLanguages = ['markdown', 'quarto', 'rmd', 'mdx', 'latex', 'tex'] as const;
