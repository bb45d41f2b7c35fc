import { isNamedByWords } from './notation/localSymbols';
import type { Definition, LocalSymbol, MathSpan, Place } from './note';
import type { SpanContent } from './spanContent';

/** How many characters of prose before and after a formula are looked at. */
const reach = 100;

/** The letters that a note gives a meaning of its own, in order: by an equation, an index, or words beside them. */
export function findNoteLetters(
  text: string,
  spans: readonly MathSpan[],
  contents: readonly SpanContent[],
  define: (start: number, end: number) => Definition,
): readonly LocalSymbol[] {
  const found: LocalSymbol[] = [];
  let wasNamed = false;
  spans.forEach((span, index) => {
    const content = contents[index]!;
    const add = (atom: { letter: string; accent: string }, place: Place, kind: LocalSymbol['kind']) => {
      const { letter, accent } = atom;
      const placed = define(span.contentStart + place.start, span.contentStart + place.end);
      found.push({ letter, accent, kind, ...placed });
    };
    for (const each of content.definitions) {
      add(each, each, 'equation');
    }
    for (const atom of content.bound) {
      add(atom, atom, 'bound');
    }
    const before = wordsBefore(text, spans, index);
    const after = text.slice(span.end, Math.min(span.end + reach, spans[index + 1]?.start ?? Infinity));
    const joins = index > 0 && /^\s*(?:[,，、]|and|or|和|与|與|或|及)\s*$/u.test(before);
    const isNamed = isNamedByWords(before, after) || (joins && wasNamed);
    if (isNamed) {
      for (const atom of content.names) {
        add(atom, atom.whole, 'words');
      }
    }
    wasNamed = isNamed;
  });
  return found.concat(readProse(text, define)).sort((a, b) => a.start - b.start);
}

/** “其中D是数据维度”: letters that the prose explains without a dollar. */
function readProse(text: string, define: (start: number, end: number) => Definition): LocalSymbol[] {
  const found: LocalSymbol[] = [];
  const pattern =
    /(?:其中|where|here|[，,])\s{0,4}([\p{L}])\s{0,4}(?:上标|下标|上標|下標)?\s{0,4}(?:是|为|為|表示|代表|is the|is a|denotes)/giu;
  for (const match of text.matchAll(pattern)) {
    const letter = match[1]!;
    if (!/^[A-Za-z\p{Script=Greek}]$/u.test(letter)) {
      continue;
    }
    const start = match.index + match[0].indexOf(letter);
    found.push({ letter, accent: '', kind: 'words', ...define(start, match.index + match[0].length) });
  }
  return found;
}

/** The prose just before a span, up to the span before it. */
export function wordsBefore(text: string, spans: readonly MathSpan[], index: number): string {
  const { start } = spans[index]!;
  const from = Math.max(spans[index - 1]?.end ?? 0, start - reach);
  let end = start;
  while (end > from && /[\s>]/.test(text[end - 1]!)) {
    end--;
  }
  return text.slice(from, end);
}
