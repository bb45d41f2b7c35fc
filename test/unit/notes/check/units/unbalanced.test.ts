import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../../src/notes/check/checkNote';
import { readNote } from '../../../../../src/notes/readNote';

const r = String.raw;

const messagesOf = (text: string): readonly string[] =>
  checkNote(readNote(text)).map(({ message }) => message);

describe('units of densities', () => {
  test.each([
    ['a marginal', r`$$q(x_t)=\int q(x_t|x_0)q(x_0)dx_0$$`],
    ['a posterior', r`$$q(x_{t-1}|x_t,x_0)=\frac{q(x_t|x_{t-1},x_0)q(x_{t-1}|x_0)}{q(x_t|x_0)}$$`],
    ['a joint density', r`$$p_\theta(x_{0:T})=p(x_T)\prod_{t=1}^Tp_\theta(x_{t-1}|x_t)$$`],
    ['a bound', r`$$\log p(x)\ge\mathbb E_{q(z|x)}[\log p(x|z)]-D_{KL}(q(z|x)\|p(z))$$`],
    [
      'a bound over all steps',
      r`$$\mathbb E_q\left[\log\frac{q(x_{1:T}|x_0)}{p_\theta(x_{0:T})}\right]=\mathbb E_q\left[-\log p(x_T)+\sum_{t=1}^T\log\frac{q(x_t|x_{t-1})}{p_\theta(x_{t-1}|x_t)}\right]$$`,
    ],
    ['the derivative of a logarithm', r`$$\nabla_xp_t(x)=p_t(x)\nabla_x\log p_t(x)$$`],
    ['a posterior score', r`$$\nabla_x\log p(x|y)=\nabla_x\log p(x)+\nabla_x\log p(y|x)$$`],
    ['a data set', r`$$p(D)=\prod_{i=1}^Np(x_i)$$`],
    ['latents by one letter', r`$$\log\frac{p(x_0,z)}{q(z|x_0)}=\log\frac{p(x_{0:T})}{q(x_{1:T}|x_0)}$$`],
    ['a constant', r`$$\log p(x|y)=\log p(x)+\log p(y|x)+\text{const}$$`],
    [
      'a probability of a pixel',
      r`$$p(x_0|x_1)=\prod_{i=1}^D\int_{a}^{b}\mathcal N(x;\mu_i(x_1),\sigma^2)dx$$`,
    ],
    [
      'a sum that goes on to the end',
      r`$$\log\frac{q(x_1|x_0)}{q(x_T|x_0)}=\sum_{i=2}^T\log q(x_{i-1}|x_0)-\log q(x_i|x_0)$$`,
    ],
    ['a fraction behind a logarithm', r`$$\log q(x_t|x_0)-\log p(x_t)=\log q(x_t|x_0)/p(x_t)$$`],
    ['an event', r`$$p(D)=p(D|T)p(T)=q(D|T)$$`],
    ['probabilities of two outcomes', r`$$q(H)=q(\overline H)=0.5$$`],
    [
      'two products one after the other',
      r`$$p(x_{1:T},z_{1:T})=p(z_1)\prod_{t=2}^Tp(z_t|z_{t-1})\prod_{t=1}^Tp(x_t|z_t)$$`,
    ],
    ['a term in words', r`$$\log p_0(x_0)=\log p_T(x_T)+\text{divergence term}$$`],
    ['two processes of one law', r`$$p(x_t^{(g)}|x_0^{(g)})=p(x_t|x_0)$$`],
    ['a symmetric kernel', r`$$q(x'|x)=q(x|x')$$`],
    [
      'a bound with a discrete variable',
      r`$$\log p(x)\ge\mathbb E_{q(\tilde x|x)}[\log p(\tilde x)-\log q(\tilde x|x)]$$`,
    ],
    [
      'a mean in the notation of a condition',
      r`$$p(x_{t-1}|x_t,x_0)=\mathcal N(x_{t-1};\mu(x_{t-1}|x_t,x_0),\Sigma(x_{t-1}|x_t,x_0))$$`,
    ],
    [
      'a sample put in for a condition',
      r`$$\mathbb E[-\log q(x_0|x_t)]=\mathbb E[-\log q(x_0|F(x_0,\varepsilon))]$$`,
    ],
    ['points for a range', r`$$q(x_{1..T}|x_0)=\prod_{n=1}^Tq(x_n|x_{n-1})$$`],
  ])('%s is right', (_, text) => {
    expect(messagesOf(text)).toEqual([]);
  });

  test.each([
    ['a density lost', r`$$q(x_0,x_t|x_{t-1})=q(x_t|x_{t-1})$$`],
    [
      'a joint density beside its factors',
      r`$$\mathbb E_q\left[\log\frac{q(x_{1:T}|x_0)}{p_\theta(x_{0:T})}\right]=\mathbb E_q\left[\log\frac{q(x_{1:T}|x_0)}{p_\theta(x_{0:T})\prod_{t=1}^Tp_\theta(x_{t-1}|x_t)}\right]$$`,
    ],
    ['a logarithm lost in a score', r`$$\nabla_x\log p(y|x_t)=\nabla_x\log p(x_t|y)-\nabla_xp(x_t)$$`],
    [
      'a bound turned round',
      r`$$\log p(x_0)\ge\mathbb E_{q(x_{1:T}|x_0)}[\log q(x_{1:T}|x_0)-\log p_\theta(x_{0:T})]$$`,
    ],
    ['the variable of a condition', r`$$q(x_t|x_0)=\int q(x_{t-1}|x_t)q(x_{t-1}|x_0)dx_{t-1}$$`],
    [
      'a sum over the steps lost',
      r`$$\mathbb E_q\left[\sum_{t=1}^T\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}\right]=\mathbb E_q\left[\log\frac{p_\theta(x_{t-1}|x_t)}{q(x_t|x_{t-1})}\right]$$`,
    ],
  ])('%s is found', (_, text) => {
    expect(messagesOf(text)).toHaveLength(1);
  });

  test('two slips of one chain are both found, and what agrees with a wrong side is not', () => {
    const text = r`$$\begin{aligned}\mathbb E_q[\log p(x_{0:T})]&=\mathbb E_q[\log p(x_{1:T})]\\&=\mathbb E_q[\log p(x_1)+\log p(x_{2:T}|x_1)]\\&=\mathbb E_q[\log p(x_0)]\end{aligned}$$`;
    const lines = checkNote(readNote(text)).map(({ start }) => text.slice(0, start).split(r`\\`).length);
    expect(lines).toEqual([1, 3]);
  });
});

describe('a variable of its own', () => {
  test.each([
    ['a kernel', r`$$q(x_t|x_0)=\mathcal N(x_t;a_tx_0,b_tI)$$`],
    ['a predicted condition', r`$$p(x_s|x_t)=q(x_s|x_t,f(x_t))$$`],
    ['a score', r`$$s=\nabla_{x_t}\log p(y|x_t)$$`],
    ['a score of an estimate', r`$$s=\nabla_{x_t}\log p(y|\hat x_0)$$`],
    ['a score of data', r`$$s=\nabla_{x_t}\log q(x_t|x_0)$$`],
  ])('%s is right', (_, text) => {
    expect(messagesOf(text)).toEqual([]);
  });

  test.each([
    ['a mean of its own', r`$$q(x_t|x_0)=\mathcal N(x_t;a_tx_t,b_tI)$$`],
    ['a condition of its own', r`$$p(x_s|x_t)=q(x_s|x_t,f(x_s))$$`],
    ['a score by another state', r`$$s=\nabla_{x_{t-1}}\log p(y|x_t)$$`],
  ])('%s is found', (_, text) => {
    expect(messagesOf(text)).toHaveLength(1);
  });
});
