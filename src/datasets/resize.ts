/** Square images of one channel, one after the other: surrounds each with `margin` pixels of 0. */
export function pad(images: Uint8Array, side: number, margin: number): Uint8Array<ArrayBuffer> {
  const count = images.length / side ** 2;
  const padded = side + 2 * margin;
  const result = new Uint8Array(count * padded ** 2);
  for (let n = 0; n < count; n++) {
    for (let y = 0; y < side; y++) {
      const from = (n * side + y) * side;
      result.set(images.subarray(from, from + side), (n * padded + y + margin) * padded + margin);
    }
  }
  return result;
}

/** Halves the side of such images, an even number: each pixel is the rounded mean of two by two. */
export function halve(images: Uint8Array, side: number): Uint8Array<ArrayBuffer> {
  const half = side / 2;
  return new Uint8Array(images.length / 4).map((_, i) => {
    const corner = 2 * Math.floor(i / half) * side + 2 * (i % half);
    const at = (offset: number): number => images[corner + offset] ?? 0;
    return (at(0) + at(1) + at(side) + at(side + 1) + 2) >> 2;
  });
}
