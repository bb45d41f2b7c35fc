import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;

/** A note's findings as the math that each of them puts right, or as it stands where none is offered. */
const mended = (text: string): readonly string[] =>
  checkNote(readNote(text)).map(({ fix, start, end }) =>
    fix ? text.slice(0, fix.start) + fix.newText + text.slice(fix.end) : `? ${text.slice(start, end)}`,
  );

const ddpm = r`Let $\alpha_t=1-\beta_t$ and $\bar\alpha_t=\prod_{s\le t}\alpha_s$.

`;
const product = r`With $\alpha_t=\prod_{i=1}^t(1-\beta_i)$, $x_t=\sqrt{\alpha_t}x_0+\sqrt{1-\alpha_t}\epsilon$ and

`;

describe.each<[kind: string, right: string, wrong: string]>([
  [
    'a product whose index runs in vain',
    r`$$x_t=\left(\prod_{i=1}^{t}\gamma_i\right)x_0$$`,
    r`$$x_t=\left(\prod_{i=1}^{t}\gamma_{t}\right)x_0$$`,
  ],
  [
    'a marginal of a joint density without what it is of',
    r`$$p_\theta(x_0):=\int p_\theta(x_{0:T})dx_{1:T}$$`,
    r`$$p_\theta(x_0):=\int p_\theta(x_{1:T})dx_{1:T}$$`,
  ],
  [
    'a state without its step',
    r`$$q(x_t|x_{t-1}):=\mathcal N(x_t;\sqrt{1-\beta_t}x_{t-1},\beta_tI)$$`,
    r`$$q(x|x_{t-1}):=\mathcal N(x_t;\sqrt{1-\beta_t}x_{t-1},\beta_tI)$$`,
  ],
  ['a prior of another step', r`$$p(x_T):=\mathcal N(x_T;0,I)$$`, r`$$p(x_T):=\mathcal N(x_t;0,I)$$`],
  [
    'a square of c_skip lost, counted by t',
    r`$$c_\mathrm{skip}(t)=\sigma_\mathrm{data}^2/(t^2+\sigma_\mathrm{data}^2)$$`,
    r`$$c_\mathrm{skip}(t)=\sigma_\mathrm{data}/(t^2+\sigma_\mathrm{data}^2)$$`,
  ],
  [
    'α of all steps where that of one belongs',
    product +
      r`$$\mu_\theta(x_t,t)=\frac{1}{\sqrt{1-\beta_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\alpha_t}}\epsilon_\theta(x_t,t)\right)$$`,
    product +
      r`$$\mu_\theta(x_t,t)=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\alpha_t}}\epsilon_\theta(x_t,t)\right)$$`,
  ],
  [
    'the data left out of a condition, in a sum without an end',
    ddpm +
      r`$$L=\mathbb E_q\Big[-\log\frac{p(x_T)}{q(x_T|x_0)}-\sum_{t>1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t,x_0)}-\log p_\theta(x_0|x_1)\Big]$$`,
    ddpm +
      r`$$L=\mathbb E_q\Big[-\log\frac{p(x_T)}{q(x_T|x_0)}-\sum_{t>1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_{t-1}|x_t)}-\log p_\theta(x_0|x_1)\Big]$$`,
  ],
  [
    'the first step of a sum without an end',
    ddpm +
      r`$$\mathbb E_q\Big[-\log p(x_T)-\sum_{t\ge1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}\Big]=\mathbb E_q\Big[-\log p(x_T)-\sum_{t>1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}-\log\frac{p_\theta(x_0|x_1)}{q(x_1|x_0)}\Big]$$`,
    ddpm +
      r`$$\mathbb E_q\Big[-\log p(x_T)-\sum_{t\ge1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}\Big]=\mathbb E_q\Big[-\log p(x_T)-\sum_{t>1}\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}+\log\frac{p_\theta(x_0|x_1)}{q(x_1|x_0)}\Big]$$`,
  ],
  [
    'a loss that is maximised',
    r`$$\min_{\theta} \quad L(\theta):=\mathbb E_{x_0,\epsilon}\left[\|\epsilon-\epsilon_{\theta}(x_t,t)\|^2\right]$$`,
    r`$$\max_{\theta} \quad L(\theta):=\mathbb E_{x_0,\epsilon}\left[\|\epsilon-\epsilon_{\theta}(x_t,t)\|^2\right]$$`,
  ],
  [
    'a weight for its inverse',
    r`$$\mathbb E\left[\left\|s_\theta(x,t)+\frac{\epsilon}{\sigma_t}\right\|^2\right]=\mathbb E\left[\frac{1}{\sigma_t^2}\left\|\sigma_ts_\theta(x,t)+\epsilon\right\|^2\right]$$`,
    r`$$\mathbb E\left[\left\|s_\theta(x,t)+\frac{\epsilon}{\sigma_t}\right\|^2\right]=\mathbb E\left[\sigma_t^2\left\|\sigma_ts_\theta(x,t)+\epsilon\right\|^2\right]$$`,
  ],
])('%s', (_, right, wrong) => {
  test('is found and put right', () => {
    expect(mended(wrong)).toEqual([right]);
  });

  test('and the right formula is left alone', () => {
    expect(mended(right)).toEqual([]);
  });
});

