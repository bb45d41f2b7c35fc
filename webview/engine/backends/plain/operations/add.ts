import { elementwise, operand, type PlainOperations } from './plainOperation';

export const add: PlainOperations<'add'> = {
  add(node) {
    const [x, y] = [operand(node), operand(node, 1)];
    return elementwise(x.length, (i) => (x[i] ?? 0) + (y[i] ?? 0));
  },
};
