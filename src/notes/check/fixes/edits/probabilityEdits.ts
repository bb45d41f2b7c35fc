import { other, type Edit } from './edit';

/** P(A), P(A|B) and P(A|B,C) of plain letters, by the places of what they are of and of the first that is given. */
const probability =
  /(?<![\\a-zA-Z])[PpQq]\s?\(\s?([a-zA-Z]|\\[a-z]{2,8})\s?(?:(?:[|∣]|\\mid)\s?([a-zA-Z]|\\[a-z]{2,8})\s?(?:,[^()]{1,20})?)?\)/dg;

/** Probabilities of plain letters: of another of the letters, or with what is given in the place of what they are of. */
export function probabilities(source: string): Edit[] {
  const found = [...source.matchAll(probability)].map(({ indices }) => ({
    of: indices?.[1],
    given: indices?.[2],
  }));
  const textAt = ([start, end]: [number, number]) => source.slice(start, end);
  const names = new Set(
    found.flatMap(({ of, given }) => [of, given]).flatMap((at) => (at ? [textAt(at)] : [])),
  );
  return found.flatMap(({ of, given }): Edit[] => {
    if (!of) {
      return [];
    }
    if (given) {
      const between = source.slice(of[1], given[0]);
      return [other(of[0], given[1], `${textAt(given)}${between}${textAt(of)}`)];
    }
    return [...names].filter((name) => name !== textAt(of)).map((name) => other(...of, name));
  });
}