test('a term without a differential is found', () => {
  expect(mended(r`$$dx=\left(f(t)x-g^2(t)s(x,t)\right)dt+g(t)$$`)).toEqual([
    r`? \left(f(t)x-g^2(t)s(x,t)\right)dt+g(t)`,
  ]);
});

test('what no small edit mends is found where nothing else can be meant', () => {
  const wrong = r`x_{t-1}=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{1-\alpha_t}{\sqrt{1-\alpha_t}}\epsilon_\theta(x_t,t)\right)+\sqrt{\alpha_t}\epsilon`;
  expect(mended(`${ddpm}$$${wrong}$$`)).toEqual([`? ${wrong}`]);
});

test.each([
  r`$$\max_\theta \mathbb E[r(x)]-\lambda\|\epsilon-\epsilon_\theta(x_t,t)\|^2$$`,
  r`$$\max_\theta -\mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|^2$$`,
  r`$$\max_\theta \mathbb E[\log p_\theta(x)]=\min_\theta \mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|^2$$`,
  r`$$\sum_{i=1}^n\bar x_n=n\bar x_n$$`,
  r`$$s=\sum_{i=1}^{t}c$$`,
  r`$$z=\sum_{i=1}^{t}\prod_{j=i+1}^{t}\gamma_j\sigma_i\epsilon_i$$`,
  r`$$p(x)=\int p(x,z)dz$$`,
  r`$$p(x)=\int p(x|z)p(z)dz$$`,
  r`$$\int p(x)dx=1$$`,
  r`$$p_t(x)=\int p_t(x|x_1)q(x_1)dx_1$$`,
  r`$$dx=f(x,t)dt+g(t)\sqrt{dt}z$$`,
  r`$$dx_t=-\frac12\beta(t)x_tdt+\sqrt{\beta(t)}dw$$`,
  r`$$p(x)=\mathcal N(x;0,I)$$`,
  r`$$q(x_s|x_t)=\mathcal N(x_s;\mu,\sigma^2I)$$`,
  r`$$p(x)=\mathcal N(x_0;\mu,\sigma^2I)$$`,
  ddpm +
    r`$$\mathcal L=\mathbb E\left[\left\|-\frac{\epsilon_\theta}{\sqrt{1-\bar\alpha_t}}+\frac{\epsilon}{\sqrt{1-\bar\alpha_t}}\right\|^2\right]$$`,
  r`$$c_{out}(t)=\frac{\sigma_{data}(t-\epsilon)}{\sqrt{\sigma_{data}^2+t^2}}$$`,
  r`$$q(x_{t-1}|x_t,x_0)\propto\exp{\left(-\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{2\beta_t}\right)}\frac{\exp{\left(-\frac{(x_{t-1}-\sqrt{\bar\alpha_{t-1}}x_0)^2}{2(1-\bar\alpha_{t-1})}\right)}}{\exp{\left(-\frac{(x_t-\sqrt{\bar\alpha_t}x_0)^2}{2(1-\bar\alpha_t)}\right)}}$$`,
])('%s is right', (math) => {
  expect(mended(math)).toEqual([]);
});
