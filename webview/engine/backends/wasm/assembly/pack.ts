/**
 * Lays matrices out as the panels of `product`: [column / 8][tap][row][8], columns beyond the last filled with zeros.
 * Strides are bytes from one tap, row and column to the next.
 */
export function pack(
  from: usize,
  taps: usize,
  rows: usize,
  columns: usize,
  tapStride: usize,
  rowStride: usize,
  columnStride: usize,
  panels: usize,
): void {
  for (let column: usize = 0; column < columns; column += 8) {
    const count = min<usize>(8, columns - column);
    const direct = count === 8 && columnStride === 4;
    for (let tap: usize = 0; tap < taps; tap++) {
      let row = from + column * columnStride + tap * tapStride;
      for (let r: usize = 0; r < rows; r++) {
        if (direct) {
          v128.store(panels, v128.load(row));
          v128.store(panels, v128.load(row, 16), 16);
        } else {
          let at = row;
          for (let n: usize = 0; n < count; n++) {
            store<f32>(panels + (n << 2), load<f32>(at));
            at += columnStride;
          }
          for (let n = count; n < 8; n++) {
            store<f32>(panels + (n << 2), 0.0);
          }
        }
        panels += 32;
        row += rowStride;
      }
    }
  }
}
