import { element, type Child } from '../dom';
import { drawGrey } from './greyImage';
import { readTheme } from '../colors/theme';

/** One row of small images: what it shows, and its images; undefined for one that is not worked out yet. */
export interface PictureRow {
  readonly label: () => Child;
  /** What a screen reader calls it. */
  readonly name: string;
  readonly images: readonly (ArrayLike<number> | undefined)[];
}

interface DrawnRow {
  readonly element: HTMLElement;
  readonly label: HTMLElement;
  readonly canvas: HTMLCanvasElement;
}

/** Pixels of the screen between two images. */
const gap = 4;

/** Rows of small grey images with names of the rows at their left and names of the columns above. */
export class PictureRows {
  readonly element = element('div', { class: 'df-rows' });
  private readonly head = element('div', { class: 'df-rows-head', 'aria-hidden': 'true' });
  private readonly corner = element('span', { 'aria-hidden': 'true' });
  private rows: readonly DrawnRow[] = [];

  /**
   * @param choose Told the column that is pressed.
   */
  constructor(
    private readonly signal: AbortSignal,
    private readonly choose?: (column: number) => void,
  ) {
    this.element.append(element('div', { class: 'df-row' }, this.corner, this.head));
  }

  /**
   * @param width Width and height of an image, in values.
   * @param marked The column with a frame around it.
   * @param head What the names of the columns are values of.
   */
  draw(
    columns: readonly string[],
    rows: readonly PictureRow[],
    width: number,
    marked?: number,
    head: Child = '',
  ): void {
    this.corner.replaceChildren(head);
    this.head.style.setProperty('--df-columns', String(columns.length));
    this.head.replaceChildren(
      ...columns.map((text, column) =>
        element('span', { class: 'df-number', ...(column === marked ? { 'data-marked': '' } : {}) }, text),
      ),
    );
    if (rows.length !== this.rows.length) {
      this.rows.forEach((row) => row.element.remove());
      this.rows = rows.map(() => this.makeRow());
      this.element.append(...this.rows.map((row) => row.element));
    }
    rows.forEach((row, index) => {
      const drawn = this.rows[index];
      if (drawn) {
        drawn.label.replaceChildren(row.label());
        drawn.canvas.setAttribute('aria-label', row.name);
        drawRow(drawn.canvas, row.images, width, marked);
      }
    });
  }

  private makeRow(): DrawnRow {
    const canvas = element('canvas', { role: 'img' });
    const label = element('span', {});
    const { choose } = this;
    if (choose) {
      canvas.classList.add('df-rows-choice');
      canvas.addEventListener(
        'click',
        ({ offsetX }) => {
          const count = this.head.childElementCount;
          choose(Math.min(count - 1, Math.floor((offsetX / canvas.clientWidth) * count)));
        },
        { signal: this.signal },
      );
    }
    return { element: element('div', { class: 'df-row' }, label, canvas), label, canvas };
  }
}

function drawRow(
  canvas: HTMLCanvasElement,
  images: PictureRow['images'],
  width: number,
  marked: number | undefined,
): void {
  const context = canvas.getContext('2d');
  const whole = canvas.clientWidth;
  if (context === null || whole === 0 || images.length === 0) {
    return;
  }
  const side = (whole - gap * (images.length - 1)) / images.length;
  canvas.style.height = `${side}px`;
  const scale = devicePixelRatio;
  canvas.width = Math.round(whole * scale);
  canvas.height = Math.round(side * scale);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  const { border, accent } = readTheme();
  images.forEach((image, column) => {
    const x = column * (side + gap);
    if (image) {
      drawGrey(context, image, width, { x, side });
    }
    const isMarked = column === marked;
    context.lineWidth = isMarked ? 3 : 1;
    context.strokeStyle = isMarked ? accent : border;
    const inset = context.lineWidth / 2;
    context.strokeRect(x + inset, inset, side - 2 * inset, side - 2 * inset);
  });
}
