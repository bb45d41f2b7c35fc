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
  const total = Math.hypot(...a);
  for (let sweep = 0; sweep < 60 && offDiagonal(a, n) > 1e-15 * total; sweep++) {
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        rotate(a, vectors, n, p, q);
      }
    }
  }
  return {
    eigenvalues: Float64Array.from({ length: n }, (_, i) => a[i * (n + 1)] ?? 0),
    eigenvectors: vectors,
  };
}

function offDiagonal(a: Float64Array, n: number): number {
  let sum = 0;
  for (let i = 0; i < n * n; i++) {
    if (i % (n + 1) !== 0) {
      sum += (a[i] ?? 0) ** 2;
    }
  }
  return Math.sqrt(sum);
}

/** Turns in the plane of p and q so that their entry becomes 0. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const entry = a[p * n + q] ?? 0;
  if (entry === 0) {
    return;
  }
  const theta = ((a[q * (n + 1)] ?? 0) - (a[p * (n + 1)] ?? 0)) / (2 * entry);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  turn(a, cosine, sine, n, p, q, n);
  turn(a, cosine, sine, n, p * n, q * n, 1);
  turn(vectors, cosine, sine, n, p, q, n);
}

/** Mixes two rows or columns of n numbers, which begin at i and j and are `stride` apart. */
function turn(
  matrix: Float64Array,
  cosine: number,
  sine: number,
  n: number,
  i: number,
  j: number,
  stride: number,
): void {
  for (let k = 0; k < n; k++, i += stride, j += stride) {
    const x = matrix[i] ?? 0;
    const y = matrix[j] ?? 0;
    matrix[i] = cosine * x - sine * y;
    matrix[j] = sine * x + cosine * y;
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
