import * as l10n from '@vscode/l10n';
import type { OwnState } from '../../../src/figures';
import {
  eventArea,
  eventIds,
  factorName,
  factorsOf,
  jointOf,
  placeKeys,
  roomOf,
  type EventId,
} from '../../../src/figures/probability';
import { element } from '../kit/dom';
import { framed } from '../kit/frame';
import { formula, term } from '../kit/math/mathMarkup';
import { Panel } from '../kit/drawing/panel';
import { stateControls } from '../kit/controls/stateControls';
import { readTheme } from '../kit/colors/theme';
import { factorBarsHeight, paintFactorBars } from './factorBars';
import { paintSquare, squareFrame } from './square';
import './probability.css';

/** An event that is dragged, and where in it the pointer has hold of it, from its lower left. */
interface Hold {
  readonly id: EventId;
  readonly x: number;
  readonly y: number;
}

const squareHeight = (width: number): number => Math.min(300, width);

/** Three events that are dragged in a square, and the factors of the chain rule as bars. */
export const probabilityFigure = framed('probability', (bench) => {
  const { signal } = bench;
  const controls = stateControls(bench);
  let held: Hold | undefined;

  const square = new Panel(
    {
      name: l10n.t('A square of area 1 with the events A, B and C as rectangles'),
      height: squareHeight,
      paint: (pen) => paintSquare(pen, bench.state()),
      onDrag(x, y, phase) {
        const width = square.element.clientWidth;
        const at = squareFrame(width, squareHeight(width)).at(x, y);
        held = phase === 'start' ? takeHold(bench.state(), at) : held;
        if (held !== undefined) {
          bench.change(movedTo(held.id, at[0] - held.x, at[1] - held.y));
        }
      },
    },
    readTheme(),
    signal,
  );
  const bars = new Panel(
    {
      name: l10n.t('The factors of the chain rule as bars, and their product'),
      height: () => factorBarsHeight,
      paint: (pen) => paintFactorBars(pen, bench.state()),
    },
    readTheme(),
    signal,
  );
  return {
    formula: chainRule(),
    controls,
    content: [element('div', { class: 'df-probability-stage' }, square.element, bars.element)],
    update() {
      square.redraw();
      bars.redraw();
    },
    recolor(theme) {
      square.setTheme(theme);
      bars.setTheme(theme);
    },
    numbers() {
      const state = bench.state();
      const factors = factorsOf(state);
      return {
        columns: [...factors.map(factorName), 'P(A, B, C)'],
        rows: [[...factors.map(({ value }) => value ?? NaN), jointOf(state)]],
      };
    },
  };
});

/** The smallest event at a place: a larger one can be taken where the others are not. */
function takeHold(state: OwnState<'probability'>, [x, y]: readonly [number, number]): Hold | undefined {
  const found = [...eventIds].reverse().find((id) => {
    const { left, right, bottom, top } = eventArea(id, state);
    return x >= left && x <= right && y >= bottom && y <= top;
  });
  if (found === undefined) {
    return undefined;
  }
  const { left, bottom } = eventArea(found, state);
  return { id: found, x: x - left, y: y - bottom };
}

/** The change that puts an event's lower left corner at a place, or as near as it may be. */
function movedTo(id: EventId, left: number, bottom: number): Partial<OwnState<'probability'>> {
  const [keyX, keyY] = placeKeys[id];
  const [roomX, roomY] = roomOf(id);
  const share = (value: number, room: number): number =>
    Number(Math.min(1, Math.max(0, value / room)).toFixed(2));
  return { [keyX]: share(left, roomX), [keyY]: share(bottom, roomY) };
}

/** The chain rule in both orders. */
function chainRule(): HTMLElement {
  return formula(
    l10n.t('The joint probability is the product of conditional probabilities, in either order'),
    term('exact', 'P(A, B, C)'),
    ' = ',
    term('data', 'P(A)'),
    ' ',
    term('noise', 'P(B|A)'),
    ' ',
    term('prediction', 'P(C|A, B)'),
    ' = ',
    term('prediction', 'P(C)'),
    ' ',
    term('noise', 'P(B|C)'),
    ' ',
    term('data', 'P(A|B, C)'),
  );
}
