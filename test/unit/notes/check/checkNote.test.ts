import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const check = (text: string) => checkNote(readNote(text));
/** Every small note lives where ᾱ is known. */
const setting = '\n\nHere $\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$ with $\\alpha_t = 1-\\beta_t$.\n';

describe('what looks wrong to a careless checker is left alone', () => {
  test.each<[string, string]>([
    [
      'an aligned definition',
      r`$$\begin{align}\mathcal{L} :&= \mathbb{E}[-\log p_\theta(x_0)] \\ &\leq \mathbb{E}_q[-\log\frac{p_\theta(x_{0:T})}{q(x_{1:T}|x_0)}]\end{align}$$`,
    ],
    [
      'a variance here and a standard deviation there',
      r`$z\sim\mathcal N(\mu,\sigma^2)$ is $z = \mu + \sigma\odot\epsilon$`,
    ],
    [
      'a constant at the end',
      r`$$L_{t-1} = \mathbb{E}_q\left[\frac{1}{2\sigma_t^2}\|\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)\|^2\right]+C$$`,
    ],
    [
      'two choices of the variance',
      r`$\sigma_t^2=\beta_t$ or $\sigma_t^2=\tilde\beta_t=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$`,
    ],
    [
      'the mean by way of the posterior',
      r`$$\mu_\theta(x_t,t)=\tilde\mu_t\left(x_t,\frac{1}{\sqrt{\bar\alpha_t}}(x_t-\sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t))\right)=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)$$`,
    ],
    ['a step size', r`$$x_t = x_{t-1}+\frac{\delta}{2}\nabla_x\log p(x_{t-1})+\sqrt\delta\,\epsilon_t$$`],
    [
      'a divergence of equal means',
      r`$$D_{KL}(p\|q)=\log\frac{\sigma_q}{\sigma_p}+\frac{\sigma_p^2}{2\sigma_q^2}-\frac12$$`,
    ],
    [
      'an inequality',
      r`$D_{KL}(p\|q)\neq D_{KL}(q\|p)$ and $\bar\alpha_1>\bar\alpha_2$ and $\bar\alpha_T\approx 0$`,
    ],
    [
      'a condition after the formula',
      r`$x_t=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon,\quad\epsilon\sim\mathcal N(0,I)$`,
    ],
    [
      'merged noise, a full-width comma and a mark',
      r`$$x_t=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_t\alpha_{t-1}}\bar\epsilon_{t-2}，\quad(*)$$`,
    ],
    ['words within a sum', r`$$x_t=\sqrt{\prod_{i=1}^t\alpha_i}\cdot x_0+\sum_{i=1}^t\text{noise}$$`],
    [
      'a posterior mean that is numbered t−1',
      r`$$\tilde\mu_{t-1}(x_t,x_0)=\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0+\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t$$`,
    ],
    [
      'a bracket after a fraction',
      r`$$x_{t-1}=\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t))+\sigma_t z$$`,
    ],
    ['a sum with dots', r`$$L=L_0+L_1+...+L_T$$`],
    ['noise that is numbered t−1', r`$$x_t=\sqrt{1-\beta_t}x_{t-1}+\sqrt{\beta_t}\epsilon_{t-1}$$`],
    ['a formula that is shown because it is wrong', r`$\bar\alpha_t=\prod_{s=1}^T\alpha_s$ ❌`],
    [
      'steps that are counted by k',
      r`$$\tilde\mu_k=\frac{(1-\bar\alpha_{k-1})\sqrt{\alpha_k}}{1-\bar\alpha_k}x_k+\frac{\beta_k\sqrt{\bar\alpha_{k-1}}}{1-\bar\alpha_k}x_0$$`,
    ],
    [
      'a path between two ends',
      r`$$X_t=\alpha_tX_1+\beta_tX_0$$ with $\alpha_0=\beta_1=0$ and $\alpha_1=\beta_0=1$`,
    ],
    [
      'noise of a Langevin step by the letter ε',
      r`$$x_{k+1}=x_k+\eta\nabla\log p(x_k)+\sqrt{2\eta}\,\epsilon$$`,
    ],
    ['Langevin’s own equation', r`$$dX=\tfrac12\nabla\log p(X)\,dt+dB_t$$`],
    ['a process that keeps its signal', r`$p(x_t|x_0)=\mathcal N(x_0,\sigma_t^2I)$`],
    [
      'a reverse SDE with more noise',
      r`$$dx=\left[f-\frac{1+\lambda^2}{2}g(t)^2\nabla\log p_t(x)\right]dt+\lambda g(t)d\bar w$$`,
    ],
    ['a covariance by a name of its own', r`$q(x_{t-1}|x_t,x_0)=\mathcal N(\mu_q,\Sigma_q(t))$`],
    ['a mean that is no DDPM’s', r`$$\mathbb E[\mu_t|x_t]=x_t+(1-\bar\alpha_t)\nabla\log p(x_t)$$`],
    ['a logarithm without its backslash', r`$L_0=-log p_\theta(x_0|x_1)$`],
    ['the square of a cosine, written behind its braces', r`$\bar\alpha_t=\cos{(0.5\pi t/T)^2}$`],
    [
      'a posterior that is numbered by the state it is of',
      r`$q(x_{t-1}|x_t,x_0)=\mathcal N(x_{t-1};\tilde\mu_{t-1}(x_t,x_0),\tilde\beta_{t-1}I)$ with $\tilde\beta_{t-1}=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$`,
    ],
    [
      'a step between two noise levels',
      r`$$x_{i-1}=x_i+(\sigma_i^2-\sigma_{i-1}^2)s_\theta(x_i,i)+\sqrt{\frac{\sigma_{i-1}^2(\sigma_i^2-\sigma_{i-1}^2)}{\sigma_i^2}}z_i$$`,
    ],
    ['a joint density', r`$$\nabla_x\log p(x|y)=\nabla_x\log p(x,y)-\nabla_x\log p(y)$$`],
    [
      'noise with a variance of its own',
      r`$$\frac12\mathbb E\left\|s_\theta(\tilde x)+\frac{1}{\sigma^2}\epsilon\right\|^2$$`,
    ],
    ['names with digits', r`$c1=c2=0$, and then $c1=E(X)$`],
    ['the inverse of a map', r`$T_\#\mu(A)=\mu(T^{-1}(A))=\int_{T^{-1}(A)}d\mu$`],
    ['a number put in', r`$$-\frac{\epsilon}{\sigma}=-\frac{\epsilon}{0.5}=-2\epsilon$$`],
    ['steps whose size is a letter', r`$$y_t=ay_{t-1}+b\epsilon_t=a(ay_{t-2}+b\epsilon_{t-1})+b\epsilon_t$$`],
    [
      'time that runs backwards',
      r`$$d\bar X_t=[-f(\bar X_t,T-t)+g(T-t)^2\nabla_x\log p_{T-t}(\bar X_t)]dt+g(T-t)d\bar W_t$$`,
    ],
    ['an equation on its way to the flow', r`Drop the noise: $dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt$`],
    ['noise apart from its drift', r`$$d\bar x=\Big[f(x,t)-g(t)^2\nabla\log p_t(x)\Big],dt+g(t),d\bar w$$`],
    ['a drift to a place of its own', r`$$dX_t=-\tfrac12\beta(t)(X_t-X_0)dt+\sqrt{\beta(t)}dW_t$$`],
    [
      'either variance beside the score',
      r`$$x_{t-1}=\frac{1}{\sqrt{\alpha_t}}(x_t+\beta_ts_\theta(x_t,t))+\sqrt{\tilde\beta_t}z$$`,
    ],
    [
      'a step that is numbered by its start',
      r`$x_t\sim\mathcal N(\sqrt{1-\beta_{t-1}}x_{t-1},\beta_{t-1}I)$`,
    ],
    [
      'guidance by the scale of the noise',
      r`$$\tilde\epsilon_\theta(z_\lambda,c)=\epsilon_\theta(z_\lambda,c)-w\sigma_\lambda\nabla_{z_\lambda}\log p_\theta(c|z_\lambda)$$`,
    ],
    [
      'places of a subsequence beside steps',
      r`$$x_{\tau_{i-1}}=\sqrt{\bar\alpha_{t-1}}x_0+\sqrt{1-\bar\alpha_{t-1}}\frac{x_{\tau_i}-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}$$`,
    ],
    [
      'a derivative that is worked out on the next side',
      r`With $x_t=(1-t)x_0+tx_1$: $$\frac{d}{dt}x_t=\frac{d}{dt}\left[tx_1+(1-t)x_0\right]=x_1-x_0$$`,
    ],
    [
      'two paths, each with its velocity',
      r`With $x_t=(1-t)x_0+tx_1$ it is $\frac{dx_t}{dt}=x_1-x_0$; with $\psi_t(x_0)=(1-(1-\sigma_{\min})t)x_0+tx_1$ it is $\frac{d\psi_t}{dt}=x_1-(1-\sigma_{\min})x_0$.`,
    ],
    [
      'divergences that are subtracted within their sum',
      r`$$\log p_\theta(x_0)\ge-D_{KL}(q(x_T|x_0)\|p(x_T))+\sum_{t=2}^{T}\underbrace{-D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))}_{-L_{t-1}}+\mathbb E_q[\log p_\theta(x_0|x_1)]$$`,
    ],
    ['steps that add noise and keep the signal', r`$q(x_n|x_{n-1})=\mathcal N(x_n;x_{n-1},\beta_nI)$`],
    ['a linear schedule that is counted from zero', r`$\beta_t=\beta_1+t\cdot\frac{\beta_T-\beta_1}{T-1}$`],
    [
      'a path of another kind, and what belongs to it',
      r`With $x_t=(1-t)x_0+tx_1$ one has $u_t=x_1-x_0$; on a circle it is $u_t=-\frac{t}{\sqrt{1-t^2}}x_0+x_1$ and $p_t(x|x_1)=\mathcal N(x|tx_1,(1-t^2)I)$.`,
    ],
    ['two definitions that nothing parts', r`$$\alpha_t=1-\beta_t \bar\alpha_t=\prod_{s=1}^t\alpha_s$$`],
    ['a quotient of gradients', r`$$\nabla_x\log p(x)=\frac{\nabla_xp(x)}{p(x)}$$`],
    ['the shape of an estimate', r`$\beta_1=10^{-4}$, $\beta_T=0.02$, $T=1000$, $\bar\alpha_0=1$`],
  ])('%s', (_, text) => expect(check(text + setting).map(({ message }) => message)).toEqual([]));
});

