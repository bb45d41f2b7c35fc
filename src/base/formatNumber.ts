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

/** A true minus sign in place of the hyphen. */
const signed = (text: string): string => text.replace('-', '−');

/** What is no finite number, or undefined for one that is. */
function notFinite(value: number): string | undefined {
  if (Number.isFinite(value)) {
    return undefined;
  }
  return value > 0 ? '∞' : value < 0 ? '−∞' : '–';
}

/**
 * A number where it changes while it is looked at: always `digits` significant digits, and a power of ten only where
 * plain decimals would be long.
 */
export function formatNumber(value: number, digits = 4): string {
  const other = value === 0 ? '0' : notFinite(value);
  if (other !== undefined) {
    return other;
  }
  const [mantissa = '', exponentText = '0'] = value.toExponential(digits - 1).split('e');
  const exponent = Number(exponentText);
  if (exponent < -3 || exponent > 5) {
    return `${signed(mantissa)} × ${formatPowerOfTen(exponent)}`;
  }
  return signed(value.toFixed(Math.max(0, digits - 1 - exponent)));
}

/** A number in a text: at most `digits` significant digits, one less beside a power of ten, and no zeros at its end. */
export function formatShort(value: number, digits = 5): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) || (size >= 1e-3 && size < 1e5)) {
    return signed(String(Number.isInteger(value) ? value : Number(value.toPrecision(digits))));
  }
  const [mantissa = '', exponent = ''] = value.toExponential(digits - 2).split('e');
  return notFinite(value) ?? `${signed(String(Number(mantissa)))} × ${formatPowerOfTen(Number(exponent))}`;
}

/** A coefficient in a formula: four decimals, so that the digits do not jump while t moves. */
export function formatCoefficient(value: number): string {
  const shown = value.toFixed(4);
  return Number(shown) === 0 && value !== 0 ? formatNumber(value, 3) : signed(shown);
}
