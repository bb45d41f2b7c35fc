import { expect, it } from 'vitest';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const ids = (text: string) => readNote(text).symbols.map(({ id }) => id);

it('knows no noise in what normalises an energy’s density', () => {
  const score = r`$\nabla_x \log p_\theta(x) = -\nabla_x f_\theta(x) - \nabla_x \log Z_\theta$`;
  expect(ids(score)).not.toContain('epsilonHat');
  expect(ids(r`$z_\theta(x_t, t)$`)).toContain('epsilonHat');
});
