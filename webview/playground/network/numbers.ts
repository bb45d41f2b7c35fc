/** 16×8×8. */
export function shapeText(shape: readonly number[]): string {
  return shape.join('×');
}

/** 636.5 k, for places with little room. */
export function formatCount(value: number): string {
  if (value >= 1e6) {
    return `${(value / 1e6).toFixed(2)} M`;
  }
  return value >= 1e4 ? `${(value / 1e3).toFixed(1)} k` : String(value);
}
