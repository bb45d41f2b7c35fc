import { escaped, markup } from './markup';
import { rounded } from './pathData';

const anchors: Readonly<Partial<Record<CanvasTextAlign, string>>> = {
  center: 'middle',
  right: 'end',
  end: 'end',
};

/** A line of text as a canvas writes it at (x, y), in units of its context. */
export function textOf(
  context: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  look: Readonly<Record<string, string | number | undefined>>,
): string {
  const { a, b, c, d, e, f } = context.getTransform();
  return markup(
    'text',
    {
      x: rounded(x),
      y: rounded(y + baselineShift(context)),
      transform: `matrix(${[a, b, c, d, e, f].map(rounded).join(' ')})`,
      'text-anchor': anchors[context.textAlign],
      'xml:space': 'preserve',
      ...fontOf(context.font),
      ...look,
    },
    escaped(text),
  );
}

/** A font of a canvas as attributes of SVG. */
export function fontOf(font: string): Readonly<Record<string, string | undefined>> {
  const found = /(?<![\d.])([\d.]{1,20})px /.exec(font);
  const [whole = '', size = '10'] = found ?? [];
  const style = font.slice(0, found?.index ?? 0);
  const family = found ? font.slice(found.index + whole.length) : '';
  return {
    'font-size': size,
    'font-family': family,
    'font-style': style.includes('italic') ? 'italic' : undefined,
    'font-weight': /bold|\d{3}/.exec(style)?.[0],
  };
}

/** How far below its baseline of another kind a font has the alphabetic one, which SVG writes on. */
function baselineShift(context: CanvasRenderingContext2D): number {
  const { textBaseline } = context;
  if (textBaseline === 'alphabetic') {
    return 0;
  }
  const ascent = (): number => context.measureText('x').fontBoundingBoxAscent;
  const above = ascent();
  context.textBaseline = 'alphabetic';
  const shift = ascent() - above;
  context.textBaseline = textBaseline;
  return shift;
}
