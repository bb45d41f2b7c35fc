/** A symmetric matrix, row by row. */
export interface SymmetricMatrix {
  readonly size: number;
  readonly values: Float64Array;
}

/**
 * Eigenvalues and orthonormal eigenvectors (in columns) of a symmetric matrix by Jacobi's rotations: for the sizes
 * of features, up to 64, simple and exact to rounding.
 */
export function symmetricEigen({ size: n, values }: SymmetricMatrix): {
  readonly eigenvalues: Float64Array;
  readonly eigenvectors: Float64Array;
} {
  const a = Float64Array.from(values);
  const vectors = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  const at = (matrix: Float64Array, i: number, j: number) => matrix[i * n + j] ?? 0;
  const total = Math.hypot(...a);
  for (let sweep = 0; sweep < 60 && offDiagonal() > 1e-15 * total; sweep++) {
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(p, q);
  }
  return { eigenvalues: Float64Array.from({ length: n }, (_, i) => at(a, i, i)), eigenvectors: vectors };

  function offDiagonal(): number {
    let sum = 0;
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) if (i !== j) sum += at(a, i, j) ** 2;
    return Math.sqrt(sum);
  }

  /** Turns in the plane of p and q so that their entry becomes 0. */
  function rotate(p: number, q: number): void {
    const entry = at(a, p, q);
    if (entry === 0) return;
    const theta = (at(a, q, q) - at(a, p, p)) / (2 * entry);
    const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
    const cosine = 1 / Math.hypot(tangent, 1);
    const sine = tangent * cosine;
    const turn = (matrix: Float64Array, i: number, j: number) => {
      const [x, y] = [matrix[i] ?? 0, matrix[j] ?? 0];
      matrix[i] = cosine * x - sine * y;
      matrix[j] = sine * x + cosine * y;
    };
    for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q);
    for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k);
    for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q);
  }
}

/** The symmetric square root of a positive semidefinite matrix; eigenvalues that rounding made negative count as 0. */
export function symmetricRoot(matrix: SymmetricMatrix): SymmetricMatrix {
  const { size: n } = matrix;
  const { eigenvalues, eigenvectors } = symmetricEigen(matrix);
  const values = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) {
        const root = Math.sqrt(Math.max(0, eigenvalues[k] ?? 0));
        sum += (eigenvectors[i * n + k] ?? 0) * root * (eigenvectors[j * n + k] ?? 0);
      }
      values[i * n + j] = sum;
    }
  }
  return { size: n, values };
}

/** The product of two square matrices of the same size. */
export function product(a: SymmetricMatrix, b: SymmetricMatrix): SymmetricMatrix {
  const n = a.size;
  const values = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const factor = a.values[i * n + k] ?? 0;
      for (let j = 0; j < n; j++) {
        values[i * n + j] = (values[i * n + j] ?? 0) + factor * (b.values[k * n + j] ?? 0);
      }
    }
  }
  return { size: n, values };
}
