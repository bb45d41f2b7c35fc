import * as l10n from '@vscode/l10n';
import type { LinearBound } from '../../../src/diffusion/bounds/linearBound';
import { formatNumber } from '../../../src/base/formatNumber';
import { gapBits } from '../../../src/figures/elbo';
import { setFont, writeMath } from '../kit/drawing/canvasText';
import { withAlpha } from '../kit/colors/color';
import { colorOf } from '../kit/colors/meaningColors';
import { type Pen } from '../kit/drawing/panel';

const rowHeight = 26;
const rowGap = 24;
const labelSize = 14;
/** Opacity of bits that are spent by t, and of those that are not yet. */
const [filled, open] = [0.75, 0.3];

/** How high the bars are with their labels, in CSS pixels. */
export const barsHeight = 3 * rowHeight + 3 * rowGap + 6;

interface Segment {
  readonly bits: number;
  readonly color: string;
  readonly opacity: number;
}

/**
 * Three bars on one scale of bits: the bound in its terms, of which those from T down to t are filled, the exact
 * −log₂ p_θ(x_0) with the gap behind it, and the entropy of the data.
 */
export function paintBars({ context, width, theme, emphasis }: Pen, bound: LinearBound, t: number): void {
  const { prior, terms, total, negativeLogLikelihood, entropy } = bound;
  const scale = width / (Math.max(total, 1e-9) * 1.02);
  const sum = (from: number, to: number): number =>
    terms.subarray(from, to).reduce((all, term) => all + term, 0);
  const [noise, steps, data] = [
    colorOf('noise')(theme),
    colorOf('prediction')(theme),
    colorOf('data')(theme),
  ];
  const last = terms[1] ?? 0;
  const segments: readonly Segment[] = [
    { bits: prior, color: noise, opacity: filled * emphasis('noise') },
    { bits: sum(Math.max(2, t), terms.length), color: steps, opacity: filled * emphasis('prediction') },
    { bits: sum(2, Math.max(2, t)), color: steps, opacity: open * emphasis('prediction') },
    { bits: last, color: data, opacity: (t === 1 ? filled : open) * emphasis('data') },
  ];
  const row = (index: number): number => rowGap + index * (rowHeight + rowGap);
  setFont(context, 12);
  title(context, row(0), l10n.t('The bound: {0} bits/dim', formatNumber(total, 4)), theme.foreground);
  paintSegments(context, segments, scale, row(0));
  context.fillStyle = theme.foreground;
  const middle = row(0) + rowHeight / 2 + labelSize / 3;
  const [stepsFrom, stepsTo] = [prior * scale, (total - last) * scale];
  for (const [label, from, to] of [
    ['L_{T}', 0, stepsFrom],
    ['Σ L_{t−1}', stepsFrom, stepsTo],
    ['L_{0}', stepsTo, total * scale],
  ] as const) {
    if (to - from > 44) {
      writeMath(context, label, (from + to) / 2, middle, labelSize, 'center');
    }
  }

  const exact = colorOf('exact')(theme);
  title(
    context,
    row(1),
    l10n.t(
      '−log₂ p(x₀): {0}; gap: {1}',
      formatNumber(negativeLogLikelihood, 4),
      formatNumber(gapBits(bound), 2),
    ),
    theme.foreground,
  );
  fill(context, 0, negativeLogLikelihood * scale, row(1), withAlpha(exact, filled * emphasis('exact')));
  hatch(
    context,
    negativeLogLikelihood * scale,
    total * scale,
    row(1),
    withAlpha(colorOf('error')(theme), emphasis('error')),
  );
  title(
    context,
    row(2),
    l10n.t('Entropy, the least there can be: {0}', formatNumber(entropy, 4)),
    theme.foreground,
  );
  fill(context, 0, Math.max(0, entropy) * scale, row(2), withAlpha(theme.muted, 0.6));
}

function title(context: CanvasRenderingContext2D, top: number, text: string, color: string): void {
  setFont(context, 12);
  context.fillStyle = color;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.fillText(text, 0, top - 6);
}

function fill(context: CanvasRenderingContext2D, from: number, to: number, top: number, color: string): void {
  context.fillStyle = color;
  context.fillRect(from, top, Math.max(0, to - from), rowHeight);
}

function paintSegments(
  context: CanvasRenderingContext2D,
  segments: readonly Segment[],
  scale: number,
  top: number,
): void {
  let left = 0;
  for (const { bits, color, opacity } of segments) {
    const width = bits * scale;
    fill(context, left, left + width, top, withAlpha(color, opacity));
    context.fillStyle = color;
    context.fillRect(left, top + rowHeight - 2, width, 2);
    left += width;
  }
}

/** Slanted lines in a frame: a difference, also without colour. */
function hatch(
  context: CanvasRenderingContext2D,
  from: number,
  to: number,
  top: number,
  color: string,
): void {
  if (to - from < 1) {
    return;
  }
  context.save();
  context.beginPath();
  context.rect(from, top, to - from, rowHeight);
  context.clip();
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let x = from - rowHeight; x < to; x += 6) {
    context.moveTo(x, top + rowHeight);
    context.lineTo(x + rowHeight, top);
  }
  context.stroke();
  context.strokeRect(from, top, to - from, rowHeight);
  context.restore();
}
