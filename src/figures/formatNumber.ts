const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
};

/** An integer power of ten, as in 10⁻⁴. */
export function formatPowerOfTen(exponent: number): string {
  return `10${[...String(exponent)].map((digit) => superscripts[digit] ?? digit).join('')}`;
}

/**
 * A number as the figures print it: `digits` significant digits, a true minus sign, and a power of ten only
 * where plain decimals would be long.
 */
export function formatNumber(value: number, digits = 4): string {
  if (value === 0) {
    return '0';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '∞' : value < 0 ? '−∞' : '–';
  }
  const [mantissa = '', exponentText = '0'] = value.toExponential(digits - 1).split('e');
  const exponent = Number(exponentText);
  if (exponent < -3 || exponent > 5) {
    return `${mantissa.replace('-', '−')}×${formatPowerOfTen(exponent)}`;
  }
  return value.toFixed(Math.max(0, digits - 1 - exponent)).replace('-', '−');
}

/** A coefficient in a formula: four decimals, so that the digits do not jump while t moves. */
export function formatCoefficient(value: number): string {
  const shown = value.toFixed(4);
  return Number(shown) === 0 && value !== 0 ? formatNumber(value, 3) : shown.replace('-', '−');
}
