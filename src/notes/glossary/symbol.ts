import type { Citation, GlossaryEntry, Paper } from './glossaryEntry';

export const equation = (paper: Paper, number: string): Citation => ({ paper, place: 'equation', number });
export const algorithm = (paper: Paper, number: string): Citation => ({ paper, place: 'algorithm', number });
export const section = (paper: Paper, number: string): Citation => ({ paper, place: 'section', number });

/** TeX with its backslashes as they are. */
export const raw = (parts: TemplateStringsArray, ...values: readonly string[]): string =>
  String.raw(parts, ...values);

type Optional = 'from' | 'to' | 'confusedWith' | 'values' | 'code';

/** A symbol as its file writes it: what most lack may be left out, and a fixed symbol is a string. */
type SymbolDraft<Id extends string> = Omit<GlossaryEntry<Id>, Optional | 'tex' | 'plain'> &
  Partial<Pick<GlossaryEntry<Id>, Optional>> & {
    readonly tex: string | GlossaryEntry['tex'];
    readonly plain: string | GlossaryEntry['plain'];
  };

const always = (text: string) => () => text;

/** Completes a symbol. One whose TeX is fixed carries no time in its values either. */
export function symbol<const Id extends string = never>({
  tex,
  plain,
  ...draft
}: SymbolDraft<Id>): GlossaryEntry<Id> {
  return {
    from: [],
    to: [],
    confusedWith: [],
    values: [],
    code: {},
    ...(typeof tex === 'string' ? { timeless: true } : {}),
    ...draft,
    tex: typeof tex === 'string' ? always(tex) : tex,
    plain: typeof plain === 'string' ? always(plain) : plain,
  };
}
