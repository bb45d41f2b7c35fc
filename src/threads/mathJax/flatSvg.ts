import type { LiteAdaptor } from 'mathjax-full/js/adaptors/liteAdaptor.js';
import type { LiteElement } from 'mathjax-full/js/adaptors/lite/Element.js';

/** A scaling and a move: x ↦ xScale · x + x, likewise for y. */
interface Placement {
  readonly xScale: number;
  readonly yScale: number;
  readonly x: number;
  readonly y: number;
}

/** MathJax counts in thousandths of an em. At 16 px text a unit of four of them is a fifteenth of a pixel. */
const unit = 0.25;

/**
 * All that MathJax drew as the data of one path, with whole numbers relative to one another: less than half the
 * size of the glyphs in their groups. `unit` says how MathJax's lengths are scaled. Undefined for drawings that are
 * more than glyphs and rules in one colour, such as words in a system font.
 */
export function flatPath(adaptor: LiteAdaptor, svg: LiteElement): { d: string; unit: number } | undefined {
  const pen = new Pen();
  const isFlat = adaptor
    .childNodes(svg)
    .every((child) =>
      drawFlat(adaptor, child as LiteElement, { xScale: unit, yScale: unit, x: 0, y: 0 }, pen),
    );
  return isFlat ? { d: pen.written, unit } : undefined;
}

function drawFlat(adaptor: LiteAdaptor, node: LiteElement, around: Placement, pen: Pen): boolean {
  const kind = adaptor.kind(node);
  const attribute = (name: string): string => String(adaptor.getAttribute(node, name) ?? '');
  const placement = placed(around, attribute('transform'));
  if (!placement || !isInk(attribute('fill')) || !isInk(attribute('stroke'))) {
    return false;
  }
  switch (kind) {
    case 'g':
      if (!/^0?$/.test(attribute('stroke-width'))) {
        return false;
      }
      return adaptor
        .childNodes(node)
        .every((child) => drawFlat(adaptor, child as LiteElement, placement, pen));
    case 'path':
      return pen.draw(attribute('d'), placement);
    case 'rect': {
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(attribute(name)));
      // In the direction of MathJax's glyphs: where a rule crosses one, both are filled.
      return pen.draw(`M${x} ${y}V${y! + height!}H${x! + width!}V${y}H${x}Z`, placement);
    }
    default:
      return false;
  }
}

const isInk = (color: string): boolean => color === '' || color === 'currentColor';

/** What a transform attribute makes of a placement; undefined for one that turns or slants. */
function placed(around: Placement, transform: string): Placement | undefined {
  let { xScale, yScale, x, y } = around;
  for (const step of transform.match(/\w{1,20}\([^()]*\)/g) ?? []) {
    const [, name, list = ''] = /^(translate|scale)\(([^)]*)\)$/.exec(step) ?? [];
    const [first = 0, second] = list.split(/[\s,]+/).map(Number);
    if (name === 'translate') {
      x += xScale * first;
      y += yScale * (second ?? 0);
    } else if (name === 'scale') {
      xScale *= first;
      yScale *= second ?? first;
    } else {
      return undefined;
    }
  }
  return { xScale, yScale, x, y };
}

/** How many coordinates the commands of MathJax's glyphs take. */
const counts: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, Q: 4, T: 2, C: 6, S: 4, Z: 0 };

/** Writes path data with whole, relative coordinates. */
class Pen {
  written = '';
  private penX = 0;
  private penY = 0;
  private startX = 0;
  private startY = 0;
  private last = '';

  /** Adds a glyph's path data, which is absolute; false for data that it does not know. */
  draw(data: string, { xScale, yScale, x, y }: Placement): boolean {
    for (const [, command = '', list = ''] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
      const numbers = (list.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
      const count = counts[command];
      if (count === undefined || (count === 0 ? numbers.length > 0 : numbers.length % count > 0)) {
        return false;
      }
      if (command === 'Z') {
        this.close();
      }
      for (let at = 0; at < numbers.length; at += count) {
        const some = numbers.slice(at, at + count);
        if (command === 'V') {
          this.line(this.penX, Math.round(yScale * some[0]! + y));
        } else if (command === 'H') {
          this.line(Math.round(xScale * some[0]! + x), this.penY);
        } else {
          this.move(
            command,
            some.map((each, i) => Math.round(i % 2 ? yScale * each + y : xScale * each + x)),
          );
        }
      }
    }
    return true;
  }

  private move(command: string, points: readonly number[]): void {
    const relative = points.map((each, i) => each - (i % 2 ? this.penY : this.penX));
    this.write(command.toLowerCase(), relative);
    this.penX = points.at(-2) ?? this.penX;
    this.penY = points.at(-1) ?? this.penY;
    if (command !== 'M') {
      return;
    }
    this.startX = this.penX;
    this.startY = this.penY;
  }

  private line(x: number, y: number): void {
    if (x !== this.penX) {
      this.write('h', [x - this.penX]);
    }
    if (y !== this.penY) {
      this.write('v', [y - this.penY]);
    }
    this.penX = x;
    this.penY = y;
  }

  private close(): void {
    this.write('z', []);
    this.penX = this.startX;
    this.penY = this.startY;
  }

  private write(command: string, numbers: readonly number[]): void {
    // A command that is repeated need not be written again; "m" would go on as a line.
    let text = command === this.last && command !== 'm' && command !== 'z' ? '' : command;
    for (const number of numbers) {
      const follows = text === '' ? /\d$/.test(this.written) : /\d$/.test(text);
      text += number >= 0 && follows ? ` ${number}` : String(number);
    }
    this.written += text;
    this.last = command;
  }
}
