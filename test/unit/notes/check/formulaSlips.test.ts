import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const ddpm = r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s\le t}\alpha_s$.`;

/** What stands around a formula, the right formula, and slips of it. */
const formulas: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'continuity equation',
    'A flow moves the density.',
    r`\partial_tp_t(x)=-\nabla\cdot(p_t(x)u_t(x))`,
    [r`\partial_tp_t(x)=\nabla\cdot(p_t(x)u_t(x))`],
  ],
  [
    'continuity equation as a fraction',
    'A flow moves the density.',
    r`\frac{\partial p}{\partial t}=-\nabla_x\cdot\left[v(x,t)p\right]`,
    [r`\frac{\partial p}{\partial t}=\nabla_x\cdot\left[v(x,t)p\right]`],
  ],
  [
    'Fokker–Planck equation',
    r`With $dx=f(x,t)dt+g(t)dw$:`,
    r`\frac{\partial p_t}{\partial t}=-\nabla\cdot(f(x,t)p_t)+\frac{1}{2}g(t)^2\nabla^2p_t`,
    [
      r`\frac{\partial p_t}{\partial t}=\nabla\cdot(f(x,t)p_t)+\frac{1}{2}g(t)^2\nabla^2p_t`,
      r`\frac{\partial p_t}{\partial t}=-\nabla\cdot(f(x,t)p_t)+g(t)^2\nabla^2p_t`,
      r`\frac{\partial p_t}{\partial t}=-\nabla\cdot(f(x,t)p_t)-\frac{1}{2}g(t)^2\nabla^2p_t`,
    ],
  ],
  [
    'EDM, equation 1',
    'In EDM:',
    r`dx=-\dot\sigma(t)\sigma(t)\nabla_x\log p(x;\sigma(t))dt`,
    [
      r`dx=-\dot\sigma(t)\nabla_x\log p(x;\sigma(t))dt`,
      r`dx=\dot\sigma(t)\sigma(t)\nabla_x\log p(x;\sigma(t))dt`,
    ],
  ],
  [
    'noise levels of EDM',
    'EDM:',
    r`\sigma_i=\left(\sigma_{\max}^{1/\rho}+\frac i{N-1}(\sigma_{\min}^{1/\rho}-\sigma_{\max}^{1/\rho})\right)^\rho`,
    [
      r`\sigma_i=\left(\sigma_{\max}^\rho+\frac i{N-1}(\sigma_{\min}^\rho-\sigma_{\max}^\rho)\right)^{1/\rho}`,
    ],
  ],
  [
    'velocity of a Gaussian path',
    r`For $p_t=\mathcal N(\mu_t,\sigma_t^2I)$:`,
    r`u_t(x)=\dot\mu_t+\frac{\dot\sigma_t}{\sigma_t}(x-\mu_t)`,
    [
      r`u_t(x)=\dot\mu_t+\frac{\sigma_t}{\dot\sigma_t}(x-\mu_t)`,
      r`u_t(x)=\dot\mu_t-\frac{\dot\sigma_t}{\sigma_t}(x-\mu_t)`,
    ],
  ],
  [
    'velocity of a Gaussian path with primes',
    r`Lipman et al.:`,
    r`u_t(x|x_1)=\frac{\sigma_t'(x_1)}{\sigma_t(x_1)}(x-\mu_t(x_1))+\mu_t'(x_1)`,
    [r`u_t(x|x_1)=\frac{\sigma_t'(x_1)}{\sigma_t(x_1)}(x+\mu_t(x_1))+\mu_t'(x_1)`],
  ],
  [
    'velocity of the optimal transport path',
    r`With $p_t(x|x_1)=\mathcal N(tx_1,(1-(1-\sigma_{\min})t)^2I)$:`,
    r`u_t(x|x_1)=\frac{x_1-(1-\sigma_{\min})x}{1-(1-\sigma_{\min})t}`,
    [
      r`u_t(x|x_1)=\frac{x_1-(1-\sigma_{\min})x}{(1-\sigma_{\min})t}`,
      r`u_t(x|x_1)=\frac{x_1+(1-\sigma_{\min})x}{1-(1-\sigma_{\min})t}`,
    ],
  ],
  [
    'sample of an autoencoder',
    r`The encoder gives $q(z|x)=\mathcal N(\mu,\sigma^2I)$.`,
    r`z=\mu+\sigma\odot\epsilon`,
    [r`z=\mu+\sigma^2\odot\epsilon`],
  ],
  [
    'noise of a sampling step',
    ddpm,
    r`x_{t-1}=\frac1{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sqrt{\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t}z`,
    [
      r`x_{t-1}=\frac1{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)+\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_tz`,
    ],
  ],
  [
    'Tweedie’s formula',
    ddpm,
    r`\mathbb E[x_0|x_t]=\frac{1}{\sqrt{\bar\alpha_t}}\left(x_t+(1-\bar\alpha_t)\nabla_{x_t}\log p(x_t)\right)`,
    [r`\mathbb E[x_0|x_t]=x_t+(1-\bar\alpha_t)\nabla_{x_t}\log p(x_t)`],
  ],
  [
    'closed form with the step in brackets',
    ddpm,
    r`x^{(t)}=\sqrt{\bar\alpha_t}x^{(0)}+\sqrt{1-\bar\alpha_t}\epsilon`,
    [r`x^{(t)}=\sqrt{\bar\alpha_t}x^{(0)}+(1-\bar\alpha_t)\epsilon`],
  ],
  [
    'closed form of a component',
    ddpm,
    r`x_t^i=\sqrt{\bar\alpha_t}x_0^i+\sqrt{1-\bar\alpha_t}\epsilon^i`,
    [r`x_t^i=\sqrt{\bar\alpha_t}x_0^i+(1-\bar\alpha_t)\epsilon^i`],
  ],
  [
    'the whole bound',
    '',
    r`L=\mathbb E_q\left[-\log p(x_T)-\sum_{t\ge1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}\right]`,
    [r`L=\mathbb E_q\left[-\log p(x_T)+\sum_{t=1}^T\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}\right]`],
  ],
  [
    'the whole bound as divergences',
    '',
    r`\mathcal L=\mathbb E_q\left[\log p_\theta(x_0|x_1)\right]-D_{KL}(q(x_T|x_0)\|p(x_T))-\sum_{t=2}^T\mathbb E_q\left[D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))\right]`,
    [
      r`\mathcal L=\mathbb E_q\left[\log p_\theta(x_0|x_1)\right]+D_{KL}(q(x_T|x_0)\|p(x_T))-\sum_{t=2}^T\mathbb E_q\left[D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))\right]`,
    ],
  ],
];

const find = (text: string) => checkNote(readNote(text));

describe.each(formulas)('%s', (_, around, right, slips) => {
  const noteOf = (math: string) => `${around}\n\n$$${math}$$\n`;
  test('nothing is found in the right formula', () =>
    expect(find(noteOf(right)).map(({ message }) => message)).toEqual([]));
  test.each(slips.map((slip) => [slip]))('%s is found, and its fix is right', (slip) => {
    const text = noteOf(slip);
    const [finding, ...others] = find(text);
    expect(others).toEqual([]);
    const fix = finding!.fix!;
    const mended = text.slice(0, fix.start) + fix.newText + text.slice(fix.end);
    expect(find(mended).map(({ message }) => message)).toEqual([]);
  });
});

test('a product of β for one minus a product of α is found, though no small edit mends it', () => {
  const [finding] = find(r`$\alpha_t=1-\beta_t$, $1-\prod_{s=1}^t\alpha_s=\prod_{s=1}^t\beta_s$`);
  expect(finding).toBeDefined();
  expect(finding!.fix).toBeUndefined();
});

test.each([
  r`$$\partial_tp_t=\nabla\cdot(D\nabla p_t)$$`,
  r`With $dx=f(x,t)dt+g(t)dw$ reversed: $$\partial_tp_t=-\nabla\cdot(\tilde f(x,t)p_t)-\frac12g(t)^2\nabla^2p_t$$`,
  r`With $dx=f(x,t)dt+g(t)dw$: $$\partial_tp_t=-\nabla\cdot\left((f-\frac12g^2\nabla\log p_t)p_t\right)$$`,
  r`With $dx=f(x,t)dt+\sigma dw$: $$\partial_tp_t=-\nabla\cdot(fp_t)+D\nabla^2p_t$$`,
  r`$\alpha_t=1-\beta_t$. The schedule is even where $2\alpha_i=\alpha_{i-1}+\alpha_{i+1}$`,
  r`$$\nabla_x\log p(x|y)=\nabla_x\log p(y|x)+\nabla_x\log p(x)-\underbrace{\nabla_x\log p(y)}_{=0}$$`,
  r`The encoder gives $\mathcal N(\mu,\Sigma)$: $z=\mu+\sqrt{\sigma}\epsilon$`,
])('%s is left alone', (text) => expect(find(text).map(({ message }) => message)).toEqual([]));
