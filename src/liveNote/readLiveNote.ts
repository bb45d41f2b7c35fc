import { pageTranslations, type PreviewContext } from '../preview/previewContext';
import { markUp, type NoteFormula } from './noteMarkdown';
import { sanitizedHtml } from './sanitizedHtml';

/** What a note is made live from; plain data that can be sent to a thread. */
export interface LiveNoteRequest extends Pick<PreviewContext, 'dialect' | 'macros' | 'base'> {
  readonly text: string;
  /** All translations of the language that the page speaks; empty in English. */
  readonly bundle: Readonly<Record<string, string>>;
  /** The keys (`formulaKey`) of the formulas that were found wrong. */
  readonly wrong: readonly string[];
}

/** A note as HTML with places for formulas (`data-formula`) and pictures (`data-picture`). */
export interface ReadLiveNote {
  readonly html: string;
  readonly formulas: readonly NoteFormula[];
  readonly pictures: readonly string[];
  readonly heading: string | undefined;
}

/** Renders and sanitises a note. */
export function readLiveNote({ text, wrong, bundle, ...context }: LiveNoteRequest): ReadLiveNote {
  const wrongKeys = new Set(wrong);
  const marked = markUp(text, {
    ...context,
    enabled: true,
    formulas: true,
    scheme: 'vscode',
    translations: pageTranslations(bundle),
    wrongIn: () => wrongKeys,
  });
  const { html, pictures } = sanitizedHtml(marked.html);
  return { html, pictures, formulas: marked.formulas, heading: marked.heading };
}
