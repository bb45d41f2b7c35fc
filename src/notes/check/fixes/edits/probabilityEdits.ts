import { other, type Edit } from './edit';

/** P(A), P(A|B) and P(A|B, …) of plain letters. */
const probability = /[PpQq]\(([a-zA-Z]|\\[a-z]{2,8})(?: ?(?:[|∣]|\\mid) ?([a-zA-Z]|\\[a-z]{2,8}))?[,)]/g;

/** Probabilities of plain letters: of another of the letters, or with what is given in the place of what they are of. */
export function probabilities(source: string): Edit[] {
  const found = [...source.matchAll(probability)].map(({ 0: text, 1: of = '', 2: given, index }) => ({
    of,
    given,
    start: index + 'P('.length,
    end: index + text.length - 1,
  }));
  const events = found.length > 0 ? source.matchAll(/(?<![a-zA-Z\\])[A-Z](?![a-zA-Z(])/g) : [];
  const names = new Set([
    ...found.flatMap(({ of, given }) => (given === undefined ? [of] : [of, given])),
    ...[...events].map(([event]) => event),
  ]);
  return found.flatMap(({ of, given, start, end }): Edit[] => {
    if (given === undefined) {
      return [...names].filter((name) => name !== of).map((name) => other(start, start + of.length, name));
    }
    const between = source.slice(start + of.length, end - given.length);
    return [other(start, end, given + between + of)];
  });
}
