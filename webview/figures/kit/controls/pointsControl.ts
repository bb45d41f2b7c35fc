import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../../../src/base/errorMessage';
import { mostCsvCharacters, readCsvPoints } from '../../../../src/figures/csvPoints';
import { codeOfPoints, mostOwnPoints, pointsOfCode, type OwnPoint } from '../../../../src/figures/ownPoints';
import { colorOf } from '../colors/meaningColors';
import { onThemeChange, readTheme } from '../colors/theme';
import { element, focusedBeside, onResize } from '../dom';
import { paintGround, paintParticles } from '../drawing/particles';
import { Picture } from '../drawing/picture';
import { onPlaneDrag } from '../drawing/plane';
import { chooseFile } from '../files/chooseFile';
import { filesDropped } from '../files/filesDropped';
import { button, checkbox } from './controls';
import { moveByKeys } from './moveByKeys';
import type { Bound, ParameterControl } from './boundControl';
import './pointsControl.css';

/** How far apart points of one stroke are at least, and how near a point is taken for the one that is pointed at. */
const spacing = 0.07;
/** How far a key moves the cross. */
const keyStep = 0.1;

/** A small plane that points are drawn in by pointer or keys, or that are read from a CSV text. */
export function pointsControl(name: string, { put, signal }: Bound): ParameterControl {
  let points: readonly OwnPoint[] = [];
  /** What was given or asked for last: a stroke that is being drawn is neither yet. */
  let known: string | undefined;
  let cross: OwnPoint = [0, 0];
  const erase = checkbox(l10n.t('Erase'), false, () => undefined, signal);
  const status = element('output', { class: 'df-points-status', 'aria-live': 'polite' });
  const picture = new Picture(
    l10n.t('Plane to draw points in: arrow keys move the cross, Space puts a point there or takes it away'),
    'df-points-plane',
  );
  const { canvas } = picture;
  canvas.setAttribute('role', 'application');
  canvas.tabIndex = 0;

  function draw(): void {
    const theme = readTheme();
    picture.draw((context, side) => {
      paintGround(context, side, theme);
      const shown = { reach: 1.1, opacity: 1, color: colorOf('data')(theme) };
      paintParticles(context, side, points.flat(), { ...shown, radius: 2.5 });
      if (focusedBeside(canvas) === canvas) {
        paintParticles(context, side, cross, { ...shown, radius: 4, opacity: 0.5, color: theme.foreground });
      }
    });
  }

  function show(next: readonly OwnPoint[], word = ''): void {
    points = next;
    status.textContent = [l10n.t('{0} of {1} points', points.length, mostOwnPoints), word]
      .filter(Boolean)
      .join(' · ');
    draw();
  }

  const keep = (word?: string): void => {
    known = codeOfPoints(points);
    show(pointsOfCode(known), word);
    put(known);
  };
  const near = ([x, y]: OwnPoint) => points.find((each) => Math.hypot(each[0] - x, each[1] - y) < spacing);

  /** Puts a point where there is none near, or takes away the one that is near. */
  function touch(place: OwnPoint, erases: boolean): void {
    const there = near(place);
    if (erases) {
      show(points.filter((each) => each !== there));
    } else if (there === undefined && points.length < mostOwnPoints) {
      show([...points, place]);
    }
  }

  drawByPointer(canvas, (place) => touch(place, erase.input.checked), keep, signal);
  const moveTo = (x: number, y: number): number => {
    const inside = (value: number) => Math.round(Math.min(1, Math.max(-1, value)) * 10) / 10;
    cross = [inside(x), inside(y)];
    status.textContent = l10n.t('Cross at ({0}, {1})', cross[0], cross[1]);
    draw();
    return 0;
  };
  const toggle = (): number => {
    touch(cross, near(cross) !== undefined);
    keep();
    return 0;
  };
  moveByKeys(
    canvas,
    {
      ArrowLeft: () => moveTo(cross[0] - keyStep, cross[1]),
      ArrowRight: () => moveTo(cross[0] + keyStep, cross[1]),
      ArrowUp: () => moveTo(cross[0], cross[1] + keyStep),
      ArrowDown: () => moveTo(cross[0], cross[1] - keyStep),
      ' ': toggle,
      Enter: toggle,
    },
    () => undefined,
    signal,
  );

  /** Takes the points of a text, or says why not. */
  function read(text: string): boolean {
    const found = readCsvPoints(text);
    if (!found.ok) {
      status.textContent = found.message;
      return false;
    }
    points = found.points;
    keep(
      found.count > mostOwnPoints
        ? l10n.t('chosen evenly from {0}: a link carries no more', found.count)
        : undefined,
    );
    return true;
  }

  async function readFile(file: File | undefined): Promise<void> {
    try {
      // A character takes four bytes at most.
      read(file === undefined ? '' : await file.slice(0, 4 * mostCsvCharacters + 1).text());
    } catch (error) {
      status.textContent = errorMessage(error);
    }
  }

  const open = button(
    l10n.t('Open CSV…'),
    () => void chooseFile('.csv,.tsv,.txt,text/csv').then((file) => (file ? readFile(file) : undefined)),
    signal,
  );
  const pasted = pasteFold(read, signal);
  const clear = button(
    l10n.t('Clear'),
    () => {
      points = [];
      keep();
    },
    signal,
  );
  filesDropped(canvas, (file) => void readFile(file), signal);
  for (const event of ['focus', 'blur'] as const) {
    canvas.addEventListener(event, draw, { signal });
  }
  onResize(canvas, draw, signal);
  onThemeChange(draw, signal);

  return {
    element: element(
      'div',
      { class: 'df-control df-points', role: 'group', 'aria-label': name },
      canvas,
      element(
        'div',
        { class: 'df-points-side' },
        element('div', { class: 'df-points-buttons' }, open, clear, erase.element),
        pasted,
        status,
      ),
    ),
    set(value) {
      if (value !== known) {
        known = String(value);
        show(pointsOfCode(String(value)));
      }
    },
  };
}

/** Tells the places that a pressed pointer passes in a square of −1.1 to 1.1, and when it is let go. */
function drawByPointer(
  canvas: HTMLCanvasElement,
  onPlace: (place: OwnPoint) => void,
  onEnd: () => void,
  signal: AbortSignal,
): void {
  const bounded = (value: number) => Math.min(1, Math.max(-1, value));
  onPlaneDrag(canvas, 1.1, ([x, y]) => onPlace([bounded(x), bounded(y)]), signal);
  canvas.addEventListener('lostpointercapture', () => onEnd(), { signal });
}

/** A field for a text of points, and a button that takes it. */
function pasteFold(read: (text: string) => boolean, signal: AbortSignal): HTMLElement {
  const field = element('textarea', {
    class: 'df-field df-points-text',
    rows: '4',
    maxlength: String(mostCsvCharacters),
    'aria-label': l10n.t('Points as CSV, one a line: x, y'),
    placeholder: '0.5, -1.2',
  });
  const fold = element(
    'details',
    { class: 'df-more' },
    element('summary', {}, l10n.t('Paste CSV')),
    field,
    button(l10n.t('Use these points'), () => (read(field.value) ? (fold.open = false) : undefined), signal),
  );
  return fold;
}
