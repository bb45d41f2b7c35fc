import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;
const setting = r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s\le t}\alpha_s$.

`;
const noteOf = (math: string) => `${setting}$$${math}$$\n`;
const check = (math: string) => checkNote(readNote(noteOf(math)));

/** The math after the fix of its only finding. */
function mended(math: string): string | undefined {
  const [finding, ...others] = check(math);
  const fix = others.length === 0 ? finding?.fix : undefined;
  const text = noteOf(math);
  return fix && (text.slice(0, fix.start) + fix.newText + text.slice(fix.end)).slice(setting.length + 2, -3);
}

/** A kind of slip: what is right, and what is wrong with it. */
const kinds: readonly (readonly [kind: string, right: string, wrong: string])[] = [
  [
    'the range of a joint density, its product by a capital letter',
    r`q(x_{1:T}|x_0)=\Pi_{t=1}^T q(x_t|x_{t-1})`,
    r`q(x_{1:t}|x_0)=\Pi_{t=1}^T q(x_t|x_{t-1})`,
  ],
  [
    'the state that the reverse process starts from',
    r`p_\theta(x_{0:T})=p(x_T)\prod_{t=1}^T p_\theta(x_{t-1}|x_t)`,
    r`p_\theta(x_{0:T})=p(x_t)\prod_{t=1}^T p_\theta(x_{t-1}|x_t)`,
  ],
  [
    'a step before the data, with the states in a list',
    r`p_\theta(x_0,x_1,\ldots,x_t)=p(x_t)\prod_{i=1}^{t}p_\theta(x_{i-1}|x_i)`,
    r`p_\theta(x_0,x_1,\ldots,x_t)=p(x_t)\prod_{i=0}^{t}p_\theta(x_{i-1}|x_i)`,
  ],
  [
    'what a kernel is of, its steps counted by another letter',
    r`p_\theta(x_{i-1}|x_i)=\mathcal N(x_{i-1};\mu_\theta(x_i,i),\sigma_i^2I)`,
    r`p_\theta(x_{i-1}|x_i)=\mathcal N(x_{t};\mu_\theta(x_i,i),\sigma_i^2I)`,
  ],
  [
    'what a drawn kernel is of',
    r`p_\theta(x_{t-1}|x_t)\sim\mathcal N(x_{t-1};\mu_\theta(x_t,t),\sigma_t^2I)`,
    r`p_\theta(x_{t-1}|x_t)\sim\mathcal N(x_{t};\mu_\theta(x_t,t),\sigma_t^2I)`,
  ],
  [
    'the step of a marginal of DDIM',
    r`q_\sigma(x_{t}|x_0)=\mathcal N(\sqrt{\bar\alpha_t}x_0,(1-\bar\alpha_t)I)`,
    r`q_\sigma(x_{t-1}|x_0)=\mathcal N(\sqrt{\bar\alpha_t}x_0,(1-\bar\alpha_t)I)`,
  ],
  [
    'the data left out of a condition',
    r`q(x_{t-1}|x_t,x_0)=q(x_{t-1}|x_t,x_0)`,
    r`q(x_{t-1}|x_t)=q(x_{t-1}|x_t,x_0)`,
  ],
  [
    'a state by another letter',
    r`q(x_s|x_k,x_0)=\frac{q(x_k|x_s,x_0)q(x_s|x_0)}{q(x_k|x_0)}`,
    r`q(x_s|x_k,x_0)=\frac{q(x_k|x_s,x_0)q(x_s|s_0)}{q(x_k|x_0)}`,
  ],
  [
    'the direction of the bound',
    r`\log p_\theta(x_0)\ge\mathbb E_q[\log p_\theta(x_{0:T})-\log q(x_{1:T}|x_0)]`,
    r`\log p_\theta(x_0)\le\mathbb E_q[\log p_\theta(x_{0:T})-\log q(x_{1:T}|x_0)]`,
  ],
  [
    'the direction of the negative bound',
    r`-\log p_\theta(x_0)\le\mathbb E_q\left[-\log\frac{p_\theta(x_{0:T})}{q(x_{1:T}|x_0)}\right]`,
    r`-\log p_\theta(x_0)\ge\mathbb E_q\left[-\log\frac{p_\theta(x_{0:T})}{q(x_{1:T}|x_0)}\right]`,
  ],
  ['a dropped divergence', r`L+D_{KL}(q(z|x)\|p(z|x))\geq L`, r`L+D_{KL}(q(z|x)\|p(z|x))\leq L`],
  [
    'the condition of a mean',
    r`L=\mathbb E_{x_0\sim q(x_0)}\mathbb E_{x_t\sim q(x_t|x_0)}\|s(x_t,t)-\nabla_{x_t}\log p(x_t|x_0)\|^2`,
    r`L=\mathbb E_{x_0\sim q(x_0)}\mathbb E_{x_t\sim q(x_t|x)}\|s(x_t,t)-\nabla_{x_t}\log p(x_t|x_0)\|^2`,
  ],
  [
    'the state that a mean is over',
    r`L=\mathbb E_{q(x_t|x_0)}[D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))]`,
    r`L=\mathbb E_{q(x_{t-1}|x_0)}[D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))]`,
  ],
  [
    'the entropy of all dimensions',
    r`H[\mathcal N(\mu,\sigma^2I)]=\frac{D}{2}(\log 2\pi+1)+\frac{D}{2}\log\sigma^2`,
    r`H[\mathcal N(\mu,\sigma^2I)]=\frac{D}{2}(\log 2\pi+1)+\frac{1}{2}\log\sigma^2`,
  ],
  [
    'a divergence by numbered moments',
    r`KL(p,q)=\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12`,
    r`KL(p,q)=\log\frac{\sigma_1}{\sigma_2}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12`,
  ],
  ['the step of a chosen variance', r`\sigma_1^2=\tilde\beta_1`, r`\sigma_1^2=\tilde\beta_t`],
  ['the operators of a score', r`s_\theta(x)=\nabla\ln p(x)`, r`s_\theta(x)=\ln\nabla p(x)`],
  [
    'both limits of an integral',
    r`p_\theta(x_0|x_1)=\int_{\delta_-(x_0)}^{\delta_+(x_0)}\mathcal N(x;\mu_\theta(x_1,1),\sigma_1^2I)dx`,
    r`p_\theta(x_0|x_1)=\int_{\delta_-(x_0)}^{\delta_-(x_0)}\mathcal N(x;\mu_\theta(x_1,1),\sigma_1^2I)dx`,
  ],
  [
    'the bars of a divergence',
    r`L=D_{KL}(q(x_T|x_0)\|p(x_T))-D_{KL}(q(x_1|x_0)\|p(x_1))`,
    r`L=D_{KL}(q(x_T|x_0)|p(x_T))-D_{KL}(q(x_1|x_0)\|p(x_1))`,
  ],
  [
    'the sum of the denoising terms',
    r`\mathcal L=\mathcal L_T+\sum_{t>1}\mathcal L_{t-1}+\mathcal L_0`,
    r`\mathcal L=\mathcal L_T+\mathcal L_{t-1}+\mathcal L_0`,
  ],
  ['the prior', r`x_T\sim\mathcal N(0,I)`, r`x_T\sim\mathcal N(x_0,I)`],
  [
    'the state of a drift',
    r`dx=-\frac12\beta(t)x\,dt+\sqrt{\beta(t)}\,dw`,
    r`dx=-\frac12\beta(t)\,dt+\sqrt{\beta(t)}\,dw`,
  ],
  [
    'the direction of a step of training',
    r`\theta\leftarrow\theta-\eta\nabla_\theta\|\epsilon-\epsilon_\theta(x_t,t)\|^2`,
    r`\theta\leftarrow\theta+\eta\nabla_\theta\|\epsilon-\epsilon_\theta(x_t,t)\|^2`,
  ],
  [
    'the number of samples in a mean',
    r`\mathbb E_{q(z|x)}[\log p_\theta(x|z)]\approx\frac{1}{L}\sum_{l=1}^L\log p_\theta(x|z^{(l)})`,
    r`\mathbb E_{q(z|x)}[\log p_\theta(x|z)]\approx\sum_{l=1}^L\log p_\theta(x|z^{(l)})`,
  ],
  [
    'Jensen’s inequality with the logarithm outside',
    r`\log p(x)\ge\int q(z|x)\log\frac{p(x,z)}{q(z|x)}dz`,
    r`\log p(x)\ge\log\int q(z|x)\frac{p(x,z)}{q(z|x)}dz`,
  ],
  [
    'what a learned kernel is of, where no density names it',
    r`\mathcal N(x_{t-1};\mu_\theta(x_t,t),\sigma_t^2I)\propto\exp\left(-\frac{(x_{t-1}-\mu_\theta(x_t,t))^2}{2\sigma_t^2}\right)`,
    r`\mathcal N(x_t;\mu_\theta(x_t,t),\sigma_t^2I)\propto\exp\left(-\frac{(x_{t-1}-\mu_\theta(x_t,t))^2}{2\sigma_t^2}\right)`,
  ],
  ['a score times its scale', r`\sigma_ts_\theta(x,t)=-\epsilon`, r`\sigma_t^2s_\theta(x,t)=\epsilon`],
  ['the mean of noise', r`\epsilon\sim\mathcal N(0,I)`, r`\epsilon\sim\mathcal N(1,I)`],
  [
    'a density outside of its divergence',
    r`\frac{\partial p}{\partial t}=-\nabla\cdot\left(\left(f-\frac{g^2}{2}\nabla\log p\right)p\right)`,
    r`\frac{\partial p}{\partial t}=-\nabla\cdot\left(f-\frac{g^2}{2}\nabla\log p\right)p`,
  ],
  [
    'data and noise of one state',
    r`\sqrt{\bar\alpha_t}(f_\theta(x_t)-x_0)=\sqrt{1-\bar\alpha_t}(\epsilon-\epsilon_\theta(x_t,t))`,
    r`\sqrt{\bar\alpha_t}(f_\theta(x_t)-x_0)=\sqrt{1-\bar\alpha_t}(\epsilon_\theta(x_t,t)-\epsilon)`,
  ],
  [
    'the index of a noise that is copied',
    r`x_t=\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}\epsilon_{t-1}=\sqrt{\alpha_t}\sqrt{\alpha_{t-1}}x_{t-2}+\sqrt{\alpha_t}\sqrt{1-\alpha_{t-1}}\epsilon_{t-2}+\sqrt{1-\alpha_t}\epsilon_{t-1}`,
    r`x_t=\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}\epsilon_t=\sqrt{\alpha_t}\sqrt{\alpha_{t-1}}x_{t-2}+\sqrt{\alpha_t}\sqrt{1-\alpha_{t-1}}\epsilon_{t-2}+\sqrt{1-\alpha_t}\epsilon_{t-1}`,
  ],
  [
    'both signs of the ELBO’s divergences',
    r`\text{ELBO}=\mathbb E_q[\log p_\theta(x_0|x_1)]-D_{KL}(q(x_T|x_0)\|p(x_T))-\sum_{t=2}^TD_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))`,
    r`\text{ELBO}=\mathbb E_q[\log p_\theta(x_0|x_1)]+D_{KL}(q(x_T|x_0)\|p(x_T))+\sum_{t=2}^TD_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))`,
  ],
  [
    'both signs of a bound’s divergences, the first leading',
    r`\log p(x_0)\ge-D_{KL}(q(x_T|x_0)\|p(x_T))-\sum_{t=2}^TD_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))+\mathbb E_q[\log p_\theta(x_0|x_1)]`,
    r`\log p(x_0)\ge D_{KL}(q(x_T|x_0)\|p(x_T))+\sum_{t=2}^TD_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))+\mathbb E_q[\log p_\theta(x_0|x_1)]`,
  ],
];

/** Slips that are told and not mended: what is right, and what is wrong. */
const told: readonly (readonly [kind: string, right: string, wrong: string])[] = [
  [
    'the order of a step of time in a kernel',
    r`p(x|x')=\mathcal N(x;x'+F(x')\delta t,2D\delta t)`,
    r`p(x|x')=\mathcal N(x;x'+F(x')\delta t,2D)`,
  ],
  [
    'the order of a step of time in an exponent',
    r`p(x|x')=Ce^{-(x-x'-\delta t F(x'))^2/(4D\delta t)}`,
    r`p(x|x')=Ce^{-(x-x'-\delta t F(x'))^2\delta t/(4D)}`,
  ],
  [
    'data in what a network predicts',
    r`\mu_\theta(x_t,t)=\sqrt{\bar\alpha_{t-1}}f_\theta(x_t)+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\frac{x_t-\sqrt{\bar\alpha_t}f_\theta(x_t)}{\sqrt{1-\bar\alpha_t}}`,
    r`\mu_\theta(x_t,t)=\sqrt{\bar\alpha_{t-1}}x_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\frac{x_t-\sqrt{\bar\alpha_t}f_\theta(x_t)}{\sqrt{1-\bar\alpha_t}}`,
  ],
  ['a product of β, without its limits', r`1-\bar\alpha_t=1-\prod\alpha_t`, r`1-\bar\alpha_t=\prod\beta_t`],
];

