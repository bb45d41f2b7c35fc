import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';

const r = String.raw;

/** What is found in a note, as messages. */
const found = (text: string) => checkNote(readNote(text)).map(({ message }) => message);

describe('distances that are no squares', () => {
  test.each<[string, string]>([
    [
      'an L1 norm',
      r`The denoiser is trained with an L1 loss, $\mathcal L_\epsilon=\mathbb E[\|\epsilon-\epsilon_\theta(x_t,t)\|_1]$.`,
    ],
    [
      'an L1 norm between tall bars',
      r`$$L_{simple}=\mathbb E_{t,x_0,\epsilon}\left[\left\|\epsilon-\epsilon_\theta(x_t,t)\right\|_{1}\right]$$`,
    ],
    [
      'a norm named ℓ_1',
      r`$$L_{simple}=\mathbb E_{t,x_0,\epsilon}\left[\left\|\epsilon-\epsilon_\theta(x_t,t)\right\|_{\ell_1}\right]$$`,
    ],
    ['an absolute value', r`$$L=\mathbb E\left[\left|\epsilon-\epsilon_\theta(x_t,t)\right|\right]$$`],
    ['an absolute value with a subscript', r`$$L=\mathbb E[|\epsilon-\epsilon_\theta(x_t,t)|_1]$$`],
    ['the largest difference', r`$$L=\mathbb E[\|\epsilon-\epsilon_\theta(x_t,t)\|_\infty]$$`],
    ['a p-norm to its power', r`$$L=\mathbb E[\|\epsilon-\epsilon_\theta(x_t,t)\|_p^p]$$`],
    ['a norm to the power p', r`$$L=\mathbb E[\|\epsilon-\epsilon_\theta(x_t,t)\|^p]$$`],
    [
      'a norm that the text calls L1',
      r`We train with the L1 loss: $$L=\mathbb E[\|\epsilon-\epsilon_\theta(x_t,t)\|]$$`,
    ],
    [
      'a norm that the text calls a mean absolute error, in Chinese',
      r`训练时使用平均绝对误差：

$$L=\mathbb E[\|\epsilon-\epsilon_\theta(x_t,t)\|]$$`,
    ],
    [
      'a norm that the text behind it calls so',
      r`$$L=\mathbb E[\|\epsilon-\epsilon_\theta(x_t,t)\|],$$

which is the mean absolute error.`,
    ],
    ['a Huber loss of a norm', r`$$L=\mathbb E[\mathrm{Huber}(\|\epsilon-\epsilon_\theta(x_t,t)\|)]$$`],
    ['a Huber loss', r`$$L=\mathbb E[H_\delta(\epsilon-\epsilon_\theta(x_t,t))]$$`],
    ['a pseudo-Huber loss', r`$$L=\mathbb E[\sqrt{\|\epsilon-\epsilon_\theta(x_t,t)\|_2^2+c^2}-c]$$`],
    ['a root mean square', r`$$L=\sqrt{\mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|_2^2}$$`],
    ['an L1 loss of a velocity', r`With $x_t=(1-t)x_0+tx_1$: $$L=\mathbb E\|v_\theta(x_t,t)-(x_1-x_0)\|_1$$`],
    ['an L1 loss of a score', r`$$L=\mathbb E\|s_\theta(x_t,t)-\nabla_{x_t}\log q(x_t|x_0)\|_1$$`],
    [
      'an L1 loss of a score at a noise level',
      r`$$L=\mathbb E\|s_\theta(\tilde x,\sigma)+\frac{\tilde x-x}{\sigma^2}\|_1$$`,
    ],
    ['an L1 loss of means', r`$$L=\mathbb E\|\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)\|_1$$`],
    ['a Frobenius norm', r`$$L=\mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|_F^2$$`],
    ['a Euclidean norm with its subscript', r`$$L=\mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|_2^2$$`],
    ['a norm weighted by a matrix', r`$$L=\mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|_{\Sigma^{-1}}$$`],
    [
      'losses in a table',
      r`| loss | formula |
|---|---|
| L1 | $L=\mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|$ |
| L2 | $L=\mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|^2$ |`,
    ],
    ['a norm written out', r`$$\|\epsilon-\epsilon_\theta\|_1=\sum_i|\epsilon_i-\epsilon_{\theta,i}|$$`],
    [
      'several losses',
      r`$L=\|\epsilon-\epsilon_\theta\|_1$ and $L=\|\epsilon-\epsilon_\theta\|_2^2$ and $L=\|\epsilon-\epsilon_\theta\|_2^2=\sum_i(\epsilon_i-\epsilon_{\theta,i})^2$`,
    ],
    ['a distance beside an L1 norm', r`$$L=\mathbb E[d(x_0,\hat x_0)+\|x_0-\hat x_0\|_1]$$`],
    [
      'a smooth L1 loss',
      r`$$\mathcal L_{\text{simple}}=\mathbb E[\text{SmoothL1}(\epsilon,\epsilon_\theta(x_t,t))]$$`,
    ],
    ['an L1 norm by lVert', r`$$L=\mathbb E\left[\lVert\epsilon-\epsilon_\theta(x_t,t)\rVert_1\right]$$`],
    ['an L1 norm by two bars', r`$$L=\mathbb E[||\epsilon-\epsilon_\theta(x_t,t)||_1]$$`],
    ['an L^1 norm', r`$$L=\mathbb E[||\epsilon-\epsilon_\theta(x_t,t)||_{L^1}]$$`],
    [
      'an L1 norm with escaped bars in a table',
      r`| a | b |
|---|---|
| L1 | $L=\mathbb E\|\|\epsilon-\epsilon_\theta(x_t,t)\|\|_1$ |`,
    ],
  ])('%s: nothing is found', (_, text) => expect(found(text)).toEqual([]));

  test.each<[string, string]>([
    ['a sign', r`$$L=\mathbb E[\|\epsilon+\epsilon_\theta(x_t,t)\|_1]$$`],
    ['a lost square', r`$$L=\mathbb E[\|\epsilon-\epsilon_\theta(x_t,t)\|]$$`],
    ['a lost square of a Euclidean norm', r`$$L=\mathbb E[\|\epsilon-\epsilon_\theta(x_t,t)\|_2]$$`],
  ])('%s: the slip is found', (_, text) => expect(found(text)).toHaveLength(1));
});

