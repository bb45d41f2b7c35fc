/** Lines of a note, `to` not among them, and the text that takes their place, line ends within it included. */
export interface DemoPlace {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Where a figure's block belongs that was seen at a line of a note (from 0): in place of the demo block that begins there,
 * else behind the paragraph or formula.
 * @param block with its fences, ending in a line end
 */
export function demoPlace(lines: readonly string[], line: number, block: string): DemoPlace {
  const opening = /^([ \t]*)(`{3,}|~{3,})[ \t]*diffusion(?:\s|$)/i.exec(lines[line] ?? '');
  if (opening) {
    const [, indent = '', fence = ''] = opening;
    const closing = lines.findIndex((text, index) => index > line && closes(text, fence));
    const text = block.replace(/^(?=.)/gm, indent);
    return { from: line, to: closing < 0 ? lines.length : closing + 1, text };
  }
  const blank = lines.findIndex((text, index) => index >= line && text.trim() === '');
  return blank < 0
    ? { from: lines.length, to: lines.length, text: `\n${block}` }
    : { from: blank, to: blank, text: `\n${block}` };
}

/** Whether a line ends a fenced block: as many of the same marks at least, and nothing else. */
function closes(text: string, fence: string): boolean {
  const marks = text.trim();
  return marks.length >= fence.length && [...marks].every((mark) => mark === fence[0]);
}
