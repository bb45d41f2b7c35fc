import type { MathSpan, NoteEquation } from './note';

/** A display that begins so states another form of the one before it. */
const openingRelation =
  /^(?:[\s&>{]|\\(?:begin\s*\{[a-zA-Z]+\*?\}|displaystyle|quad|qquad|[,;!:])|\{\})*(?::?=|[∝≈≡≤≥≜∼]|\\(?:propto|approx|equiv|leq?|geq?|sim|triangleq|stackrel|overset|coloneqq|Rightarrow|Leftrightarrow|iff|implies)(?![a-zA-Z]))/;

/** Whether math begins with a relation, so that its left side stands elsewhere. */
export const beginsWithRelation = (tex: string): boolean => openingRelation.test(tex);

/** How many characters of prose may stand between a display and the one that goes on with it. */
const maxBetween = 400;

/** The displays of a note in order, each with the one that it continues. */
export function findContinuations(text: string, spans: readonly MathSpan[]): NoteEquation[] {
  let previous: MathSpan | undefined;
  return spans
    .filter(({ display }) => display)
    .map((span) => {
      const before = previous;
      previous = span;
      const goesOn =
        before !== undefined &&
        span.start - before.end <= maxBetween &&
        beginsWithRelation(
          text.slice(span.contentStart, Math.min(span.contentEnd, span.contentStart + 200)),
        ) &&
        !/(?:^|\n)[ \t>]*#{1,6}[ \t]/.test(text.slice(before.end, span.start));
      return goesOn ? { span, continues: before } : { span };
    });
}