describe('terms that the text leaves out', () => {
  test.each<[string, string]>([
    [
      'a reverse SDE',
      r`The reverse SDE is $dx=[-\frac12\beta(t)x-\beta(t)\nabla_x\log p_t(x)]dt+\sqrt{\beta(t)}d\bar w$. Without its noise:

$$dx=\left[-\frac12\beta(t)x-\beta(t)\nabla_x\log p_t(x)\right]dt$$`,
    ],
    [
      'in Chinese',
      r`反向 SDE 去掉噪声项后为

$$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt$$`,
    ],
    [
      'words behind the formula',
      r`$$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt$$

where the noise term is ignored for now.`,
    ],
    [
      'its deterministic part',
      r`The deterministic part is

$$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt.$$`,
    ],
    [
      'z set to zero',
      r`Setting $z=0$ in the last step: $$x_{t-1}=\frac1{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)$$`,
    ],
    [
      'gradient ascent',
      r`Ignoring the noise, Langevin's step is gradient ascent: $x_{t+1}=x_t+\frac{\eta}{2}\nabla_x\log p(x_t)$.`,
    ],
    [
      'a state that shrinks',
      r`Without noise the state only shrinks: $x_t=\sqrt{\alpha_t}x_{t-1}$, hence $x_t=\sqrt{\bar\alpha_t}x_0$.`,
    ],
    [
      'a state that shrinks, in Chinese',
      r`忽略噪声，$x_t=\sqrt{1-\beta_t}x_{t-1}$，即 $x_t=\sqrt{\bar\alpha_t}x_0$，其中 $\bar\alpha_t=\prod_{s=1}^t\alpha_s$，$\alpha_t=1-\beta_t$。`,
    ],
    ['divided by dt', r`Dropping the Wiener term, $\frac{dx}{dt}=f(x,t)-g(t)^2\nabla_x\log p_t(x)$.`],
    [
      'a forward SDE',
      r`Ignoring the noise, the forward SDE $dx=-\frac12\beta(t)xdt+\sqrt{\beta(t)}dw$ becomes $dx=-\frac12\beta(t)xdt$.`,
    ],
    [
      'z set to zero, then the mean',
      r`$\alpha_t=1-\beta_t$, $\bar\alpha_t=\prod_{s=1}^t\alpha_s$. 令 $z=0$，得到

$$x_{t-1}=\frac1{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t)\right)=\mu_\theta(x_t,t)$$`,
    ],
    [
      'σ set to zero',
      r`$\alpha_t=1-\beta_t$, $\bar\alpha_t=\prod_{s=1}^t\alpha_s$. 令 $\sigma_t=0$，得到 $$x_{t-1}=\sqrt{\bar\alpha_{t-1}}\hat x_0+\sqrt{1-\bar\alpha_{t-1}}\epsilon_\theta(x_t,t)$$`,
    ],
    [
      'noise of DDIM',
      r`$\alpha_t=1-\beta_t$, $\bar\alpha_t=\prod_{s=1}^t\alpha_s$. Without the noise $\sigma_t z$: $$x_{t-1}=\sqrt{\bar\alpha_{t-1}}\hat x_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\epsilon_\theta(x_t,t)$$`,
    ],
    [
      'a weight and a constant',
      r`$\alpha_t=1-\beta_t$, $\bar\alpha_t=\prod_{s=1}^t\alpha_s$. Ignoring the weight, $L_{t-1}=\mathbb E\|\epsilon-\epsilon_\theta(x_t,t)\|^2$. Up to a constant $D_{KL}(p\|q)=\frac{(\mu_p-\mu_q)^2}{2\sigma_q^2}$.`,
    ],
    [
      'items of a list',
      r`1. Reverse SDE: $dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt+g(t)d\bar w$
2. Noise removed: $dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt$`,
    ],
    [
      'a step without noise',
      r`Leaving out the noise, $x_{i-1}=x_i-[f(x_i,i)-g(i)^2s_\theta(x_i,i)]\Delta t$.`,
    ],
    ['the score', r`Ignoring the score, the reverse SDE is $dx=f(x,t)dt+g(t)d\bar w$`],
    ['the drift', r`With the drift dropped ($f=0$) it is $dx=-g(t)^2\nabla_x\log p_t(x)dt+g(t)d\bar w$.`],
  ])('%s: nothing is found', (_, text) => expect(found(text)).toEqual([]));

  test.each<[string, string]>([
    [
      'a probability flow',
      r`Removing the noise gives the probability flow ODE

$$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt$$`,
    ],
    [
      'an ODE that nobody says is without its noise',
      r`The ODE is $$dx=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt$$`,
    ],
  ])('%s: the slip is found', (_, text) => expect(found(text)).toHaveLength(1));
});

