/** Around the picture, in CSS pixels. */
const margin = 12;
const lineHeight = 18;

/** What a picture of a figure shows, and where; in CSS pixels. */
export interface StageLayout {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  /** Of the canvases, without the text below them. */
  readonly height: number;
  /** The canvases that are seen. */
  readonly canvases: readonly { readonly canvas: HTMLCanvasElement; readonly box: DOMRect }[];
  /** That of the text. */
  readonly font: { readonly size: number; readonly family: string };
  /** The text in lines of the picture's width. */
  readonly lines: readonly string[];
}

/** Lays out the canvases of a figure, with a text below. */
export function stageLayout(stage: HTMLElement, text: string): StageLayout {
  const whole = stage.getBoundingClientRect();
  const canvases = [...stage.querySelectorAll('canvas')]
    .filter((canvas) => canvas.clientWidth > 0)
    .map((canvas) => ({ canvas, box: canvas.getBoundingClientRect() }));
  const left = Math.min(...canvases.map(({ box }) => box.left), whole.right) - margin;
  const top = Math.min(...canvases.map(({ box }) => box.top), whole.bottom) - margin;
  const right = Math.max(...canvases.map(({ box }) => box.right), whole.left) + margin;
  const bottom = Math.max(...canvases.map(({ box }) => box.bottom), whole.top) + margin;
  const font = { size: 13, family: getComputedStyle(stage).fontFamily };
  const [width, height] = [right - left, bottom - top];
  const lines = wrapped(`${font.size}px ${font.family}`, text, width - 2 * margin);
  return { left, top, width, height, canvases, font, lines };
}

/** How high a picture is with so many lines of text below canvases of a height. */
export const textBottom = (height: number, lines: number): number => height + lines * lineHeight + margin;

/** Where the lines of text stand. */
export const textPlace = {
  x: margin,
  /** The baseline of a line below canvases of a height. */
  y: (height: number, line: number): number => height + (line + 0.7) * lineHeight,
};

/** A text in lines of a width; text without spaces, as Chinese is, breaks anywhere. */
function wrapped(font: string, text: string, width: number): readonly string[] {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) {
    return [];
  }
  context.font = font;
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\x21-\u2e7f]+|\s|[^\x21-\u2e7f\s]/g) ?? []) {
    if (line !== '' && context.measureText(line + piece).width > width) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trim()].filter((each) => each !== '');
}