test.each([
  [
    'DDPM’s step, all of it numbered by the state it leads to',
    r`$$x_{t-1}=\frac1{\sqrt{\alpha_{t-1}}}\left(x_t-\frac{1-\alpha_{t-1}}{\sqrt{1-\bar\alpha_{t-1}}}\epsilon_\theta(x_t,t)\right)+\sigma_{t-1}z$$`,
  ],
  [
    'DDIM’s step, written as DDPM’s',
    r`$$x_{t-1}=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_t}+\sqrt{\alpha_t-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)$$`,
  ],
  [
    'a divergence up to what its variances add',
    r`$$D_{KL}(\mathcal N(\mu_1,\sigma_1^2I)\|\mathcal N(\mu_2,\sigma_2^2I))=\frac1{2\sigma_2^2}\|\mu_1-\mu_2\|^2+\text{const}$$`,
  ],
])('%s is left alone', (_, text) => {
  expect(check(text + setting)).toEqual([]);
});

describe('a note’s own letters decide what is right', () => {
  test.each<[string, string]>([
    [
      'DDIM’s α, also where DDPM’s is explained in passing',
      r`$q(x_t|x_{t-1})=\mathcal N(\sqrt{\frac{\alpha_t}{\alpha_{t-1}}}x_{t-1},(1-\frac{\alpha_t}{\alpha_{t-1}})I)$

$$x_t=\sqrt{\alpha_t}x_0+\sqrt{1-\alpha_t}\epsilon$$

$$f_\theta^{t}(x_t)=(x_t-\sqrt{1-\alpha_t}\,\epsilon_\theta^{t}(x_t))/\sqrt{\alpha_t}$$

Elsewhere one has $\alpha_t:=1-\beta_t$ and $\bar\alpha_t=\prod_{s=1}^t\alpha_s$.`,
    ],
    [
      'standard deviations throughout',
      r`$p(x_i|x_{i-1})=\mathcal N(x_i;\sqrt{1-\beta_i^2}x_{i-1},\beta_i^2I)$, $\alpha_i:=\sqrt{1-\beta_i^2}$

$$x_i=\bar\alpha_ix_0+\sqrt{1-\bar\alpha_i^2}\epsilon$$`,
    ],
    [
      'a deviation by the letter β̃',
      r`With $\bar\beta_t=\sqrt{1-\bar\alpha_t^2}$:

$$\tilde\beta_t^2=\frac{(1-\bar\alpha_{t-1}^2)(1-\bar\alpha_t^2/\bar\alpha_{t-1}^2)}{1-\bar\alpha_t^2}$$`,
    ],
  ])('%s', (_, text) => expect(check(text).map(({ message }) => message)).toEqual([]));
});