describe('slips of densities, means and bounds', () => {
  test.each(kinds)('%s: the right formula is left alone, and the wrong one mended', (_, right, wrong) => {
    expect(check(right).map(({ message }) => message)).toEqual([]);
    const fixed = mended(wrong);
    expect(fixed).toBeDefined();
    expect(check(fixed!).map(({ message }) => message)).toEqual([]);
  });

  test.each(told)('%s: the right formula is left alone, and the wrong one told', (_, right, wrong) => {
    expect(check(right).map(({ message }) => message)).toEqual([]);
    expect(check(wrong)).toHaveLength(1);
  });

  test.each([
    ['a step up the likelihood', r`\theta\leftarrow\theta+\eta\nabla_\theta\log p_\theta(x)`],
    ['a step up what is named ELBO', r`\theta\leftarrow\theta+\eta\nabla_\theta L_{ELBO}`],
    ['a weighted sum', r`\mathbb E[f(x)]\approx\sum_{i=1}^Nw_if(x_i)`],
    ['a sum over dimensions', r`\mathbb E[\|x\|^2]=\sum_{i=1}^N\mathbb E[x_i^2]`],
    ['an evidence that is one', r`\log p(x)=\log\int q(z|x)\frac{p(x,z)}{q(z|x)}dz`],
    ['a change of density along a flow', r`\frac{d}{dt}\log p(x_t)=-\nabla\cdot v(x_t)`],
    ['noise of another variance', r`\epsilon\sim\mathcal N(1,\sigma^2I)`],
    [
      'a Fokker–Planck equation whose divergence holds both of its terms',
      r`\frac{\partial p_t}{\partial t}=-\nabla\cdot\left(p_tf_t-\frac{g_t^2}{2}\nabla p_t\right)`,
    ],
    [
      'a Fokker–Planck equation of a drift towards the origin',
      r`\frac{\partial p_t}{\partial t}=\frac12\beta(t)\nabla\cdot(xp_t)+\frac12\beta(t)\Delta p_t`,
    ],
    ['a quotient of two fields', r`\frac{dx_t}{dt}=\frac{u_{>1}(t,x_t)}{u_1(t,x_t)}`],
    ['a product over t without its limits', r`q(x_1,\ldots,x_T|x_0)=\prod_tq(x_t|x_{t-1})`],
    [
      'a density by its standard deviation',
      r`\log\mathcal N(x|\mu,\sigma)=-\frac12\left(\frac{x-\mu}\sigma\right)^2-\log\sigma-\frac12\log(2\pi)`,
    ],
    ['a step up a bound', r`\phi\leftarrow\phi+\eta\nabla_\phi\tilde{\mathcal L}(\theta,\phi)`],
    [
      'a latent that is given an image',
      r`\mathcal L=\mathbb E_{q(z_0|x_0)}[\log p(x_T|z_T)-D_{KL}(q(z_0|x_0)\|p(z_0))]`,
    ],
    ['an order of growth', r`O(L+\sqrt L\cdot L/\sqrt L)=O(L+L)=O(L)`],
    ['a path to x_T', r`X_t^{(i)}=(1-\alpha_t)X_0^{(i)}+\alpha_tX_T^{(i)}`],
    ['a posterior up to what does not hold x', r`\log p(c|x)\propto\log p(x|c)-\log p(x)`],
    ['a posterior under an even prior', r`p(c|x)\propto p(x|c)`],
    ['a mean over noised data', r`\hat x=\mathbb E_{q(x_t|x)}[\hat x_0(x_t)]`],
    [
      'a label in square brackets',
      r`L=\mathbb E\left[\|v_\theta^{[k]}(x_t^{[k]},t)-(\epsilon_k-x_0^{[k]})\|^2\right]`,
    ],
    [
      'noises that are merged under another name',
      r`x_t=\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}\epsilon_{t-1}=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_t\alpha_{t-1}}\bar\epsilon_{t-2}`,
    ],
  ])('%s is left alone', (_, right) => {
    expect(check(right).map(({ message }) => message)).toEqual([]);
  });

  test('a deviation is told in a note of variances, and left alone in one of deviations', () => {
    const found = (text: string) => checkNote(readNote(text)).map(({ fix }) => fix?.newText);
    const kernel = r`$q(x_t|x_{t-1})=\mathcal N(\sqrt{1-\beta_t}x_{t-1},\beta_tI)$ and $p(x)=`;
    expect(found(r`${kernel}\mathcal N(\mu,\sigma)$`)).toEqual([r`\mathcal N(\mu,\sigma^2`]);
    expect(found(r`${kernel}\mathcal N(\mu,\sigma^2)$`)).toEqual([]);
    expect(found(r`$p(x)=\mathcal N(\mu,\sigma)$`)).toEqual([]);
  });

  test('a factor of the posterior with a bare x is found, though nothing mends it', () => {
    const found = check(
      r`q(x_{t-1}|x_t,x_0)\propto\exp\left(-\frac12\left(\frac{(x-\sqrt{\alpha_t}x_{t-1})^2}{\beta_t}+\frac{(x_{t-1}-\sqrt{\alpha_{t-1}}x_0)^2}{1-\bar\alpha_{t-1}}\right)\right)`,
    );
    expect(found).toHaveLength(1);
  });
});
