/**
 * Whether anything stands in a text that math begins with in any dialect or in LaTeX. Without it nothing of a note
 * need be read, drawn or checked. Linear in the text, and cheap beside reading it.
 */
export const mayHoldMath = (text: string): boolean =>
  /\$|\\[([]|\\begin|math\/tex|(?:`{3}|~{3})[ \t]{0,9}\{?math/i.test(text);
