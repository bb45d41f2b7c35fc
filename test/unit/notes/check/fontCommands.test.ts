import { expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const setting = r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s\le t}\alpha_s$.`;
const noise = r`x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)`;

/** Brackets of one mean, as a font command got before one or both of them. */
const brackets: readonly (readonly [string, string])[] = [
  [r`\mathbf(`, r`)`],
  [r`\mathbf(`, r`\mathbf)`],
  [r`\mathbf{(}`, r`\mathbf{)}`],
  [r`\boldsymbol[`, r`]`],
  [r`\bm\left(`, r`\right)`],
  [r`\mathbf\Big(`, r`\Big)`],
  [r`\mathrm \{`, r`\}`],
  [r`{\bf(}`, r`{\bf)}`],
  [r`{(}`, r`{)}`],
  [r`\text(`, r`\text)`],
  [r`\text{(}`, r`)`],
  [r`\pmb（`, r`）`],
];

test.each(brackets)('a mean in %s … %s is read', (open, close) => {
  const mean = (root: string) =>
    `${setting}\n\n$$\\mu_\\theta=\\frac1{\\sqrt{${root}}}${open}${noise}${close}$$`;
  const [finding, ...others] = checkNote(readNote(mean(r`\bar\alpha_t`)));
  expect(others).toEqual([]);
  expect(finding?.fix?.newText).toBe(r`\alpha`);
  expect(checkNote(readNote(mean(r`\alpha_t`)))).toEqual([]);
});

test.each([
  [r`q\mathbf(x_t|x_0\mathbf)=\mathcal N\mathbf(x_t;\bar\alpha_tx_0,(1-\bar\alpha_t)I)`],
  [r`L_{simple}=\mathbb E\mathbf[\mathbf\|\epsilon+\epsilon_\theta(x_t,t)\|^2]`],
  [r`x_t=\sqrt{\bar\alpha_t}\mathbf x_0+\mathbf(1-\bar\alpha_t\mathbf)\epsilon`],
])('the slip in $%s$ is found', (tex) => {
  expect(checkNote(readNote(`${setting}\n\n$$${tex}$$`))).toHaveLength(1);
});