describe('what is wrong is found and mended', () => {
  test.each<[string, string, string]>([
    [
      'coefficients in each other’s place, and a bar too many',
      r`$$\tilde\mu_t(x_t,x_0)=\frac{\sqrt{\bar\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_0+\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_t$$`,
      r`\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t`,
    ],
    [
      'a root that is missing',
      r`$x_t=\sqrt{\bar\alpha_t}x_0+(1-\bar\alpha_t)\epsilon$`,
      r`\sqrt{1-\bar\alpha_t}\epsilon`,
    ],
    ['two slips in a product', r`$$\bar\alpha_t=\prod_{i=1}^{T}(1-\alpha_i)$$`, r`^{t}\alpha_i`],
    [
      'subscripts for squares',
      r`$$z=a\epsilon_1+b\epsilon_2$$ so $$z=\sqrt{a_2+b_2}\cdot\epsilon$$`,
      r`\sqrt{a^2+b^2}`,
    ],
    [
      'a display that goes on with another',
      r`$$x_t=\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}\epsilon$$` +
        '\n\n' +
        r`$$=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\alpha_t}\epsilon$$`,
      r`\sqrt{1-\bar\alpha_t}\epsilon`,
    ],
    [
      'the other Gaussian’s variance',
      r`$$D_{KL}(\mathcal N(\mu_1,\sigma_1^2)\|\mathcal N(\mu_2,\sigma_2^2))=\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_1^2}-\frac12$$`,
      r`{2\sigma_2^2}-\frac12`,
    ],
    [
      'a step before in DDPM’s sampling step',
      r`$$x_{t-1}=\frac1{\sqrt{\alpha_t}}\left(x_t-\frac{1-\alpha_t}{\sqrt{1-\bar\alpha_{t-1}}}\epsilon_\theta(x_t,t)\right)+\sigma_tz$$`,
      r`\sqrt{1-\bar\alpha_t}`,
    ],
    [
      'a root too many, through the note’s own commands',
      r`\newcommand{\ab}{\bar\alpha}\newcommand{\noise}{\boldsymbol\epsilon} $$x_t=\ab_tx_0+\sqrt{1-\ab_t}\noise$$`,
      r`\sqrt{\ab_t}x_0`,
    ],
    [
      'what no two edits mend, in the note’s own hand',
      r`$$q(\mathbf x_t|\mathbf x_0)=\mathcal N(\alpha_t^3\mathbf x_0,\sqrt{\beta_t}\alpha_t\mathbf I)$$`,
      r`\mathcal{N}(\sqrt{\bar\alpha_t}\mathbf x_0,(1-\bar\alpha_t)\mathbf I)`,
    ],
    [
      'letters of the note’s own',
      r`Let $\gamma_t=\prod_{s=1}^t\alpha_s$. Then $$x_t=\sqrt{\gamma_t}x_0+(1-\gamma_t)\epsilon$$`,
      r`\sqrt{1-\gamma_t}\epsilon`,
    ],
    [
      'a root that ends too late',
      r`$$x_{t-1}=\sqrt{\bar\alpha_{t-1}}\hat x_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2\epsilon_\theta(x_t,t)}+\sigma_tz$$`,
      r`\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\epsilon_\theta(x_t,t)`,
    ],
    ['factors the wrong way round', r`$$q(x_{1:T}|x_0)=\prod_{t=1}^Tq(x_{t-1}|x_t)$$`, r`q(x_t|x_{t-1})`],
    [
      'densities of different variables in a divergence',
      r`$$L_{t-1}=D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_t|x_{t-1}))$$`,
      r`p_\theta(x_{t-1}|x_t)`,
    ],
    [
      'a logarithm that a score lost',
      r`$$dx=\left[f(x,t)-g(t)^2\nabla_xp_t(x)\right]dt+g(t)d\bar w$$`,
      r`\nabla_x\log p_t(x)`,
    ],
    [
      'a logarithm lost on the left',
      r`$$\nabla_{x_t}p(x_t|x_0)=-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t}$$`,
      r`\nabla_{x_t}\log p(x_t|x_0)`,
    ],
    [
      'a velocity that belongs to neither of two paths',
      r`With $x_t=(1-t)x_0+tx_1$ it is $\frac{dx_t}{dt}=x_0-x_1$; another is $\psi_t(x_0)=(1-(1-\sigma_{\min})t)x_0+tx_1$.`,
      r`x_1-x_0`,
    ],
    [
      'a path that all its velocities speak against',
      r`With $x_t=tx_0+(1-t)x_1$ it is $\frac{dx_t}{dt}=x_1-x_0$ and $\mathcal L=\mathbb E\|v_\theta(x_t,t)-(x_1-x_0)\|^2$.`,
      r`x_t=tx_1+(1-t)x_0`,
    ],
    [
      'the data from the velocity',
      r`With $x_t=(1-t)x_0+tx_1$ it is $\hat x_1=x_t+tv_\theta(x_t,t)$.`,
      r`x_t+(1-t)v_\theta`,
    ],
    [
      'a time for its square',
      r`With $z_t=(1-t)x_0+t\epsilon$ it is $p_t(z|x_0)=\mathcal N(z;(1-t)x_0,tI)$.`,
      r`t^2I`,
    ],
    ['capitals', r`$$X_k=\sqrt{1-\beta_k}X_{k-1}+\beta_kZ_k$$`, r`\sqrt{\beta_k}Z_k`],
    [
      'an index that is k',
      r`$$\tilde\beta_k=\frac{1-\bar\alpha_{k-1}}{1-\bar\alpha_k}\beta_{k-1}$$`,
      r`\beta_k`,
    ],
    [
      'the step of Langevin',
      r`$$x_{k+1}=x_k+\frac{\alpha_i}{2}s_\theta(x_k,\sigma_i)+\alpha_iz_k$$`,
      r`\sqrt{\alpha_i}z_k`,
    ],
    [
      'a density that is named by its distribution',
      r`$$\mathcal N(x;\mu,\sigma^2)=\frac{1}{\sqrt{2\pi}\sigma^2}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)$$`,
      r`\sqrt{2\pi}\sigma}`,
    ],
    [
      'a kernel by integrals',
      r`$$p(x_t|x_0)=\mathcal N(x_t;e^{-\frac12\int_0^t\beta(s)ds}x_0,(1-e^{-\frac12\int_0^t\beta(s)ds})I)$$`,
      r`1-e^{-\int_0^t`,
    ],
    ['a product of what it defines', r`$$\alpha_t=\prod_{i=1}^t\alpha_i$$`, r`\bar\alpha_t=`],
    ['a bar too many', r`$$\bar\alpha_t=1-\beta_t$$`, r`\alpha_t=1-\beta_t`],
    [
      'a state that a kernel does not depend on',
      r`$$q(x_t|x_0)=\mathcal N(x_t;\sqrt{\bar\alpha_t}x_{t-1},(1-\bar\alpha_t)I)$$`,
      r`\sqrt{\bar\alpha_t}x_0`,
    ],
    [
      'a sign in an exponent',
      r`$$p(x)=\frac{1}{\sqrt{2\pi}\sigma}\exp\left(\frac{(x-\mu)^2}{2\sigma^2}\right)$$`,
      r`-\frac`,
    ],
  ])('%s', (_, text, fixed) => {
    const whole = text + setting;
    const [finding, ...others] = check(whole);
    expect(others).toEqual([]);
    const { start, end, newText } = finding!.fix!;
    const mended = whole.slice(0, start) + newText + whole.slice(end);
    expect(mended.replace(/\s/g, '')).toContain(fixed.replace(/\s/g, ''));
    expect(check(mended)).toEqual([]);
  });

  test.each([1.001, 1.00000001])('a side that is %d times the other is not equal to it', (factor) => {
    const chain = (by: string) =>
      r`$$\tilde\beta_t=\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t=${by}\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t$$`;
    expect(check(chain('') + setting)).toEqual([]);
    expect(check(chain(String(factor)) + setting)).toMatchObject([{ rule: 'chain' }]);
  });
});

