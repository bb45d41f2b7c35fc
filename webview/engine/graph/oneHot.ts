/** A row for each label with a 1 at its place and zeros else, [labels, classes] flattened. */
export function oneHot(labels: ArrayLike<number>, classes: number): Float32Array {
  const rows = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) rows[i * classes + (labels[i] ?? 0)] = 1;
  return rows;
}
