/** As much as anyone reads of what another program said. */
const longest = 10_000;

/** Text from outside for the log: what would move the cursor or turn the direction of writing is written out. */
export function visibleText(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return cut.replace(
    /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
