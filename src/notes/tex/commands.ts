/** How many arguments a command takes; commands that are not listed take none. */
export const argumentCounts: ReadonlyMap<string, number> = new Map([
  ...['frac', 'dfrac', 'tfrac', 'cfrac', 'binom', 'dbinom', 'tbinom', 'genfrac'].map((n) => [n, 2] as const),
  ...['stackrel', 'overset', 'underset', 'textcolor', 'colorbox'].map((n) => [n, 2] as const),
  ...['sqrt', 'phantom', 'hphantom', 'vphantom', 'smash', 'boxed', 'fbox', 'cancel', 'bcancel'].map(
    (n) => [n, 1] as const,
  ),
  ...['color', 'underbrace', 'overbrace', 'substack', 'mathop', 'mathbin', 'mathrel', 'mathord', 'not'].map(
    (n) => [n, 1] as const,
  ),
  ...['tag', 'tag*', 'label', 'ref', 'eqref', 'hspace', 'hspace*', 'vspace', 'href', 'xrightarrow'].map(
    (n) => [n, 1] as const,
  ),
]);

/** Commands that put a mark over or under their argument, and the mark's canonical name. */
export const accents: ReadonlyMap<string, string> = new Map([
  ['bar', 'bar'],
  ['overline', 'bar'],
  ['widebar', 'bar'],
  ['overbar', 'bar'],
  ['tilde', 'tilde'],
  ['widetilde', 'tilde'],
  ['hat', 'hat'],
  ['widehat', 'hat'],
  ['check', 'check'],
  ['breve', 'breve'],
  ['dot', 'dot'],
  ['ddot', 'ddot'],
  ['mathring', 'ring'],
  ['underline', 'underline'],
  ['vec', 'vec'],
  ['overrightarrow', 'vec'],
]);

/** Font commands with an argument. They change a letter's look, not which quantity it names. */
export const fonts: ReadonlySet<string> = new Set([
  ...['mathbf', 'mathrm', 'mathit', 'mathsf', 'mathtt', 'mathnormal', 'mathcal', 'mathscr', 'mathfrak'],
  ...[
    'mathbb',
    'boldsymbol',
    'bm',
    'pmb',
    'bold',
    'symbf',
    'symbfit',
    'Bbb',
    'mathbfit',
    'boldmath',
    'ensuremath',
  ],
]);

/** Style declarations: they act on what follows in their group and take no argument. */
export const declarations: ReadonlySet<string> = new Set([
  ...['bf', 'rm', 'it', 'sf', 'tt', 'cal', 'bfseries', 'displaystyle', 'textstyle', 'scriptstyle'],
  ...['scriptscriptstyle', 'limits', 'nolimits', 'nonumber', 'notag', 'allowbreak', 'hfill'],
  ...['big', 'Big', 'bigg', 'Bigg', 'bigl', 'bigr', 'Bigl', 'Bigr', 'biggl', 'biggr', 'Biggl', 'Biggr'],
  ...['bigm', 'Bigm', 'biggm', 'Biggm', 'small', 'large', 'Large', 'tiny', 'normalsize', 'footnotesize'],
]);

/** Commands whose argument is words, not math. */
export const textCommands: ReadonlySet<string> = new Set([
  ...['text', 'textrm', 'textbf', 'textit', 'textsf', 'texttt', 'textnormal', 'mbox', 'hbox'],
  ...['operatorname', 'operatorname*', 'tag', 'tag*', 'label', 'ref', 'eqref', 'color', 'hspace', 'vspace'],
]);

/** Pure spacing; `quad` and `qquad` are kept in the tree because they part an equation from its conditions. */
export const spacing: ReadonlySet<string> = new Set([
  ...[',', ';', ':', '!', ' ', '>', 'thinspace', 'medspace', 'thickspace', 'enspace', 'negthinspace'],
  ...['\n', '\r', '\t', '/', 'negmedspace', 'negthickspace', 'nobreakspace', 'mathstrut', 'strut'],
]);

for (const name of [...accents.keys(), ...fonts, ...textCommands]) {
  if (!argumentCounts.has(name)) {
    (argumentCounts as Map<string, number>).set(name, 1);
  }
}
