import type { MathSpan } from '../note';

/** Whether the author shows a formula because it is wrong. */
export function isShownWrong(text: string, { start, end }: MathSpan): boolean {
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const lineEnd = text.indexOf('\n', end);
  const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  return (
    /[❌✗✘]/u.test(line) ||
    /\\text\w*\s*\{[^{}]*(?:wrong|incorrect|错误|錯誤|不对|不對)/i.test(text.slice(start, end))
  );
}
