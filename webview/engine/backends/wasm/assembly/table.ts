/** Rows of a table [width, classes] turned to the labels' vectors. */
export function embedding(
  labels: usize,
  images: usize,
  table: usize,
  classes: usize,
  width: usize,
  rows: usize,
  rowBytes: usize,
): void {
  for (let image: usize = 0; image < images; image++) {
    const label = load<u32>(labels + (image << 2));
    for (let i: usize = 0; i < width; i++) {
      store<f32>(rows + (i << 2), load<f32>(table + ((i * classes + label) << 2)));
    }
    for (let at = width << 2; at < rowBytes; at += 4) {
      store<f32>(rows + at, 0.0);
    }
    rows += rowBytes;
  }
}

/** Sums of dy over the images of each label, as [width, classes]. */
export function embeddingGradient(
  labels: usize,
  images: usize,
  dy: usize,
  rowBytes: usize,
  classes: usize,
  width: usize,
  gradient: usize,
): void {
  memory.fill(gradient, 0, (classes * width) << 2);
  for (let image: usize = 0; image < images; image++) {
    const label = load<u32>(labels + (image << 2));
    for (let i: usize = 0; i < width; i++) {
      const at = gradient + ((i * classes + label) << 2);
      store<f32>(at, load<f32>(at) + load<f32>(dy + (i << 2)));
    }
    dy += rowBytes;
  }
}
