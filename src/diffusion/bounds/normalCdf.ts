/** The error function in float64, absolute error below 1e-15: its power series, and 1 less a continued fraction. */
export function erf(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude > 6) {
    return Math.sign(x);
  }
  return Math.sign(x) * (magnitude < 2.5 ? series(magnitude) : 1 - complement(magnitude));
}

/** 2/√π e^(−x²) Σ 2^n x^(2n+1) / (2n+1)!!, whose terms are all positive. */
function series(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc for x ≥ 2. */
const complement = (x: number): number => Math.exp(-x * x) * scaledComplement(x);

/** exp(x²) erfc(x) for x ≥ 2, which never underflows, by the continued fraction of Laplace, from its depth upwards. */
export function scaledComplement(x: number): number {
  let fraction = x;
  for (let k = 60; k >= 1; k--) {
    fraction = x + k / 2 / fraction;
  }
  return 1 / (Math.sqrt(Math.PI) * fraction);
}

/** Φ(x), exactly or by the tanh approximation of the official DDPM code (diffusion_tf/utils.py). */
export function normalCdf(x: number, kind: 'erf' | 'tanh'): number {
  return kind === 'erf'
    ? (1 + erf(x / Math.SQRT2)) / 2
    : (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))) / 2;
}

/** ln Φ(x), finite also where Φ(x) underflows. */
export function logNormalCdf(x: number): number {
  return x < -4
    ? -(x * x) / 2 + Math.log(scaledComplement(-x / Math.SQRT2) / 2)
    : Math.log(normalCdf(x, 'erf'));
}

/** ln(Φ(to) − Φ(from)) for from < to, either of which may be infinite; finite also where Φ rounds to 0 or 1. */
export function logNormalMass(from: number, to: number): number {
  if (from > 0) {
    return logNormalMass(-to, -from);
  }
  const [below, above] = [logNormalCdf(from), logNormalCdf(to)];
  return above + Math.log1p(-Math.exp(below - above));
}