describe('labels and prompts in guidance', () => {
  test.each<[string, string]>([
    [
      'a reverse SDE',
      r`目标类 $y_t$ 与干扰类 $y_d$ 混合：$\hat\epsilon=(1-s)\epsilon_\theta(x_t,y_t,t)+s\,\epsilon_\theta(x_t,y_d,t)$`,
    ],
    [
      'a negative prompt',
      r`With a negative prompt $c_n$: $\hat\epsilon=\epsilon_\theta(x_t,c_n)+w(\epsilon_\theta(x_t,c_p)-\epsilon_\theta(x_t,c_n))$`,
    ],
    [
      'signs above the prompts',
      r`$\tilde\epsilon=\epsilon_\theta(x_t,c^-)+s(\epsilon_\theta(x_t,c^+)-\epsilon_\theta(x_t,c^-))$`,
    ],
    [
      'signs below the prompts',
      r`$\tilde\epsilon=(1+w)\epsilon_\theta(x_t,t,c_+)-w\,\epsilon_\theta(x_t,t,c_-)$`,
    ],
    ['the empty set', r`$\tilde\epsilon=(1+w)\epsilon_\theta(x_t,t,c)-w\,\epsilon_\theta(x_t,t,\emptyset)$`],
    [
      'another empty set',
      r`$\tilde\epsilon=\epsilon_\theta(x_t,\varnothing)+s(\epsilon_\theta(x_t,c)-\epsilon_\theta(x_t,\varnothing))$`,
    ],
    [
      'an empty prompt',
      r`$\tilde\epsilon=\epsilon_\theta(x_t,c_\emptyset)+s(\epsilon_\theta(x_t,c)-\epsilon_\theta(x_t,c_\emptyset))$`,
    ],
    [
      'a null prompt by name',
      r`$\tilde\epsilon=\epsilon_\theta(x_t,c_{\text{null}})+s(\epsilon_\theta(x_t,c_{\text{text}})-\epsilon_\theta(x_t,c_{\text{null}}))$`,
    ],
    [
      'two classes mixed',
      r`Mixing two classes: $\hat\epsilon=\lambda\epsilon_\theta(x_t,t,y_1)+(1-\lambda)\epsilon_\theta(x_t,t,y_2)$`,
    ],
    [
      'away from a class',
      r`To move away from $y_d$: $\hat\epsilon=(1+s)\epsilon_\theta(x_t,t,y_t)-s\epsilon_\theta(x_t,t,y_d)$`,
    ],
    ['a worse network', r`$D_w(x;\sigma,c)=wD_1(x;\sigma,c)+(1-w)D_0(x;\sigma,c)$`],
    [
      'from a source to a target',
      r`$\hat\epsilon=(1-s)\epsilon_\theta(x_t,t,c_{src})+s\epsilon_\theta(x_t,t,c_{tgt})$`,
    ],
    ['labels of a velocity', r`$\hat v=(1-s)v_\theta(x_t,y_t,t)+sv_\theta(x_t,y_d,t)$`],
    ['Bayes’ rule for a label', r`$\nabla\log p(x_t|y_t)=\nabla\log p(x_t)+\nabla\log p(y_t|x_t)$`],
    ['scores of two labels', r`$\hat s=(1-w)\nabla\log p(x_t|y_1)+w\nabla\log p(x_t|y_2)$`],
    [
      'a classifier',
      r`$\hat\epsilon=\epsilon_\theta(x_t,t)-s\sqrt{1-\bar\alpha_t}\nabla_{x_t}\log p(y_t|x_t)$`,
    ],
    [
      'labels by time',
      r`其中 $y_t$ 是第 $t$ 帧的标签：$\tilde\epsilon=(1+w)\epsilon_\theta(x_t,y_t)-w\epsilon_\theta(x_t)$`,
    ],
    [
      'two conditions at once',
      r`$\tilde e_\theta=e_\theta(z_t,\varnothing,\varnothing)+s_I(e_\theta(z_t,c_I,\varnothing)-e_\theta(z_t,\varnothing,\varnothing))+s_T(e_\theta(z_t,c_I,c_T)-e_\theta(z_t,c_I,\varnothing))$`,
    ],
    ['the mean of two', r`$\hat\epsilon=\frac12\epsilon_\theta(x_t,y_1)+\frac12\epsilon_\theta(x_t,y_2)$`],
    [
      'labels numbered 0 and 1',
      r`$\hat\epsilon=(1-s)\epsilon_\theta(x_t,t,y_0)+s\epsilon_\theta(x_t,t,y_1)$`,
    ],
    [
      'prompts by the letter p',
      r`$\hat\epsilon=\epsilon_\theta(x_t,t,p_{neg})+s(\epsilon_\theta(x_t,t,p_{pos})-\epsilon_\theta(x_t,t,p_{neg}))$`,
    ],
    [
      'a sign',
      r`$\hat\epsilon=\epsilon_\theta(x_t,t,y_n)-s(\epsilon_\theta(x_t,t,y_n)-\epsilon_\theta(x_t,t,y_p))$`,
    ],
  ])('%s: nothing is found', (_, text) => expect(found(text)).toEqual([]));

  test.each<[string, string]>([
    ['a lost sign', r`$\tilde\epsilon=(1+w)\epsilon_\theta(x_t,t,c)+w\,\epsilon_\theta(x_t,t)$`],
    [
      'a lost sign beside the empty set',
      r`$\tilde\epsilon=(1+w)\epsilon_\theta(x_t,t,c)+w\,\epsilon_\theta(x_t,t,\emptyset)$`,
    ],
    [
      'exchanged predictions',
      r`$\tilde\epsilon=(1+w)\epsilon_\theta(x_t,t,\varnothing)-w\,\epsilon_\theta(x_t,t,c)$`,
    ],
  ])('%s: the slip is found', (_, text) => expect(found(text)).toHaveLength(1));
});

