/** Sets the font that figures write in, in CSS pixels. */
export function setFont(context: CanvasRenderingContext2D, size: number, style = ''): void {
  context.font = `${style} ${size}px ${getComputedStyle(context.canvas).fontFamily}`;
}

const subscriptSize = 0.72;
const mathFonts = "'KaTeX_Main', 'STIX Two Math', 'Cambria Math', 'Times New Roman', serif";

/**
 * Writes mathematics: text in which `_{…}` is a subscript, Latin letters slant. Returns the width that it takes.
 * @param align Where x is of what is written.
 */
export function writeMath(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  align: 'left' | 'center' | 'right' = 'left',
): number {
  const pieces = mathPieces(text, size);
  const widths = pieces.map(({ font, piece }) => {
    context.font = font;
    return context.measureText(piece).width;
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  let left = x - (align === 'left' ? 0 : align === 'center' ? total / 2 : total);
  context.textAlign = 'left';
  pieces.forEach(({ font, piece, drop }, index) => {
    context.font = font;
    context.fillText(piece, left, y + drop);
    left += widths[index] ?? 0;
  });
  return total;
}

interface MathPiece {
  readonly piece: string;
  readonly font: string;
  /** How far below the line it stands. */
  readonly drop: number;
}

function mathPieces(text: string, size: number): MathPiece[] {
  return text
    .split(/(_\{[^{}]{0,40}\})/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const isSubscript = part.startsWith('_{');
      const inner = isSubscript ? part.slice(2, -1) : part;
      const pixels = isSubscript ? size * subscriptSize : size;
      return inner
        .split(/([a-z]+)/i)
        .filter((piece) => piece !== '')
        .map((piece) => ({
          piece,
          font: `${/[a-z]/i.test(piece) ? 'italic ' : ''}${pixels}px ${mathFonts}`,
          drop: isSubscript ? size * 0.25 : 0,
        }));
    });
}
