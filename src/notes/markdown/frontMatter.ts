/** Where a text's YAML front matter ends (the start of the line after its closing fence); 0 when there is none. */
export function frontMatterEnd(text: string): number {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const opening = /^---[ \t]*(?:\r\n?|\n)/.exec(text.slice(start, start + 200));
  if (!opening) {
    return 0;
  }
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/gm;
  closing.lastIndex = start + opening[0].length;
  const match = closing.exec(text);
  return match ? match.index + match[0].length : 0;
}