describe('what only looks like DDPM’s', () => {
  test.each<[string, string]>([
    ['a vector of ones', r`$$q(x_t|x_0)=\mathrm{Cat}(\alpha_t\bm{x}_0+(1-\alpha_t)\bm{1}_K)$$`],
    ['an ODE followed back in time', r`Backwards, with $t$ from $T$ to 0, $dX_t=-u_t(X_t)\,dt$.`],
    ['its rate', r`$$\frac{dx}{dt}=-v_t(x),\quad t:T\to 0$$`],
    [
      'a kernel of scales of the writer’s own',
      r`Noise is added by $p(z_t|z_{t-1})\sim\mathcal N(\alpha_tz_{t-1},\sigma_t^2)$.`,
    ],
    [
      'a joint density beside its logarithm',
      r`$$\begin{aligned}p(x,h)&:=p_\theta(x_{0:T})=p(x_T)\prod_{t=1}^Tp_\theta(x_{t-1}|x_t)\\\text{ELBO}&=E_q\left[\log\frac{p(x,h)}{q(h|x)}\right]\end{aligned}$$`,
    ],
  ])('%s: nothing is found', (_, text) => expect(found(text)).toEqual([]));

  test.each<[string, string]>([
    ['an ODE twice as fast', r`$$\frac{dx}{dt}=2v_t(x)$$`],
    ['a vector of the schedule added to a number', r`$$\mu=\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}$$`],
    ['a variance of DDPM as the noise’s scale', r`$$q(x_t|x_{t-1})=\mathcal N(\alpha_tx_{t-1},\beta_tI)$$`],
  ])('%s: the slip is found', (_, text) => expect(found(text)).toHaveLength(1));
});
