/** A regular expression that takes more than linear time: the file, how it begins, and how long the text is at most. */
export interface LimitedExpression {
  readonly file: string;
  readonly begins: string;
  /** To how many characters the text is cut, or longer ones are refused, before it runs. */
  readonly limit: number;
}

const inFile = (file: string, limit: number, ...beginnings: readonly string[]): LimitedExpression[] =>
  beginnings.map((begins) => ({ file, begins, limit }));

const r = String.raw;
/** `searchFix` refuses longer sources, for which all of `edits` are. */
const fixable = 1500;

export const limitedExpressions: readonly LimitedExpression[] = [
  ...inFile('src/notes/check/fixes/edits/differentialEdits.ts', fixable, r`(?:\\(?:bar`, r`d\}?\s*`),
  ...inFile('src/cli/formats/sarifFormat.ts', 1000, '--fix|<!--'),
  ...inFile(
    'src/notes/prose/namings.ts',
    96,
    r`^[ \t]*[*_]*[ \t]*(?:,? ?(?:is`,
    r`\bstep[- ]?sizes?\b`,
    r`\bsums?\b`,
  ),
  ...inFile('src/notes/prose/proseAround.ts', 240, r`^[ \t]*[,.;，。；]?[ \t]*\n`),
  ...inFile('src/notes/check/statements.ts', 2000, r`\\\{\s*(?:\\?[a-zA-Zα-ω]+`, r`KL[^=]{0,60}?`),
  ...inFile('src/notes/check/fixes/slip.ts', 200, r`^[\s}]*(?:\\[,;!]`, r`N\s*\}?\s*(?:\\left`),
  ...inFile('src/notes/notation/localSymbols.ts', 100, r`(?:\b(?:let|where`, r`^[\s*_”"」)）]*(?:is\b`),
  ...inFile('src/notes/notation/notation.ts', 100, r`(?:\b(?:let|where`),
  ...inFile('src/notes/notation/maySayNotation.ts', 600, r`^[\s&{]*(?:\\begin`),
  ...inFile('src/notes/check/fixes/edits/factorEdits.ts', fixable, r`\\mathcal\s*`, r`(?<!\\sum[^+]`),
  ...inFile('src/notes/check/fixes/edits/indexEdits.ts', fixable, r`\\(?:bar|overline|widebar)\s*(?:`),
  ...inFile(
    'src/notes/check/fixes/edits/indexEdits.ts',
    fixable,
    r`(?:epsilon|[zεξη])`,
    r`(?:^|[^a-zA-Z])[xXzy]`,
  ),
  ...inFile('src/notes/check/fixes/edits/indexEdits.ts', fixable, r`(?<![a-zA-Z\\])[pq](?:_`),
  ...inFile('src/notes/check/fixes/edits/indexEdits.ts', fixable, r`(?:\\mu|\\sigma|\\Sigma`),
  ...inFile(
    'src/notes/check/fixes/edits/nameEdits.ts',
    fixable,
    r`\\(?:bar|overline|tilde)\s*`,
    r`\\tilde\s*`,
  ),
  ...inFile('src/notes/check/fixes/edits/nameEdits.ts', fixable, r`(?<!\\nabla`),
  ...inFile(
    'src/notes/check/fixes/edits/powerEdits.ts',
    fixable,
    r`\s*(?:\\(?:mathbf`,
    r`(?:\\right\s*)?`,
    r`(?<=[,;]\s*)t`,
  ),
  ...inFile('src/notes/check/fixes/edits/scheduled.ts', fixable, r`(?:\\(?:bar|overline|tilde)\s*(?:`),
  ...inFile(
    'src/notes/check/fixes/edits/signEdits.ts',
    fixable,
    r`(?:\\left)?\(\s*1`,
    r`(?<=(?:^|[-+=])\s*)t`,
  ),
  ...inFile('src/notes/check/fixes/edits/swapEdits.ts', fixable, r`^_\s*\{?\s*[pq]`),
];

/** Where expressions are put together when the program runs, how many, and on how long a text they run. */
export const composedExpressions: Readonly<
  Record<string, { readonly count: number; readonly limit: number }>
> = {
  'src/explain/derivation/inConvention.ts': { count: 1, limit: 600 },
  'src/explain/derivation/sentenceMath.ts': { count: 1, limit: 300 },
  'src/notes/check/fixes/catalogueForm.ts': { count: 5, limit: 8000 },
  'src/notes/prose/namings.ts': { count: 2, limit: 96 },
  'src/notes/check/statements.ts': { count: 2, limit: 2000 },
  'src/playground/runNames.ts': { count: 2, limit: 255 },
  'src/notes/notation/maySayNotation.ts': { count: 1, limit: 600 },
  'src/notes/check/fixes/edits/indexEdits.ts': { count: 1, limit: fixable },
  'src/notes/check/fixes/edits/nameEdits.ts': { count: 1, limit: fixable },
  'src/notes/check/fixes/edits/scheduled.ts': { count: 1, limit: fixable },
};
