import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const setting = r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s\le t}\alpha_s$.

`;
const check = (math: string) => checkNote(readNote(`${setting}${math}\n`));

/** Kinds of slips: what is right, and the same with a slip in it. */
const kinds: readonly (readonly [kind: string, right: string, wrong: string])[] = [
  [
    'a loss that stands alone',
    r`$$\mathbb E_{t,x_0,\epsilon}\left[\|\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon,t)\|^2\right]$$`,
    r`$$\mathbb E_{t,x_0,\epsilon}\left[\|\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}x_0+(1-\bar\alpha_t)\epsilon,t)\|^2\right]$$`,
  ],
  [
    'the velocity of a loss that stands alone',
    r`With $x_t=(1-t)x_0+tx_1$: $$\min_\theta\mathbb E_{t,x_0,x_1}\|v_\theta(x_t,t)-(x_1-x_0)\|^2$$`,
    r`With $x_t=(1-t)x_0+tx_1$: $$\min_\theta\mathbb E_{t,x_0,x_1}\|v_\theta(x_t,t)-(x_0-x_1)\|^2$$`,
  ],
  [
    'a state lost in what the network is given',
    r`$$L=\mathbb E\left[\|\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon,t)\|^2\right]$$`,
    r`$$L=\mathbb E\left[\|\epsilon-\epsilon_\theta(\sqrt{\bar\alpha_t}+\sqrt{1-\bar\alpha_t}\epsilon,t)\|^2\right]$$`,
  ],
  [
    'a state lost where the density does not depend on it',
    r`$$q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac12\left(\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{\beta_t}+\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{1-\bar\alpha_{t-1}}-\frac{(x_t-\sqrt{\bar\alpha_t}x_0)^2}{1-\bar\alpha_t}\right)\right)$$`,
    r`$$q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac12\left(\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{\beta_t}+\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{1-\bar\alpha_{t-1}}-\frac{(x_t-\sqrt{\bar\alpha_t})^2}{1-\bar\alpha_t}\right)\right)$$`,
  ],
  [
    'a second moment, whose terms are numbers',
    r`$$\mathbb E\|x_t\|^2=\bar\alpha_tx_0^2+1-\bar\alpha_t$$`,
    r`$$\mathbb E\|x_t\|^2=\bar\alpha_tx_0+1-\bar\alpha_t$$`,
  ],
  [
    'the mean given the data',
    r`so $\mathbb E[x_t|x_0]=\sqrt{\bar\alpha_t}x_0$.`,
    r`so $\mathbb E[x_t|x_0]=\bar\alpha_tx_0$.`,
  ],
  [
    'the variance given the data',
    r`so $\mathrm{Var}(x_t\mid x_0)=(1-\bar\alpha_t)I$.`,
    r`so $\mathrm{Var}(x_t\mid x_0)=\sqrt{1-\bar\alpha_t}I$.`,
  ],
  [
    'the noise of a step of Euler and Maruyama',
    r`$$x_{t+\Delta t}=x_t+f(x_t,t)\Delta t+g(t)\sqrt{\Delta t}\,z_t$$`,
    r`$$x_{t+\Delta t}=x_t+f(x_t,t)\Delta t+g(t)\Delta t\,z_t$$`,
  ],
  [
    'the diffusion beside its drift',
    r`The VP SDE has $f(x,t)=-\frac12\beta(t)x$, $g(t)=\sqrt{\beta(t)}$.`,
    r`The VP SDE has $f(x,t)=-\frac12\beta(t)x$, $g(t)=\beta(t)$.`,
  ],
  [
    'the diffusion of another drift',
    r`Take $f(x,t)=-\beta(t)x$, $g(t)=\sqrt{2\beta(t)}$.`,
    r`Take $f(x,t)=-\beta(t)x$, $g(t)=\sqrt{\beta(t)}$.`,
  ],
  [
    'what a noise is compared with',
    r`$$\mathcal L=\mathbb E\left[\|\epsilon_\theta(x_t,t)-\epsilon\|^2\right]$$`,
    r`$$\mathcal L=\mathbb E\left[\|\epsilon_\theta(x_t,t)-x_0\|^2\right]$$`,
  ],
  [
    'the trace of score matching',
    r`$$J(\theta)=\mathbb E_{p(x)}\left[\frac12\|s_\theta(x)\|^2+\mathrm{tr}(\nabla_xs_\theta(x))\right]$$`,
    r`$$J(\theta)=\mathbb E_{p(x)}\left[\frac12\|s_\theta(x)\|^2-\mathrm{tr}(\nabla_xs_\theta(x))\right]$$`,
  ],
  [
    'the weight of the trace of score matching',
    r`$$J(\theta)=\mathbb E_{p(x)}\left[\|s_\theta(x)\|^2+2\mathrm{tr}(\nabla_xs_\theta(x))\right]$$`,
    r`$$J(\theta)=\mathbb E_{p(x)}\left[\|s_\theta(x)\|^2+\mathrm{tr}(\nabla_xs_\theta(x))\right]$$`,
  ],
  ['the signal at the end', r`so $\bar\alpha_T\to0$.`, r`so $\bar\alpha_T\to1$.`],
  ['the noise at the end', r`so $1-\bar\alpha_T\to1$.`, r`so $1-\bar\alpha_T\to0$.`],
  [
    'the ratio of a bound',
    r`$$\log p(x)=\log\int p(x,z)dz\ge\mathbb E_{q(z|x)}\left[\log\frac{p(x,z)}{q(z|x)}\right]$$`,
    r`$$\log p(x)=\log\int p(x,z)dz\ge\mathbb E_{q(z|x)}\left[\log\frac{q(z|x)}{p(x,z)}\right]$$`,
  ],
  [
    'the divergence of a bound',
    r`$$\log p_\theta(x)\ge\mathbb E_{q_\phi(z|x)}[\log p_\theta(x|z)]-D_{KL}(q_\phi(z|x)\|p(z))$$`,
    r`$$\log p_\theta(x)\ge\mathbb E_{q_\phi(z|x)}[\log p_\theta(x|z)]+D_{KL}(q_\phi(z|x)\|p(z))$$`,
  ],
  [
    'the divergence over components',
    r`$$D_{KL}(\mathcal N(\mu,\sigma^2)\|\mathcal N(0,1))=-\frac12\sum_j(1+\log\sigma_j^2-\mu_j^2-\sigma_j^2)$$`,
    r`$$D_{KL}(\mathcal N(\mu,\sigma^2)\|\mathcal N(0,1))=\frac12\sum_j(1+\log\sigma_j^2-\mu_j^2-\sigma_j^2)$$`,
  ],
  [
    'the variance of a loss of means',
    r`$$L_t=\mathbb E\left[\frac1{2\sigma_t^2}\|\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)\|^2\right]$$`,
    r`$$L_t=\mathbb E\left[\frac1{2\|\sigma_t^2I\|^2}\|\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)\|^2\right]$$`,
  ],
  [
    'samples of a decoder beside the divergence',
    r`$$\max_{\phi,\theta}\frac1L\sum_{l=1}^L\log p_\theta(x|z^{(l)})-D_{KL}(q_\phi(z|x)\|p(z))$$`,
    r`$$\max_{\phi,\theta}\sum_{l=1}^L\log p_\theta(x|z^{(l)})-D_{KL}(q_\phi(z|x)\|p(z))$$`,
  ],
  [
    'what is left out as a constant',
    r`$$J=\frac12\mathbb E_{p(x)}[\|s_\theta(x)-\nabla_x\log p(x)\|^2]=\frac12\mathbb E_{p(x)}[\|s_\theta(x)\|^2]-\mathbb E_{p(x)}[s_\theta(x)^\top\nabla_x\log p(x)]+C$$`,
    r`$$J=\frac12\mathbb E_{p(x)}[\|s_\theta(x)-\nabla_x\log p(x)\|^2]=\frac12\mathbb E_{p(x)}[\|s_\theta(x)\|^2]-2\mathbb E_{p(x)}[s_\theta(x)^\top\nabla_x\log p(x)]+C$$`,
  ],
  [
    'the variance of a scaled noise',
    r`$\sqrt{1-\bar\alpha_t}\epsilon\sim\mathcal N(0,(1-\bar\alpha_t)I)$`,
    r`$\sqrt{1-\bar\alpha_t}\epsilon\sim\mathcal N(0,\sqrt{1-\bar\alpha_t}I)$`,
  ],
  [
    'the variance of a sum of noises',
    r`$\sqrt{\alpha_t(1-\alpha_{t-1})}\epsilon_{t-2}+\sqrt{1-\alpha_t}\epsilon_{t-1}\sim\mathcal N(0,(1-\alpha_t\alpha_{t-1})I)$`,
    r`$\sqrt{\alpha_t(1-\alpha_{t-1})}\epsilon_{t-2}+\sqrt{1-\alpha_t}\epsilon_{t-1}\sim\mathcal N(0,(1-\alpha_t\alpha_{t-1})^2I)$`,
  ],
  [
    'a weight by the ratio of signal to noise',
    r`$$L=\frac12\mathbb E[(\mathrm{SNR}(t-1)-\mathrm{SNR}(t))\|x_0-\hat x_\theta(x_t,t)\|^2]$$`,
    r`$$L=\frac12\mathbb E[(\mathrm{SNR}(t)-\mathrm{SNR}(t-1))\|x_0-\hat x_\theta(x_t,t)\|^2]$$`,
  ],
  [
    'a decoder and a divergence without a bound',
    r`$$\mathcal L=-\mathbb E_{q(z|x)}[\log p(x|z)]+D_{KL}(q(z|x)\|p(z))$$`,
    r`$$\mathcal L=\mathbb E_{q(z|x)}[\log p(x|z)]+D_{KL}(q(z|x)\|p(z))$$`,
  ],
  [
    'a product with dots',
    r`$$x_t=\sqrt{\alpha_t\alpha_{t-1}\cdots\alpha_1}x_0+\sqrt{1-\alpha_t\alpha_{t-1}\cdots\alpha_1}\epsilon=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon$$`,
    r`$$x_t=\sqrt{\alpha_t\alpha_{t-1}\cdots\alpha_1}x_0+(1-\alpha_t\alpha_{t-1}\cdots\alpha_1)\epsilon=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon$$`,
  ],
  [
    'a joint density with dots',
    r`$$q(x_0,\dots,x_N)=q(x_0|x_1)q(x_1|x_2)\cdots q(x_{N-1}|x_N)q(x_N)$$`,
    r`$$q(x_0,\dots,x_N)=q(x_0|x_1)q(x_1|x_0)\cdots q(x_N|x_{N-1})q(x_N)$$`,
  ],
  [
    'the last factor of a joint density',
    r`$$q(x_1,\dots,x_T|x_0)=q(x_1|x_0)q(x_2|x_1)\cdots q(x_T|x_{T-1})$$`,
    r`$$q(x_1,\dots,x_T|x_0)=q(x_1|x_0)q(x_2|x_1)\cdots q(x_{T-1}|x_T)$$`,
  ],
  [
    'a joint density that is called one of the data',
    r`$$p_\theta(x_{0:T}):=p_\theta(x_T)\prod_{t=1}^Tp_\theta(x_{t-1}|x_t)$$`,
    r`$$p_\theta(x_0|x_T):=p_\theta(x_T)\prod_{t=1}p_\theta(x_{t-1}|x_t)$$`,
  ],
];

describe('a side is judged by what it says alone or beside its neighbour', () => {
  test.each(kinds)('%s', (_, right, wrong) => {
    expect(check(right)).toEqual([]);
    expect(check(wrong)).toHaveLength(1);
  });

  test.each([
    ['a norm in a sentence', r`The distance $\|\epsilon-\epsilon_\theta(x_t,t)\|$ is small.`],
    [
      'a factor that a minimum does not need',
      r`$$\arg\min_\theta\frac{\beta_t}{2\alpha_t}\|\epsilon-\epsilon_\theta(x_t,t)\|^2=\arg\min_\theta\|\epsilon-\epsilon_\theta(x_t,t)\|^2$$`,
    ],
    [
      'the norm of a matrix',
      r`$$L_t=\mathbb E\left[\frac1{2\|\Sigma_\theta(x_t,t)\|_2^2}\|\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)\|^2\right]$$`,
    ],
    ['noise that is an increment', r`$$x_{t+\Delta t}=x_t+f(x_t,t)\Delta t+g(t)\Delta w_t$$`],
    [
      'the sub-VP SDE',
      r`Take $f(x,t)=-\frac12\beta(t)x$, $g(t)=\sqrt{\beta(t)(1-e^{-2\int_0^t\beta(s)ds})}$.`,
    ],
    [
      'a joint density from the last state on, with three points',
      r`$$p(x_{0:T})=p(x_T)p(x_{T-1}|x_T)...p(x_1|x_2)p(x_0|x_1)$$`,
    ],
    ['the noise z_0 of the first step', r`$$x_1=\sqrt{\alpha_1}x_0+\sqrt{1-\alpha_1}z_0$$`],
    ['a limit of another step', r`When $\beta\to0$, $\bar\alpha_t\to1$.`],
    [
      'a bound of the negative evidence',
      r`$$-\log p(x)\le\mathbb E_{q(z|x)}\left[\log\frac{q(z|x)}{p(x,z)}\right]$$`,
    ],
  ])('nothing is wrong with %s', (_, math) => {
    expect(check(math)).toEqual([]);
  });

  test.each([
    r`With $x_t=\sqrt{\alpha_t}x_0+\sigma_t\epsilon$, $\sigma_t^2=1-\alpha_t$, where $\alpha_t$ decreases from 1 to 0.`,
    r`Here $\alpha_t=\prod_{s=1}^t(1-\beta_s)$. Then $$x_t=\sqrt{\alpha_t}x_0+\sigma_t\epsilon$$ with $\sigma_t=\sqrt{1-\alpha_t}$.`,
    r`The kernel is $q(x_t|x_0)=\mathcal N(\sqrt{\alpha_t}x_0,(1-\alpha_t)I)$, $\alpha_t=\prod_{s}(1-\beta_s)$, so $x_t=\sqrt{\alpha_t}x_0+\sigma_t\epsilon$; DDPM calls it $\bar\alpha_t$.`,
  ])('α is of all steps where the note says so: %s', (note) => {
    expect(checkNote(readNote(note))).toEqual([]);
  });

  test('a side that no small edit mends is marked whole', () => {
    const math = r`$$
\begin{aligned}
\log q(x_{t-1}|x_t,x_0) = \frac12\Big\{ & \frac{\alpha_t}{1-\alpha_t} x_{t-1}^2 \\
& + 2\frac{\sqrt{\alpha_t}x_t}{1-\alpha_t} x_{t-1} \Big\} + C
\end{aligned}
$$`;
    const [finding] = check(math);
    expect(finding && `${setting}${math}`.slice(finding.start, finding.end)).toContain('+ C');
  });
});