describe('what the reader asks to be left alone is', () => {
  const wrong = r`$\bar\alpha_t=\prod_{s=1}^T\alpha_s$`;
  test.each([
    `<!-- diffusion-ignore -->\n${wrong}`,
    `${wrong} <!-- diffusion-ignore -->`,
    `<!-- diffusion-ignore-start -->\n\nText.\n\n${wrong}\n\n<!-- diffusion-ignore-end -->`,
  ])('%j', (text) => expect(check(text)).toEqual([]));

  test('but only that', () => {
    expect(check(`<!-- diffusion-ignore -->\n${wrong}\n\n${wrong}`)).toHaveLength(1);
  });

  test('and rules can be turned off or down', () => {
    const note = readNote(wrong);
    expect(checkNote(note)).toMatchObject([{ rule: 'index', severity: 'error' }]);
    expect(checkNote(note, { rules: { index: 'off' } })).toEqual([]);
    expect(checkNote(note, { rules: { index: 'information' } })).toMatchObject([{ severity: 'information' }]);
  });
});

describe('slips of the pen are mentioned', () => {
  test.each<[string, string]>([
    [r`$q(x_1:T|x_0)$`, '_{1:T}'],
    [r`$mu_p = \mu_q$`, '\\mu'],
    [r`$\{\beta_T\}_{t=1}^T$`, '_t'],
    [r`$P(Xn+1∣Xn,Xn−1,…,X1)=P(Xn+1∣Xn)$`, 'X_{n+1}'],
    [r`$p(Yk+1|Yk)$`, 'Y_{k+1}'],
    [r`$\mu_theta(x_t,t)$`, '\\theta'],
    [r`$x_{t-1}=\sqrt{\alpha_t-1}x_0$`, '_{t-1}'],
    [r`$\sigma_t^2=(1-\bar{\alpha}_t-1)$`, '_{t-1}'],
    [r`$q(x_t|x_t-1)$`, '_{t-1}'],
    [r`$q(x_t \mid \mathbf{x}_t-1, x_0)$`, '_{t-1}'],
  ])('%s', (text, newText) => {
    expect(check(text)).toMatchObject([{ rule: 'statement', severity: 'information', fix: { newText } }]);
  });
});

