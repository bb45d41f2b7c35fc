/** Environments that hold math without dollars around them; they begin here. */
export const environmentOpening =
  /^\\begin\s*\{((?:align|equation|gather|multline|eqnarray|alignat|flalign|aligned|alignedat|gathered|split|displaymath|math|dmath|IEEEeqnarray|subequations)\*?)\}/;
