import type { Schedule } from '../../diffusion/schedule';
import type { CodeBaseId } from './codeBases';
import type { ShapeId } from './shapes';

/** A publication that definitions are quoted from. */
export interface Paper {
  /** How running text names it: "Ho et al. 2020". */
  readonly short: string;
  readonly title: string;
  readonly url?: string;
}

/** Where in a publication something stands. */
export interface Citation {
  readonly paper: Paper;
  readonly place: 'equation' | 'algorithm' | 'section';
  /** The number as the publication prints it: "4", "3.2". */
  readonly number: string;
}

/** A number that belongs to a symbol and follows from the schedule alone. */
export interface SymbolValue {
  /** Plain-text label for a table row; `time` is the subscript to write, "t" in general. */
  label(time: string): string;
  /** The number at the paper's t, `from`…T. @throws {RangeError} when t is outside. */
  at(schedule: Schedule, t: number): number;
  /** The first t it is defined for: 1, or 0 where the paper uses the limit (ᾱ_0 = 1). 1 when absent. */
  readonly from?: 0 | 1;
  /** True for a number that does not vary with t. */
  readonly constant?: boolean;
}

/** What the glossary knows about a symbol; `Id` are the ids of the symbols that it names. */
export interface GlossaryEntry<Id extends string = string> {
  /** TeX of the symbol itself; `time` is the subscript to write, where it takes one. */
  tex(time: string): string;
  /** The same in plain Unicode, for labels and screen readers. */
  plain(time: string): string;
  /** TeX of the definition, in the notation of the cited paper and in general t. */
  readonly definition: string;
  readonly source: Citation;
  /** What kind of thing it is, with its shape or unit: `shapeTexts` has the words. */
  readonly shape: ShapeId;
  /** What it is made from. */
  readonly from: readonly Id[];
  /** What is made from it. */
  readonly to: readonly Id[];
  /** What it is easily taken for; `GlossaryText.confusion` says how to tell them apart. */
  readonly confusedWith: readonly Id[];
  readonly values: readonly SymbolValue[];
  /** True where a subscript does not shift the values: ε_{t−1} is another draw of the same noise. */
  readonly timeless?: boolean;
  /** The names that programs give it. */
  readonly code: Readonly<Partial<Record<CodeBaseId, string>>>;
  readonly texts: Readonly<Record<GlossaryLanguage, GlossaryText>>;
}

/** The languages the glossary is written in, by the names VS Code gives to display languages. */
export const glossaryLanguages = ['en', 'zh-cn', 'zh-tw'] as const;
export type GlossaryLanguage = (typeof glossaryLanguages)[number];

/** The words for a symbol in one language. */
export interface GlossaryText {
  readonly name: string;
  /** One to three sentences. */
  readonly meaning: string;
  /** What it is often mistaken for, and how to tell the two apart. */
  readonly confusion?: string;
}
