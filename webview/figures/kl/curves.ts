import type { OwnState } from '../../../src/figures';
import type { Curve } from '../kit/drawing/chart';
import { colorOf } from '../kit/colors/meaningColors';

/** p, q, the integrand, and its three parts; those that are not chosen have no points. */
export const klCurves: readonly Curve[] = [
  { label: 'p', color: colorOf('data'), term: 'data' },
  { label: 'q', color: colorOf('prediction'), dash: [9, 4], term: 'prediction' },
  { label: 'p ln(p/q)', color: colorOf('error'), width: 1.5, fill: 0.25, term: 'error' },
  { label: 'ln(σ₂/σ₁)', color: colorOf('noise'), dash: [2, 3], width: 1.5, fill: 0.18, term: 'noise' },
  { label: '(σ₁² + (μ₁−μ₂)²)/(2σ₂²)', color: colorOf('exact'), width: 1.5, fill: 0.18, term: 'exact' },
  { label: '−½', color: colorOf('state'), dash: [14, 4], width: 1.5, fill: 0.18, term: 'state' },
];

/** The curves that are drawn, by their places in the list, with what they are in the direction that is chosen. */
export function curveNames({
  direction,
  areas,
}: OwnState<'kl'>): readonly { readonly index: number; readonly name: string }[] {
  const [over, other] = direction === 'pq' ? ['p', 'q'] : ['q', 'p'];
  const [own, foreign] = direction === 'pq' ? ['1', '2'] : ['2', '1'];
  const sub = (letter: string, index: string): string => `${letter}${index === '1' ? '₁' : '₂'}`;
  const named = ['p', 'q', `${over} ln(${over}/${other})`].map((name, index) => ({ index, name }));
  return areas === 'whole'
    ? named
    : [
        ...named.slice(0, 2),
        { index: 3, name: `${over} ln(${sub('σ', foreign)}/${sub('σ', own)})` },
        { index: 4, name: `${over} (x−${sub('μ', foreign)})²/(2${sub('σ', foreign)}²)` },
        { index: 5, name: `−${over} (x−${sub('μ', own)})²/(2${sub('σ', own)}²)` },
      ];
}
