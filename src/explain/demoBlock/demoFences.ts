/** A ```` ```diffusion ```` block of a note. */
export interface DemoFence {
  /** The block's YAML, without the marks of quotes and lists before its lines. */
  readonly yaml: string;
  /** The line of the note, from 0, of each line of the YAML is this plus its index. */
  readonly line: number;
  /** How many characters of the note stand before each line of the YAML. */
  readonly indents: readonly number[];
}

const opening = /^([ \t>]*)(`{3,}|~{3,}(?!~))([^`]*)$/;

/** The demo blocks of a Markdown text. Fences inside other fences are examples, and no demos. */
export function demoFences(text: string): DemoFence[] {
  const found: DemoFence[] = [];
  if (!/[`~]{3}[ \t]*diffusion/i.test(text)) {
    return found;
  }
  const lines = text.split(/\r?\n/);
  for (let start = 0; start < lines.length; start++) {
    const fence = opening.exec(lines[start]!);
    if (!fence) {
      continue;
    }
    const [, before = '', marks = '', info = ''] = fence;
    const end = closingLine(lines, start + 1, marks);
    if (/^diffusion(\s|$)/i.test(info.trim())) {
      const inside = lines.slice(start + 1, end).map((line) => contentOf(line, before));
      found.push({
        yaml: inside.map(({ content }) => content).join('\n'),
        line: start + 1,
        indents: inside.map(({ indent }) => indent),
      });
    }
    start = end;
  }
  return found;
}

/** The line that closes a fence, or the end of the text. */
function closingLine(lines: readonly string[], from: number, marks: string): number {
  for (let line = from; line < lines.length; line++) {
    const bare = lines[line]!.replace(/^[ \t>]*/, '').trimEnd();
    if (bare.startsWith(marks) && bare === marks[0]!.repeat(bare.length)) {
      return line;
    }
  }
  return lines.length;
}

/** A line without what stands before the fence that it is in. */
function contentOf(line: string, before: string): { readonly content: string; readonly indent: number } {
  let indent = 0;
  while (indent < before.length && (line[indent] === before[indent] || line[indent] === ' ')) {
    indent++;
  }
  return { content: line.slice(indent), indent };
}