test('a variable that stands twice in a density is mentioned, without a fix', () => {
  const [finding, ...others] = check(r`By Bayes, $q(x_{t-1}|x_0, x_0)$ is known.`);
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ rule: 'statement', severity: 'information' });
  expect(finding?.fix).toBeUndefined();
});

test.each([
  r`$\mu_\theta(x_t,t)$ and $\text{step_alpha}$`,
  r`$\sqrt{\alpha_{t-1}}x_0+\alpha_t-1$`,
  r`$f(x_t-1)$`,
  r`$\beta_t=1-\alpha_t-1/T$`,
  r`$q(x_{t-1}|x_t,x_0)=q(x_t|x_{t-1},x_0)q(x_{t-1}|x_0)/q(x_t|x_0)$`,
  r`$q(x_0|x_1,x_0)=1$`,
  r`$p(x,x)$`,
  r`$q(z_{1,1},z_{1,2},z_{2,1}|x)$`,
])('%s is typed well', (text) => {
  expect(check(text)).toEqual([]);
});

test.each([r`$P(X_{n+1}|X_n)$`, r`$P(An+1|Bn)$`, r`$P(Ax+1|Ax)$`])('%s has lost no subscripts', (text) => {
  expect(check(text)).toEqual([]);
});

test('a side that is nothing but a number in brackets is no number of an equation', () => {
  expect(check(r`$$x_t = (1000)$$`)).toEqual([]);
});
