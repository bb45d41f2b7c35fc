/** ln Γ(x) for x > 0, relative error below 1e-13: moved to x ≥ 12 by Γ(x + 1) = x Γ(x), then Stirling's series (DLMF 5.11.1). */
export function logGamma(x: number): number {
  let moved = x;
  let product = 1;
  while (moved < 12) {
    product *= moved;
    moved += 1;
  }
  const inverse = 1 / moved;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680))));
  return (moved - 0.5) * Math.log(moved) - moved + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}

/** ln B(a, b), the logarithm of the beta function, for a, b > 0. */
export const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** The density of Beta(a, b) at x in 0…1; at an end it may be infinite. */
export function betaDensity(x: number, a: number, b: number): number {
  return Math.exp(logPower(x, a - 1) + logPower(1 - x, b - 1) - logBeta(a, b));
}

/** The probability of `heads` heads and `tails` tails, in any order, of a coin that falls on heads with probability x. */
export function binomialProbability(heads: number, tails: number, x: number): number {
  return Math.exp(logChoices(heads, tails) + logPower(x, heads) + logPower(1 - x, tails));
}

/** The same when x itself is drawn from Beta(a, b): the integral over x. */
export function betaBinomialProbability(heads: number, tails: number, a: number, b: number): number {
  return Math.exp(logChoices(heads, tails) + logBeta(a + heads, b + tails) - logBeta(a, b));
}

/** The logarithm of the number of orders in which so many heads and tails can fall. */
const logChoices = (heads: number, tails: number): number =>
  logGamma(heads + tails + 1) - logGamma(heads + 1) - logGamma(tails + 1);

/** ln xⁿ; x⁰ is 1 at 0, too. */
const logPower = (x: number, exponent: number): number => (exponent === 0 ? 0 : exponent * Math.log(x));

/** The probability that a number drawn from Beta(a, b) is above x: the complement of I_x(a, b) (DLMF 8.17.22). */
export function betaAbove(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) {
    return x <= 0 ? 1 : 0;
  }
  // The fraction converges fast on the side of the mean that holds less.
  const isUpper = x > (a + 1) / (a + b + 2);
  const tail = isUpper ? tailOf(1 - x, b, a) : tailOf(x, a, b);
  return isUpper ? tail : 1 - tail;
}

const mostTerms = 300;

/** I_x(a, b) by its continued fraction, worked out from the front (Lentz's method). */
function tailOf(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let sum = d;
  for (let m = 1; m <= mostTerms; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      change = c * d;
      sum *= change;
    }
    if (Math.abs(change - 1) < 1e-14) {
      break;
    }
  }
  return (Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a) * sum;
}
