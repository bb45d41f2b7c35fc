import { nextProbability, stateCount } from '../../../src/diffusion/distributions/circularWalk';
import { formatNumber } from '../../../src/base/formatNumber';
import type { OwnState } from '../../../src/figures';
import { mostSteps, stateNames } from '../../../src/figures/markov';
import { setFont } from '../kit/drawing/canvasText';
import { withAlpha } from '../kit/colors/color';
import { colorOf } from '../kit/colors/meaningColors';
import { type Pen } from '../kit/drawing/panel';

interface PastState extends OwnState<'markov'> {
  readonly path: readonly number[];
}

export const historyHeight = 40;

/** The states so far in a row: the present one filled, what still matters framed, the rest of the past greyed out. */
export function paintHistory({ context, width, theme }: Pen, { path, step, memory }: PastState): void {
  const cell = width / (mostSteps + 1);
  const size = Math.min(26, Math.max(14, cell * 2));
  // The last ones are shown where all do not fit.
  const shown = Math.min(step + 1, Math.floor(width / (size + 2)));
  for (let place = 0; place < shown; place++) {
    const n = step - shown + 1 + place;
    const x = place * (size + 2);
    const isNow = n === step;
    const counts = isNow || (memory > 0 && n === step - 1);
    context.fillStyle = isNow ? theme.accent : withAlpha(theme.foreground, counts ? 0.1 : 0.04);
    context.fillRect(x, 6, size, size);
    if (counts && !isNow) {
      context.strokeStyle = colorOf('error')(theme);
      context.lineWidth = 2;
      context.setLineDash([3, 3]);
      context.strokeRect(x + 1, 7, size - 2, size - 2);
      context.setLineDash([]);
    }
    context.fillStyle = isNow ? theme.background : counts ? theme.foreground : theme.muted;
    setFont(context, 12, counts ? 'bold' : '');
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(stateNames[path[n] ?? 0] ?? '', x + size / 2, 6 + size / 2);
  }
}

const rowHeight = 22;
const groupGap = 16;
const titleHeight = 8;

export const nextBarsHeight = titleHeight + stateCount * (stateCount * rowHeight + groupGap);

/** Where the present state leads, a group for each next state, in it a bar for each state before: equal if nothing is remembered. */
export function paintNextBars({ context, width, theme, emphasis }: Pen, state: PastState): void {
  const { path, step } = state;
  const now = path[step] ?? 0;
  const actual = step > 0 ? path[step - 1] : undefined;
  const labelWidth = Math.min(150, width * 0.5);
  const scale = width - labelWidth - 44;
  const [fill, error] = [colorOf('prediction')(theme), colorOf('error')(theme)];
  context.textBaseline = 'middle';
  for (let next = 0; next < stateCount; next++) {
    for (let before = 0; before < stateCount; before++) {
      const top = titleHeight + next * (stateCount * rowHeight + groupGap) + before * rowHeight;
      const probability = nextProbability(state, { before, now, next });
      const isActual = before === actual;
      context.fillStyle = theme.foreground;
      context.textAlign = 'left';
      setFont(context, 12, isActual ? 'bold' : '');
      const [from, present, to] = [before, now, next].map((index) => stateNames[index] ?? '');
      context.fillText(`${from} → ${present} → ${to}`, 0, top + rowHeight / 2);
      context.fillStyle = withAlpha(fill, (isActual ? 0.95 : 0.45) * emphasis('prediction', 'error'));
      context.fillRect(labelWidth, top + 3, probability * scale, rowHeight - 6);
      if (state.memory > 0 && isActual) {
        context.strokeStyle = error;
        context.lineWidth = 1.5;
        context.setLineDash([3, 3]);
        context.strokeRect(labelWidth, top + 3, Math.max(1, probability * scale), rowHeight - 6);
        context.setLineDash([]);
      }
      context.fillStyle = theme.foreground;
      context.fillText(
        formatNumber(probability, 2),
        labelWidth + probability * scale + 6,
        top + rowHeight / 2,
      );
    }
  }
}
