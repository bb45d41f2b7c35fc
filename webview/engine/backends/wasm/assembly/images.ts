/** Each pixel of images of `height` rows four times. */
export function upsample(x: usize, rowBytes: usize, height: usize, width: usize, y: usize): void {
  const lineBytes: usize = 2 * width * rowBytes;
  for (let row: usize = 0; row < height; row++) {
    let to = y;
    for (let column: usize = 0; column < width; column++) {
      for (let c: usize = 0; c < rowBytes; c += 16) {
        const value = v128.load(x + c);
        v128.store(to + c, value);
        v128.store(to + rowBytes + c, value);
        v128.store(to + lineBytes + c, value);
        v128.store(to + lineBytes + rowBytes + c, value);
      }
      x += rowBytes;
      to += 2 * rowBytes;
    }
    y += 2 * lineBytes;
  }
}

/** Sums of 2×2 pixels; `height` and `width` are the sums'. */
export function upsampleGradient(dy: usize, rowBytes: usize, height: usize, width: usize, dx: usize): void {
  const lineBytes: usize = 2 * width * rowBytes;
  for (let row: usize = 0; row < height; row++) {
    let from = dy;
    for (let column: usize = 0; column < width; column++) {
      for (let c: usize = 0; c < rowBytes; c += 16) {
        const above = f32x4.add(v128.load(from + c), v128.load(from + rowBytes + c));
        const below = f32x4.add(v128.load(from + lineBytes + c), v128.load(from + lineBytes + rowBytes + c));
        v128.store(dx + c, f32x4.add(above, below));
      }
      from += 2 * rowBytes;
      dx += rowBytes;
    }
    dy += 2 * lineBytes;
  }
}
