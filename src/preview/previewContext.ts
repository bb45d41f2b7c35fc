import type { MathDialect } from '../notes/mathSpans';
import type { PlaygroundState } from '../protocol/playgroundState';
import pageStrings from './pageStrings.json';

/** What the preview needs to know of VS Code. */
export interface PreviewContext {
  /** The setting `diffusion.preview.enabled`. */
  readonly enabled: boolean;
  /** The setting `diffusion.preview.formulas`. */
  readonly formulas: boolean;
  /** Which math is read, by the setting `diffusion.notes.dialect`. */
  readonly dialect: MathDialect;
  /** The user's own TeX commands, by the setting `markdown.math.macros`. */
  readonly macros: Readonly<Record<string, string>>;
  /** What a demo block does not say is taken from here. */
  readonly base: PlaygroundState;
  /** The keys (`formulaKey`) of the formulas that were found wrong in the note with this text. */
  readonly wrongIn: (text: string) => ReadonlySet<string>;
  /** The editor's own scheme, which its links have. */
  readonly scheme: string;
  /** The translations of the strings that the page shows; empty in English. */
  readonly translations: Readonly<Record<string, string>>;
}

/** The part of the extension's translations that the preview's page shows: it travels with every rendering. */
export function pageTranslations(bundle: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    pageStrings.flatMap((english) => {
      const translation = bundle[english];
      return translation === undefined ? [] : [[english, translation]];
    }),
  );
}
