import { elementwise, operand, type PlainOperations } from './plainOperation';

const sigmoid = (value: number) => 1 / (1 + Math.exp(-value));

export const silu: PlainOperations<'silu' | 'siluGradient'> = {
  silu(node) {
    const x = operand(node);
    return elementwise(x.length, (i) => (x[i] ?? 0) * sigmoid(x[i] ?? 0));
  },
  siluGradient(node) {
    const [x, dy] = [operand(node), operand(node, 1)];
    return elementwise(x.length, (i) => {
      const value = x[i] ?? 0;
      const share = sigmoid(value);
      return (dy[i] ?? 0) * share * (1 + value * (1 - share));
    });
  },
};
