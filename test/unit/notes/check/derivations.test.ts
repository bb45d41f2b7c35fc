import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const setting = r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s\le t}\alpha_s$.

`;
const check = (math: string) => checkNote(readNote(`${setting}$$${math}$$\n`));

/** The math after its fix. */
function mended(math: string): string | undefined {
  const text = `${setting}$$${math}$$\n`;
  const [finding] = checkNote(readNote(text));
  const fix = finding?.fix;
  return fix && (text.slice(0, fix.start) + fix.newText + text.slice(fix.end)).slice(setting.length + 2, -3);
}

/** A right step, and slips of it. */
const steps: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'a square that is multiplied out in an exponent',
    r`\exp\left(-\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{2\beta_t}\right)=\exp\left(-\frac{x_t^2-2\sqrt{\alpha_t}x_tx_{t-1}+\alpha_tx_{t-1}^2}{2\beta_t}\right)`,
    [
      r`\exp\left(-\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{2\beta_t}\right)=\exp\left(-\frac{x_t^2-\sqrt{\alpha_t}x_tx_{t-1}+\alpha_tx_{t-1}^2}{2\beta_t}\right)`,
      r`\exp\left(-\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{2\beta_t}\right)=\exp\left(-\frac{x_t^2+2\sqrt{\alpha_t}x_tx_{t-1}+\alpha_tx_{t-1}^2}{2\beta_t}\right)`,
    ],
  ],
  [
    'the posterior, up to what does not depend on its variable',
    r`q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac12\left(\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{\beta_t}+\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{1-\bar\alpha_{t-1}}\right)\right)=\exp\left(-\frac12\left(\left(\frac{\alpha_t}{\beta_t}+\frac1{1-\bar\alpha_{t-1}}\right)x_{t-1}^2-2\left(\frac{\sqrt{\alpha_t}}{\beta_t}x_t+\frac{\sqrt{\bar\alpha_{t-1}}}{1-\bar\alpha_{t-1}}x_0\right)x_{t-1}+C(x_t,x_0)\right)\right)`,
    [
      r`q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac12\left(\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{\beta_t}+\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{1-\bar\alpha_t}\right)\right)`,
      r`q(x_{t-1}|x_t,x_0)\propto\exp\left(\frac12\left(\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{\beta_t}+\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{1-\bar\alpha_{t-1}}\right)\right)`,
    ],
  ],
  [
    'roots whose step stands outside, and coefficients of one step',
    r`q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac12\left((\frac{\alpha_t}{\beta_t}+\frac1{1-\bar\alpha_{t-1}})x_{t-1}^2-(\frac{2\sqrt{\alpha}_t}{\beta_t}x_t+\frac{2\sqrt{\bar\alpha_{t-1}}}{1-\bar\alpha_{t-1}}x_0)x_{t-1}+C(x_t,x_0)\right)\right)`,
    [
      r`q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac12\left((\frac{\alpha_t}{\beta_t}+\frac1{1-\bar\alpha_{t-1}})x_{t-1}^2-(\frac{2\sqrt{\alpha}_t}{\beta_t}x_t+\frac{2\sqrt{\bar\alpha_t}}{1-\bar\alpha_t}x_0)x_{t-1}+C(x_t,x_0)\right)\right)`,
    ],
  ],
  [
    'a logarithm up to a constant in words',
    r`\ln q(x_{t-1}|x_t,x_0)=-\frac12\left(\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{1-\alpha_t}+\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{1-\bar\alpha_{t-1}}\right)+\text{const}`,
    [
      r`\ln q(x_{t-1}|x_t,x_0)=\frac12\left(\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{1-\alpha_t}+\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{1-\bar\alpha_{t-1}}\right)+\text{const}`,
    ],
  ],
  [
    'means of ratios beside means of logarithms',
    r`\mathbb E_q\left[\log\frac{p(x_T)}{q(x_T|x_0)}+\sum_{t=2}^T\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t,x_0)}\right]=\mathbb E_q\left[\log\frac{p(x_T)}{q(x_T|x_0)}\right]+\sum_{t=2}^T\mathbb E_q\left[\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t,x_0)}\right]`,
    [
      r`\mathbb E_q\left[\log\frac{p(x_T)}{q(x_T|x_0)}+\sum_{t=2}^T\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t,x_0)}\right]=\mathbb E_q\left[\log\frac{p(x_T)}{q(x_T|x_0)}\right]+\sum_{t=2}^T\mathbb E_q\left[\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t,x_0)}\right]`,
    ],
  ],
  [
    'normal densities by their moments',
    r`\mathcal N(\sqrt{\alpha_t\bar\alpha_{t-1}}x_0,(1-\bar\alpha_t)I)=\mathcal N(\sqrt{\bar\alpha_t}x_0,(1-\bar\alpha_t)I)`,
    [
      r`\mathcal N(\sqrt{\bar\alpha_t\bar\alpha_{t-1}}x_0,(1-\bar\alpha_t)I)=\mathcal N(\sqrt{\bar\alpha_t}x_0,(1-\bar\alpha_t)I)`,
      r`\mathcal N(\sqrt{\alpha_t\bar\alpha_{t-1}}x_0,(1-\bar\alpha_t)I)=\mathcal N(\sqrt{\bar\alpha_t}x_0,(1-\alpha_t)I)`,
    ],
  ],
  [
    'a density and its variable',
    r`q(x_t|x_{t-1})=\mathcal N(x_t;\sqrt{\alpha_t}x_{t-1},\beta_tI)`,
    [r`q(x_t|x_{t-1})=\mathcal N(x_{t-1};\sqrt{\alpha_t}x_{t-1},\beta_tI)`],
  ],
  [
    'the joint density of a Markov chain',
    r`p_\theta(x_{0:T})=p(x_T)\prod_{t=1}^Tp_\theta(x_{t-1}|x_t)`,
    [r`p_\theta(x_0|x_T)=p(x_T)\prod_{t=1}^Tp_\theta(x_{t-1}|x_t)`],
  ],
  [
    'a mean of logarithms as a divergence',
    r`\mathbb E_q\left[\log\frac{q(x_T|x_0)}{p(x_T)}\right]=D_{KL}(q(x_T|x_0)\|p(x_T))`,
    [r`\mathbb E_q\left[\frac{q(x_T|x_0)}{p(x_T)}\right]=D_{KL}(q(x_T|x_0)\|p(x_T))`],
  ],
  [
    "Bayes' rule of conditional densities",
    r`\log\frac{q(x_{t-1}|x_t,x_0)q(x_t|x_0)}{q(x_{t-1}|x_0)}=\log q(x_t|x_{t-1},x_0)`,
    [r`\log\frac{q(x_{t-1}|x_t,x_0)q(x_{t-1}|x_0)}{q(x_t|x_0)}=\log q(x_t|x_{t-1},x_0)`],
  ],
  [
    'the derivative of a written density',
    r`\nabla_{x_t}\left(-\frac{(x_t-\sqrt{\bar\alpha_t}x_0)^2}{2(1-\bar\alpha_t)}\right)=-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t}`,
    [
      r`\nabla_{x_t}\left(-\frac{(x_t-\sqrt{\bar\alpha_t}x_0)^2}{2(1-\bar\alpha_t)}\right)=\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t}`,
      r`\nabla_{x_t}\left(-\frac{(x_t-\sqrt{\bar\alpha_t}x_0)^2}{2(1-\bar\alpha_t)}\right)=-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}`,
    ],
  ],
  [
    'algebra of free letters',
    r`a(h+b)^2=ah^2+2abh+ab^2`,
    [r`a(h+b)^2=ah^2+2abh-ab^2`, r`a(h+b)^2=ah^2+abh+ab^2`],
  ],
];

describe.each(steps)('%s', (_, right, slips) => {
  test('nothing is found in the right step', () =>
    expect(check(right).map(({ message }) => message)).toEqual([]));
  test.each(slips.map((slip) => [slip]))('%s is found', (slip) => expect(check(slip)).toHaveLength(1));
  test.each(slips.map((slip) => [slip]))('the fix of %s is right', (slip) => {
    const fixed = mended(slip);
    expect(fixed).toBeDefined();
    expect(fixed).not.toBe(slip);
    expect(check(fixed!).map(({ message }) => message)).toEqual([]);
  });
});

test.each([
  ['a boundary condition', r`h(t,-5)=h(t,5)`],
  ['a definition by a function', r`f(x)=g(x)^2`],
  [
    'random variables that are added',
    r`\mathcal N(0,\sigma_1^2)+\mathcal N(0,\sigma_2^2)=\mathcal N(0,\sigma_1^2+\sigma_2^2)`,
  ],
  ['a letter that is put in', r`(x-\mu)^2=(\sigma\epsilon)^2`],
  ['a dropped constant with a name', r`\log p(x)=-\frac{(x-\mu)^2}{2\sigma^2}+C`],
  ['a trace', r`\frac12(\mathrm{tr}(I)-1)=\frac12(d-1)`],
  ['a measure', r`\mu(T^{-1}(A))=\int_{T^{-1}(A)}d\mu`],
  ['a condition on one letter', r`\bar\alpha_tV+1-\bar\alpha_t=\bar\alpha_{t-1}V+1-\bar\alpha_{t-1}`],
  ['a state that is written out', r`x_t-t(x_1-x_0)=(1-t)x_0+tx_1-t(x_1-x_0)=x_0`],
  ['means of states', r`\mathbb E[x_t]=\sqrt{\bar\alpha_t}\mathbb E[x_0]`],
  ['conditional independence', r`p(y|x,z)=p(y|x)`],
])('%s is left alone', (_, math) => expect(check(math).map(({ message }) => message)).toEqual([]));

test('a side with several slips is found where all of the other is known, though no small edit mends it', () => {
  const [finding] = check(
    r`\ln q(x_{t-1}|x_t,x_0)=\frac12\left((\frac{\alpha_t}{1-\alpha_t}+\frac1{1-\bar\alpha_{t-1}})x_{t-1}^2+2(\frac{\sqrt{\alpha_t}x_t}{1-\alpha_{t-1}}+\frac{\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_{t-1}})x_{t-1}\right)+C`,
  );
  expect(finding).toBeDefined();
  expect(finding!.fix).toBeUndefined();
});
