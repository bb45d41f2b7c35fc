import type { CorpusNote } from './corpus';

const r = String.raw;

/** Whole notes in six dialects, all of their formulas right, with slips of every kind that readers report. */
export const wholeNotes: readonly CorpusNote[] = [
  {
    name: 'a blog in kramdown, math in a sentence between two dollars',
    text: r`---
layout: post
title: "Denoising, slowly"
---

## Noise in small doses

Let $$\mathbf{x}_0 \sim q(\mathbf{x}_0)$$ be an image. Each step of the forward chain takes $$\mathbf{x}_{t-1}$$ to

$$
q(\mathbf{x}_t \vert \mathbf{x}_{t-1}) = \mathcal{N}\big(\mathbf{x}_t; \sqrt{1-\beta_t}\,\mathbf{x}_{t-1}, \beta_t\mathbf{I}\big) \quad
q(\mathbf{x}_{1:T} \vert \mathbf{x}_0) = \prod^T_{t=1} q(\mathbf{x}_t \vert \mathbf{x}_{t-1})
$$

We write $$\alpha_t = 1 - \beta_t$$ and $$\bar{\alpha}_t = \prod_{i=1}^t \alpha_i$$ so that

$$
\begin{aligned}
\mathbf{x}_t
&= \sqrt{\alpha_t}\mathbf{x}_{t-1} + \sqrt{1 - \alpha_t}\boldsymbol{\epsilon}_{t-1} & \text{ ;where } \boldsymbol{\epsilon}_{t-1}, \boldsymbol{\epsilon}_{t-2}, \dots \sim \mathcal{N}(\mathbf{0}, \mathbf{I}) \\
&= \sqrt{\alpha_t \alpha_{t-1}} \mathbf{x}_{t-2} + \sqrt{1 - \alpha_t \alpha_{t-1}} \bar{\boldsymbol{\epsilon}}_{t-2} & \text{ ;where } \bar{\boldsymbol{\epsilon}}_{t-2} \text{ merges two Gaussians (*).} \\
&= \dots \\
&= \sqrt{\bar{\alpha}_t}\mathbf{x}_0 + \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon} \\
q(\mathbf{x}_t \vert \mathbf{x}_0) &= \mathcal{N}(\mathbf{x}_t; \sqrt{\bar{\alpha}_t} \mathbf{x}_0, (1 - \bar{\alpha}_t)\mathbf{I})
\end{aligned}
$$

At the last step nothing is left of the data: $$\bar\alpha_T \approx 0$$, hence $$q(\mathbf{x}_T\vert \mathbf{x}_0)\approx\mathcal N(\mathbf 0,\mathbf I)$$.

## And back again

$$
p_\theta(\mathbf{x}_{0:T}) = p(\mathbf{x}_T) \prod^T_{t=1} p_\theta(\mathbf{x}_{t-1} \vert \mathbf{x}_t) \quad
p_\theta(\mathbf{x}_{t-1} \vert \mathbf{x}_t) = \mathcal{N}(\mathbf{x}_{t-1}; \boldsymbol{\mu}_\theta(\mathbf{x}_t, t), \boldsymbol{\Sigma}_\theta(\mathbf{x}_t, t))
$$

Knowing the start, the reverse is tractable:

$$
q(\mathbf{x}_{t-1} \vert \mathbf{x}_t, \mathbf{x}_0) = \mathcal{N}(\mathbf{x}_{t-1}; \tilde{\boldsymbol{\mu}}(\mathbf{x}_t, \mathbf{x}_0), \tilde{\beta}_t \mathbf{I})
$$

By Bayes' rule,

$$
\begin{aligned}
q(\mathbf{x}_{t-1} \vert \mathbf{x}_t, \mathbf{x}_0)
&= q(\mathbf{x}_t \vert \mathbf{x}_{t-1}, \mathbf{x}_0) \frac{ q(\mathbf{x}_{t-1} \vert \mathbf{x}_0) }{ q(\mathbf{x}_t \vert \mathbf{x}_0) } \\
&\propto \exp \Big(-\frac{1}{2} \big(\frac{(\mathbf{x}_t - \sqrt{\alpha_t} \mathbf{x}_{t-1})^2}{\beta_t} + \frac{(\mathbf{x}_{t-1} - \sqrt{\bar{\alpha}_{t-1}} \mathbf{x}_0)^2}{1-\bar{\alpha}_{t-1}} - \frac{(\mathbf{x}_t - \sqrt{\bar{\alpha}_t} \mathbf{x}_0)^2}{1-\bar{\alpha}_t} \big) \Big) \\
&= \exp\Big( -\frac{1}{2} \big( (\frac{\alpha_t}{\beta_t} + \frac{1}{1 - \bar{\alpha}_{t-1}}) \mathbf{x}_{t-1}^2 - (\frac{2\sqrt{\alpha_t}}{\beta_t} \mathbf{x}_t + \frac{2\sqrt{\bar{\alpha}_{t-1}}}{1 - \bar{\alpha}_{t-1}} \mathbf{x}_0) \mathbf{x}_{t-1} + C(\mathbf{x}_t, \mathbf{x}_0) \big) \Big)
\end{aligned}
$$

from which

$$
\begin{aligned}
\tilde{\beta}_t
&= 1/(\frac{\alpha_t}{\beta_t} + \frac{1}{1 - \bar{\alpha}_{t-1}})
= 1/(\frac{\alpha_t - \bar{\alpha}_t + \beta_t}{\beta_t(1 - \bar{\alpha}_{t-1})})
= \frac{1 - \bar{\alpha}_{t-1}}{1 - \bar{\alpha}_t} \cdot \beta_t \\
\tilde{\boldsymbol{\mu}}_t (\mathbf{x}_t, \mathbf{x}_0)
&= (\frac{\sqrt{\alpha_t}}{\beta_t} \mathbf{x}_t + \frac{\sqrt{\bar{\alpha}_{t-1} }}{1 - \bar{\alpha}_{t-1}} \mathbf{x}_0)/(\frac{\alpha_t}{\beta_t} + \frac{1}{1 - \bar{\alpha}_{t-1}}) \\
&= (\frac{\sqrt{\alpha_t}}{\beta_t} \mathbf{x}_t + \frac{\sqrt{\bar{\alpha}_{t-1} }}{1 - \bar{\alpha}_{t-1}} \mathbf{x}_0) \frac{1 - \bar{\alpha}_{t-1}}{1 - \bar{\alpha}_t} \cdot \beta_t \\
&= \frac{\sqrt{\alpha_t}(1 - \bar{\alpha}_{t-1})}{1 - \bar{\alpha}_t} \mathbf{x}_t + \frac{\sqrt{\bar{\alpha}_{t-1}}\beta_t}{1 - \bar{\alpha}_t} \mathbf{x}_0
\end{aligned}
$$

Put $$\mathbf{x}_0 = \frac{1}{\sqrt{\bar{\alpha}_t}}(\mathbf{x}_t - \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t)$$ in:

$$
\tilde{\boldsymbol{\mu}}_t = \frac{1}{\sqrt{\alpha_t}} \Big( \mathbf{x}_t - \frac{1 - \alpha_t}{\sqrt{1 - \bar{\alpha}_t}} \boldsymbol{\epsilon}_t \Big)
$$

## Training

The bound splits into $$L_\text{VLB} = L_T + L_{T-1} + \dots + L_0$$ with

$$
\begin{aligned}
L_T &= D_\text{KL}(q(\mathbf{x}_T \vert \mathbf{x}_0) \parallel p_\theta(\mathbf{x}_T)) \\
L_t &= D_\text{KL}(q(\mathbf{x}_t \vert \mathbf{x}_{t+1}, \mathbf{x}_0) \parallel p_\theta(\mathbf{x}_t \vert\mathbf{x}_{t+1})) \text{ for }1 \leq t \leq T-1 \\
L_0 &= - \log p_\theta(\mathbf{x}_0 \vert \mathbf{x}_1)
\end{aligned}
$$

$$
\begin{aligned}
L_t
&= \mathbb{E}_{\mathbf{x}_0, \boldsymbol{\epsilon}} \Big[\frac{1}{2 \| \boldsymbol{\Sigma}_\theta(\mathbf{x}_t, t) \|^2_2} \| \tilde{\boldsymbol{\mu}}_t(\mathbf{x}_t, \mathbf{x}_0) - \boldsymbol{\mu}_\theta(\mathbf{x}_t, t) \|^2 \Big] \\
&= \mathbb{E}_{\mathbf{x}_0, \boldsymbol{\epsilon}} \Big[\frac{ (1 - \alpha_t)^2 }{2 \alpha_t (1 - \bar{\alpha}_t) \| \boldsymbol{\Sigma}_\theta \|^2_2} \| \boldsymbol{\epsilon}_t - \boldsymbol{\epsilon}_\theta(\sqrt{\bar{\alpha}_t}\mathbf{x}_0 + \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t, t)\|^2 \Big]
\end{aligned}
$$

$$
L_t^\text{simple} = \mathbb{E}_{t \sim [1, T], \mathbf{x}_0, \boldsymbol{\epsilon}_t} \Big[\|\boldsymbol{\epsilon}_t - \boldsymbol{\epsilon}_\theta(\sqrt{\bar{\alpha}_t}\mathbf{x}_0 + \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t, t)\|^2 \Big]
$$

The cosine schedule is $$\beta_t = \text{clip}(1-\frac{\bar{\alpha}_t}{\bar{\alpha}_{t-1}}, 0.999)$$ where $$\bar{\alpha}_t = \frac{f(t)}{f(0)}$$ and $$f(t)=\cos\Big(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2}\Big)^2$$.

The variance may be learnt: $$\boldsymbol{\Sigma}_\theta(\mathbf{x}_t, t) = \exp(\mathbf{v} \log \beta_t + (1-\mathbf{v}) \log \tilde{\beta}_t)$$ with $$L_\text{hybrid} = L_\text{simple} + \lambda L_\text{VLB}$$.

Sampling is $$\mathbf{x}_{t-1} = \frac{1}{\sqrt{\alpha_t}}\Big(\mathbf{x}_t - \frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)\Big) + \sigma_t\mathbf{z}$$, where $$\mathbf z\sim\mathcal N(0,\mathbf I)$$ for $$t>1$$.
`,
    slips: [
      [
        r`\sqrt{1-\beta_t}\,\mathbf{x}_{t-1}, \beta_t\mathbf{I}`,
        r`\sqrt{1-\beta_t}\,\mathbf{x}_{t-1}, \beta_t^2\mathbf{I}`,
      ],
      [
        r`q(\mathbf{x}_{1:T} \vert \mathbf{x}_0) = \prod^T_{t=1} q(\mathbf{x}_t \vert \mathbf{x}_{t-1})`,
        r`q(\mathbf{x}_{1:T} \vert \mathbf{x}_0) = \prod^T_{t=1} q(\mathbf{x}_{t-1} \vert \mathbf{x}_t)`,
      ],
      [r`\bar{\alpha}_t = \prod_{i=1}^t \alpha_i`, r`\bar{\alpha}_t = \prod_{i=1}^T \alpha_i`],
      [
        r`&= \sqrt{\alpha_t \alpha_{t-1}} \mathbf{x}_{t-2} + \sqrt{1 - \alpha_t \alpha_{t-1}}`,
        r`&= \sqrt{\alpha_t \alpha_{t-1}} \mathbf{x}_{t-2} + \sqrt{1 + \alpha_t \alpha_{t-1}}`,
      ],
      [
        r`\sqrt{\bar{\alpha}_t} \mathbf{x}_0, (1 - \bar{\alpha}_t)\mathbf{I})`,
        r`\sqrt{\bar{\alpha}_t} \mathbf{x}_0, \sqrt{1 - \bar{\alpha}_t}\mathbf{I})`,
      ],
      [
        r`p(\mathbf{x}_T) \prod^T_{t=1} p_\theta(\mathbf{x}_{t-1} \vert \mathbf{x}_t)`,
        r`p(\mathbf{x}_T) \prod^T_{t=1} p_\theta(\mathbf{x}_t \vert \mathbf{x}_{t-1})`,
      ],
      [
        r`\frac{ q(\mathbf{x}_{t-1} \vert \mathbf{x}_0) }{ q(\mathbf{x}_t \vert \mathbf{x}_0) }`,
        r`\frac{ q(\mathbf{x}_{t} \vert \mathbf{x}_0) }{ q(\mathbf{x}_{t-1} \vert \mathbf{x}_0) }`,
      ],
      [
        r`= 1/(\frac{\alpha_t - \bar{\alpha}_t + \beta_t}{\beta_t(1 - \bar{\alpha}_{t-1})})`,
        r`= 1/(\frac{\alpha_t - \bar{\alpha}_t - \beta_t}{\beta_t(1 - \bar{\alpha}_{t-1})})`,
      ],
      [
        r`&= \frac{\sqrt{\alpha_t}(1 - \bar{\alpha}_{t-1})}{1 - \bar{\alpha}_t} \mathbf{x}_t + \frac{\sqrt{\bar{\alpha}_{t-1}}\beta_t}{1 - \bar{\alpha}_t} \mathbf{x}_0`,
        r`&= \frac{\sqrt{\alpha_t}(1 - \bar{\alpha}_{t-1})}{1 - \bar{\alpha}_t} \mathbf{x}_0 + \frac{\sqrt{\bar{\alpha}_{t-1}}\beta_t}{1 - \bar{\alpha}_t} \mathbf{x}_t`,
      ],
      [
        r`\frac{1}{\sqrt{\bar{\alpha}_t}}(\mathbf{x}_t - \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t)`,
        r`\frac{1}{\sqrt{\bar{\alpha}_t}}(\mathbf{x}_t + \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t)`,
      ],
      [
        r`\frac{1 - \alpha_t}{\sqrt{1 - \bar{\alpha}_t}} \boldsymbol{\epsilon}_t \Big)`,
        r`\frac{1 - \alpha_t}{\sqrt{1 - \alpha_t}} \boldsymbol{\epsilon}_t \Big)`,
      ],
      [r`L_0 &= - \log p_\theta`, r`L_0 &= \log p_\theta`],
      [
        r`L_0 &= - \log p_\theta(\mathbf{x}_0 \vert \mathbf{x}_1)`,
        r`L_0 &= - p_\theta(\mathbf{x}_0 \vert \mathbf{x}_1)`,
      ],
      [
        r`D_\text{KL}(q(\mathbf{x}_t \vert \mathbf{x}_{t+1}, \mathbf{x}_0) \parallel p_\theta(\mathbf{x}_t \vert\mathbf{x}_{t+1}))`,
        r`D_\text{KL}(q(\mathbf{x}_{t+1} \vert \mathbf{x}_t, \mathbf{x}_0) \parallel p_\theta(\mathbf{x}_t \vert\mathbf{x}_{t+1}))`,
      ],
      [
        r`\frac{ (1 - \alpha_t)^2 }{2 \alpha_t (1 - \bar{\alpha}_t) \| \boldsymbol{\Sigma}_\theta \|^2_2}`,
        r`\frac{ (1 - \alpha_t)^2 }{2 \alpha_t (1 - \alpha_t) \| \boldsymbol{\Sigma}_\theta \|^2_2}`,
      ],
      [
        r`- \boldsymbol{\epsilon}_\theta(\sqrt{\bar{\alpha}_t}\mathbf{x}_0 + \sqrt{1 - \bar{\alpha}_t}\boldsymbol{\epsilon}_t, t)\|^2 \Big]
$$

The cosine`,
        r`- \boldsymbol{\epsilon}_\theta(\sqrt{\bar{\alpha}_t}\mathbf{x}_0 + (1 - \bar{\alpha}_t)\boldsymbol{\epsilon}_t, t)\|^2 \Big]
$$

The cosine`,
      ],
      [
        r`1-\frac{\bar{\alpha}_t}{\bar{\alpha}_{t-1}}, 0.999`,
        r`1-\frac{\bar{\alpha}_{t-1}}{\bar{\alpha}_t}, 0.999`,
      ],
      [
        r`\cos\Big(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2}\Big)^2`,
        r`\cos\Big(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2}\Big)`,
      ],
      [
        r`\exp(\mathbf{v} \log \beta_t + (1-\mathbf{v}) \log \tilde{\beta}_t)`,
        r`\exp(\mathbf{v} \log \beta_t + (1-\mathbf{v}) \tilde{\beta}_t)`,
      ],
      [
        r`\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)\Big) + \sigma_t\mathbf{z}`,
        r`\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\boldsymbol\epsilon_\theta(\mathbf{x}_t,t)\Big) + \sigma_t^2\mathbf{z}`,
      ],
    ],
  },
  {
    name: 'a book chapter with \\\\( and \\\\[',
    text: r`# Chapter 4: continuous time

Consider the SDE \\( \mathrm{d}\mathbf{x} = \mathbf{f}(\mathbf{x},t)\,\mathrm{d}t + g(t)\,\mathrm{d}\mathbf{w} \\). Anderson (1982) showed that time can be reversed:

\\[ \mathrm{d}\mathbf{x} = \left[\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t + g(t)\,\mathrm{d}\bar{\mathbf{w}} \\]

and without noise, with the same marginals,

\\[ \frac{\mathrm{d}\mathbf{x}}{\mathrm{d}t} = \mathbf{f}(\mathbf{x},t) - \frac{1}{2} g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x}) \\]

> [!NOTE]
> For the VP SDE, \\(\mathrm d x = -\tfrac12\beta(t)x\,\mathrm dt+\sqrt{\beta(t)}\,\mathrm dw\\), the flow is
>
> \\[ \frac{\mathrm d x}{\mathrm d t} = -\frac12\beta(t)\left[x + \nabla_x\log p_t(x)\right] \\]

The VE SDE is \\( dx = \sqrt{\frac{d[\sigma^2(t)]}{dt}}\,dw \\).

Its kernel for VP is

\\[ p_{0t}(x(t)\mid x(0)) = \mathcal N\!\left(x(t); x(0)e^{-\frac12\int_0^t\beta(s)ds}, \left(1-e^{-\int_0^t\beta(s)ds}\right) I\right) \\]

and for VE \\( p_{0t}(x(t)|x(0)) = \mathcal{N}(x(t); x(0), [\sigma^2(t)-\sigma^2(0)]I) \\).

## Score matching

With \\(x_t = \sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon\\) the score is

\\[ \nabla_{x_t}\log q(x_t|x_0) = -\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t} = -\frac{\epsilon}{\sqrt{1-\bar\alpha_t}} \\]

\\[ s_\theta(x_t,t) = -\frac{\epsilon_\theta(x_t,t)}{\sqrt{1-\bar\alpha_t}} \\]

Tweedie: \\( \mathbb E[x_0|x_t] = \frac{1}{\sqrt{\bar\alpha_t}}\left(x_t + (1-\bar\alpha_t)\nabla_{x_t}\log q(x_t)\right) \\).

With noise of scale \\(\sigma\\), \\(\tilde x = x + \sigma z\\):

\\[ \mathbb{E}[x\mid\tilde x] = \tilde x + \sigma^2\nabla_{\tilde x}\log p_\sigma(\tilde x) \\]

\\[ \nabla_{\tilde x}\log q_\sigma(\tilde x|x) = -\frac{\tilde x - x}{\sigma^2} \\]

\\[ \ell(\theta;\sigma) = \frac12\mathbb E_{p(x)}\mathbb E_{\tilde x\sim\mathcal N(x,\sigma^2I)}\left[\left\|s_\theta(\tilde x,\sigma)+\frac{\tilde x-x}{\sigma^2}\right\|_2^2\right] \\]

## Sampling

Annealed Langevin dynamics iterates

\\[ x_{i+1} \leftarrow x_i + \frac{\epsilon}{2}\nabla_x\log p(x_i) + \sqrt{\epsilon}\,z_i, \quad i = 0, 1, \dots, K \\]

or equally \\( \tilde{x}_t = \tilde{x}_{t-1} + \frac{\alpha_i}{2}s_\theta(\tilde{x}_{t-1},\sigma_i) + \sqrt{\alpha_i}\,z_t \\) and \\(x_{k+1} = x_k + \eta\,\nabla\log p(x_k)+\sqrt{2\eta}\,\xi_k\\).

Euler--Maruyama on the reverse SDE with a step \\(\Delta t>0\\) backwards:

\\[ x_{t-\Delta t} = x_t - \left[f(x_t,t) - g(t)^2 s_\theta(x_t,t)\right]\Delta t + g(t)\sqrt{\Delta t}\,z \\]

The reverse diffusion sampler for VE is

\\[ x_{i} = x_{i+1} + (\sigma_{i+1}^2-\sigma_i^2)s_\theta(x_{i+1},\sigma_{i+1}) + \sqrt{\sigma_{i+1}^2-\sigma_i^2}\,z \\]

and for VP

\\[ x_i = (2-\sqrt{1-\beta_{i+1}})x_{i+1} + \beta_{i+1}s_\theta(x_{i+1},i+1)+\sqrt{\beta_{i+1}}\,z_{i+1} \\]

## Guidance

Bayes: \\( \nabla_x\log p(x|y) = \nabla_x\log p(x) + \nabla_x\log p(y|x) \\), hence

\\[ \nabla_{x_t}\log p_\gamma(x_t|y) = \nabla_{x_t}\log p(x_t)+\gamma\nabla_{x_t}\log p(y|x_t) \\]

\\[ \hat\epsilon(x_t) = \epsilon_\theta(x_t,t) - \sqrt{1-\bar\alpha_t}\,w\nabla_{x_t}\log f_\phi(y|x_t) \\]

and for free \\( \bar\epsilon_\theta(x_t,t,y) = (w+1)\epsilon_\theta(x_t,t,y) - w\,\epsilon_\theta(x_t,t) \\), that is \\( \tilde\epsilon_\theta(z_\lambda,c) = \epsilon_\theta(z_\lambda) + s\,(\epsilon_\theta(z_\lambda,c)-\epsilon_\theta(z_\lambda)) \\).

As scores, \\( \nabla_x\log p_\gamma(x|y) = (1-\gamma)\nabla_x\log p(x)+\gamma\nabla_x\log p(x|y) \\).
`,
    slips: [
      [
        r`\left[\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t`,
        r`\left[\mathbf{f}(\mathbf{x},t) + g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t`,
      ],
      [
        r`\left[\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t`,
        r`\left[\mathbf{f}(\mathbf{x},t) - g(t)\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t`,
      ],
      [
        r`\left[\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x})\right]\mathrm{d}t`,
        r`\left[\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}} p_t(\mathbf{x})\right]\mathrm{d}t`,
      ],
      [
        r`\mathbf{f}(\mathbf{x},t) - \frac{1}{2} g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x}) \\]`,
        r`\mathbf{f}(\mathbf{x},t) - g(t)^2\nabla_{\mathbf{x}}\log p_t(\mathbf{x}) \\]`,
      ],
      [r`-\tfrac12\beta(t)x\,\mathrm dt`, r`\tfrac12\beta(t)x\,\mathrm dt`],
      [
        r`-\tfrac12\beta(t)x\,\mathrm dt+\sqrt{\beta(t)}\,\mathrm dw`,
        r`-\tfrac12\beta(t)x\,\mathrm dt+\beta(t)\,\mathrm dw`,
      ],
      [
        r`-\frac12\beta(t)\left[x + \nabla_x\log p_t(x)\right]`,
        r`-\frac12\beta(t)\left[x - \nabla_x\log p_t(x)\right]`,
      ],
      [r`\left(1-e^{-\int_0^t\beta(s)ds}\right)`, r`\left(1-e^{-\frac12\int_0^t\beta(s)ds}\right)`],
      [
        r`-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t} =`,
        r`-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}} =`,
      ],
      [r`= -\frac{\epsilon}{\sqrt{1-\bar\alpha_t}} \\]`, r`= \frac{\epsilon}{\sqrt{1-\bar\alpha_t}} \\]`],
      [
        r`-\frac{\epsilon_\theta(x_t,t)}{\sqrt{1-\bar\alpha_t}}`,
        r`-\frac{\epsilon_\theta(x_t,t)}{1-\bar\alpha_t}`,
      ],
      [
        r`\left(x_t + (1-\bar\alpha_t)\nabla_{x_t}\log q(x_t)\right)`,
        r`\left(x_t + \sqrt{1-\bar\alpha_t}\nabla_{x_t}\log q(x_t)\right)`,
      ],
      [
        r`\tilde x + \sigma^2\nabla_{\tilde x}\log p_\sigma(\tilde x)`,
        r`\tilde x - \sigma^2\nabla_{\tilde x}\log p_\sigma(\tilde x)`,
      ],
      [
        r`\tilde x + \sigma^2\nabla_{\tilde x}\log p_\sigma(\tilde x)`,
        r`\tilde x + \sigma\nabla_{\tilde x}\log p_\sigma(\tilde x)`,
      ],
      [r`-\frac{\tilde x - x}{\sigma^2} \\]`, r`-\frac{\tilde x - x}{\sigma} \\]`],
      [
        r`\left\|s_\theta(\tilde x,\sigma)+\frac{\tilde x-x}{\sigma^2}\right\|_2^2`,
        r`\left\|s_\theta(\tilde x,\sigma)-\frac{\tilde x-x}{\sigma^2}\right\|_2^2`,
      ],
      [
        r`\frac{\epsilon}{2}\nabla_x\log p(x_i) + \sqrt{\epsilon}\,z_i`,
        r`\frac{\epsilon}{2}\nabla_x\log p(x_i) + \epsilon\,z_i`,
      ],
      [r`\eta\,\nabla\log p(x_k)+\sqrt{2\eta}\,\xi_k`, r`\eta\,\nabla\log p(x_k)+\sqrt{\eta}\,\xi_k`],
      [
        r`x_t - \left[f(x_t,t) - g(t)^2 s_\theta(x_t,t)\right]\Delta t`,
        r`x_t + \left[f(x_t,t) - g(t)^2 s_\theta(x_t,t)\right]\Delta t`,
      ],
      [
        r`(\sigma_{i+1}^2-\sigma_i^2)s_\theta(x_{i+1},\sigma_{i+1}) + \sqrt{\sigma_{i+1}^2-\sigma_i^2}\,z`,
        r`(\sigma_{i+1}^2-\sigma_i^2)s_\theta(x_{i+1},\sigma_{i+1}) + (\sigma_{i+1}^2-\sigma_i^2)\,z`,
      ],
      [
        r`(2-\sqrt{1-\beta_{i+1}})x_{i+1} + \beta_{i+1}s_\theta`,
        r`(2-\sqrt{1-\beta_{i+1}})x_{i+1} - \beta_{i+1}s_\theta`,
      ],
      [r`\nabla_x\log p(x) + \nabla_x\log p(y|x) \\)`, r`\nabla_x\log p(x) - \nabla_x\log p(y|x) \\)`],
      [
        r`\epsilon_\theta(x_t,t) - \sqrt{1-\bar\alpha_t}\,w\nabla`,
        r`\epsilon_\theta(x_t,t) + \sqrt{1-\bar\alpha_t}\,w\nabla`,
      ],
      [
        r`(w+1)\epsilon_\theta(x_t,t,y) - w\,\epsilon_\theta(x_t,t)`,
        r`(w+1)\epsilon_\theta(x_t,t,y) + w\,\epsilon_\theta(x_t,t)`,
      ],
      [
        r`+ s\,(\epsilon_\theta(z_\lambda,c)-\epsilon_\theta(z_\lambda))`,
        r`+ s\,(\epsilon_\theta(z_\lambda)-\epsilon_\theta(z_\lambda,c))`,
      ],
      [
        r`(1-\gamma)\nabla_x\log p(x)+\gamma\nabla_x\log p(x|y)`,
        r`(1+\gamma)\nabla_x\log p(x)+\gamma\nabla_x\log p(x|y)`,
      ],
    ],
  },
  {
    name: 'a column in 简体中文',
    text: r`# 扩散模型推导笔记

前向过程：给定真实图片 $x_0\sim q(x)$，逐步加噪，

$$q(x_t|x_{t-1})=\mathcal{N}(x_t;\sqrt{1-\beta_t}x_{t-1},\beta_t\mathbf{I}) \tag{1}$$

$$q(x_{1:T}|x_0)=\prod_{t=1}^T q(x_t|x_{t-1})\tag{2}$$

重参数化技巧：若要从高斯分布 $z\sim\mathcal N(z;\mu_\theta,\sigma_\theta^2\mathbf I)$ 采样，可写成 $z=\mu_\theta+\sigma_\theta\odot\epsilon,\ \epsilon\sim\mathcal N(0,\mathbf I)$。

令 $\alpha_t=1-\beta_t$，$\overline{\alpha}_t=\prod_{i=1}^{t}\alpha_i$，则

$$\begin{align}x_t&=\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}z_1 \quad \mathrm{where}\quad z_1,z_2,\dots\sim\mathcal N(0,\mathbf I)\\&=\sqrt{\alpha_t}(\sqrt{\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_{t-1}}z_2)+\sqrt{1-\alpha_t}z_1\\&=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+(\sqrt{\alpha_t(1-\alpha_{t-1})}z_2+\sqrt{1-\alpha_t}z_1)\\&=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_t\alpha_{t-1}}\bar z_2\\&=\cdots\\&=\sqrt{\overline{\alpha}_t}x_0+\sqrt{1-\overline{\alpha}_t}\bar z_t.\end{align}\tag{3}$$

这里用到两个独立高斯之和：$\mathcal N(0,\sigma_1^2\mathbf I)$ 与 $\mathcal N(0,\sigma_2^2\mathbf I)$ 相加为 $\mathcal N(0,(\sigma_1^2+\sigma_2^2)\mathbf I)$，故标准差为 $\sqrt{\alpha_t(1-\alpha_{t-1})+1-\alpha_t}=\sqrt{1-\alpha_t\alpha_{t-1}}$。

逆向过程：

$$p_\theta(X_{0:T})=p(x_T)\prod_{t=1}^Tp_\theta(x_{t-1}|x_t);\quad p_\theta(x_{t-1}|x_t)=\mathcal N(x_{t-1};\mu_\theta(x_t,t),\Sigma_\theta(x_t,t))\tag{4}$$

由贝叶斯公式

$$q(x_{t-1}|x_t,x_0)=q(x_t|x_{t-1},x_0)\frac{q(x_{t-1}|x_0)}{q(x_t|x_0)}\tag{5}$$

右边三项分别为

$$\begin{aligned}q(x_{t-1}|x_0)&:\ \sqrt{\overline{\alpha}_{t-1}}x_0+\sqrt{1-\overline{\alpha}_{t-1}}z\sim\mathcal N(\sqrt{\overline{\alpha}_{t-1}}x_0,1-\overline{\alpha}_{t-1})\\ q(x_t|x_0)&:\ \sqrt{\overline{\alpha}_{t}}x_0+\sqrt{1-\overline{\alpha}_{t}}z\sim\mathcal N(\sqrt{\overline{\alpha}_{t}}x_0,1-\overline{\alpha}_{t})\\ q(x_t|x_{t-1},x_0)&:\ \sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}z\sim\mathcal N(\sqrt{\alpha_t}x_{t-1},1-\alpha_t)\end{aligned}\tag{6}$$

高斯密度为 $p(x)=\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)$，于是

$$\propto\exp\left(-\frac12\left(\frac{(x_t-\sqrt{\alpha_t}x_{t-1})^2}{\beta_t}+\frac{(x_{t-1}-\sqrt{\overline{\alpha}_{t-1}}x_0)^2}{1-\overline{\alpha}_{t-1}}-\frac{(x_t-\sqrt{\overline{\alpha}_t}x_0)^2}{1-\overline{\alpha}_t}\right)\right)\tag{7}$$

配方得

$$\frac{1}{\sigma^2}=\frac{1}{\tilde\beta_t}=\left(\frac{\alpha_t}{\beta_t}+\frac{1}{1-\overline{\alpha}_{t-1}}\right);\quad \frac{2\mu}{\sigma^2}=\frac{2\tilde\mu_t(x_t,x_0)}{\tilde\beta_t}=\left(\frac{2\sqrt{\alpha_t}}{\beta_t}x_t+\frac{2\sqrt{\overline{\alpha}_{t-1}}}{1-\overline{\alpha}_{t-1}}x_0\right)\tag{8}$$

$$\tilde\beta_t=\frac{1-\overline{\alpha}_{t-1}}{1-\overline{\alpha}_t}\cdot\beta_t,\qquad \tilde\mu_t(x_t,x_0)=\frac{\sqrt{\alpha_t}(1-\overline{\alpha}_{t-1})}{1-\overline{\alpha}_t}x_t+\frac{\sqrt{\overline{\alpha}_{t-1}}\beta_t}{1-\overline{\alpha}_t}x_0\tag{9}$$

又因 $x_0=\frac{1}{\sqrt{\overline\alpha_t}}(x_t-\sqrt{1-\overline\alpha_t}z_t)$，

$$\tilde\mu_t=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\overline{\alpha}_t}}z_t\right)\tag{10}$$

$$\mu_\theta(x_t,t)=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\overline{\alpha}_t}}z_\theta(x_t,t)\right)\tag{11}$$

两个一元高斯的 KL 散度：

$$KL(\mathcal N(\mu_1,\sigma_1^2)\|\mathcal N(\mu_2,\sigma_2^2))=\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}-\frac12\tag{12}$$

损失

$$\begin{aligned}L_t&=\mathbb E_{x_0,z_t}\left[\frac{1}{2\|\Sigma_\theta(x_t,t)\|_2^2}\|\tilde\mu_t(x_t,x_0)-\mu_\theta(x_t,t)\|^2\right]\\&=\mathbb E_{x_0,z_t}\left[\frac{\beta_t^2}{2\alpha_t(1-\overline{\alpha}_t)\|\Sigma_\theta\|_2^2}\|z_t-z_\theta(\sqrt{\overline\alpha_t}x_0+\sqrt{1-\overline\alpha_t}z_t,t)\|^2\right]\end{aligned}\tag{13}$$

变分下界：

$$L_{VLB}=\mathbb E_{q(x_{0:T})}\left[\log\frac{q(x_{1:T}|x_0)}{p_\theta(x_{0:T})}\right]\ge-\mathbb E_{q(x_0)}\log p_\theta(x_0)\tag{14}$$

$$L_{VLB}=\mathbb E_q\left[D_{KL}(q(x_T|x_0)\|p_\theta(x_T))+\sum_{t=2}^TD_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))-\log p_\theta(x_0|x_1)\right]\tag{15}$$

交叉熵 $H(p,q)=-\sum_x p(x)\log q(x)$，熵 $H(p)=-\sum_x p(x)\log p(x)$。

采样：$x_{t-1}=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{1-\alpha_t}{\sqrt{1-\overline\alpha_t}}z_\theta(x_t,t)\right)+\sigma_tz$，其中 $\sigma_t^2=\tilde\beta_t$ 或 $\sigma_t^2=\beta_t$。
`,
    slips: [
      [r`\overline{\alpha}_t=\prod_{i=1}^{t}\alpha_i`, r`\overline{\alpha}_t=\prod_{i=1}^{T}\alpha_i`],
      [r`q(x_{1:T}|x_0)=\prod_{t=1}^T q(x_t|x_{t-1})`, r`q(x_{1:T}|x_0)=\prod_{t=1}^T q(x_t|x_0)`],
      [
        r`=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+(\sqrt{\alpha_t(1-\alpha_{t-1})}z_2`,
        r`=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+(\sqrt{\alpha_t-\alpha_{t-1}}z_2`,
      ],
      [
        r`&=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_t\alpha_{t-1}}\bar z_2`,
        r`&=\sqrt{\alpha_t\alpha_{t-1}}x_{t-2}+\sqrt{1-\alpha_t+\alpha_{t-1}}\bar z_2`,
      ],
      [
        r`&=\sqrt{\overline{\alpha}_t}x_0+\sqrt{1-\overline{\alpha}_t}\bar z_t.`,
        r`&=\sqrt{\overline{\alpha}_t}x_0+\sqrt{1-\alpha_t}\bar z_t.`,
      ],
      [r`=\sqrt{1-\alpha_t\alpha_{t-1}}$。`, r`=\sqrt{1-\alpha_t+\alpha_{t-1}}$。`],
      [r`\prod_{t=1}^Tp_\theta(x_{t-1}|x_t);`, r`\prod_{t=1}^Tp_\theta(x_t|x_{t-1});`],
      [r`\frac{q(x_{t-1}|x_0)}{q(x_t|x_0)}\tag{5}`, r`\frac{q(x_t|x_0)}{q(x_{t-1}|x_0)}\tag{5}`],
      [
        r`\sim\mathcal N(\sqrt{\overline{\alpha}_{t-1}}x_0,1-\overline{\alpha}_{t-1})`,
        r`\sim\mathcal N(\sqrt{\overline{\alpha}_{t-1}}x_0,1-\overline{\alpha}_{t})`,
      ],
      [
        r`\sim\mathcal N(\sqrt{\alpha_t}x_{t-1},1-\alpha_t)`,
        r`\sim\mathcal N(\sqrt{\alpha_t}x_{t-1},\sqrt{1-\alpha_t})`,
      ],
      [
        r`\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)`,
        r`\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(\frac{(x-\mu)^2}{2\sigma^2}\right)`,
      ],
      [
        r`\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)`,
        r`\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x-\mu)}{2\sigma^2}\right)`,
      ],
      [
        r`\frac{1}{\sqrt{2\pi\sigma^2}}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)`,
        r`\frac{1}{\sqrt{2\pi}\sigma^2}\exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)`,
      ],
      [
        r`\frac{1}{\tilde\beta_t}=\left(\frac{\alpha_t}{\beta_t}+\frac{1}{1-\overline{\alpha}_{t-1}}\right)`,
        r`\frac{1}{\tilde\beta_t}=\left(\frac{\alpha_t}{\beta_t}+\frac{1}{1-\overline{\alpha}_{t}}\right)`,
      ],
      [
        r`\left(\frac{2\sqrt{\alpha_t}}{\beta_t}x_t+\frac{2\sqrt{\overline{\alpha}_{t-1}}}{1-\overline{\alpha}_{t-1}}x_0\right)`,
        r`\left(\frac{2\sqrt{\alpha_t}}{\beta_t}x_t+\frac{2\sqrt{\overline{\alpha}_{t}}}{1-\overline{\alpha}_{t}}x_0\right)`,
      ],
      [
        r`\tilde\beta_t=\frac{1-\overline{\alpha}_{t-1}}{1-\overline{\alpha}_t}\cdot\beta_t`,
        r`\tilde\beta_t=\frac{1-\overline{\alpha}_{t}}{1-\overline{\alpha}_{t-1}}\cdot\beta_t`,
      ],
      [
        r`\tilde\mu_t=\frac{1}{\sqrt{\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\overline{\alpha}_t}}z_t\right)`,
        r`\tilde\mu_t=\frac{1}{\sqrt{\overline\alpha_t}}\left(x_t-\frac{\beta_t}{\sqrt{1-\overline{\alpha}_t}}z_t\right)`,
      ],
      [
        r`\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}`,
        r`\log\frac{\sigma_1}{\sigma_2}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}`,
      ],
      [
        r`\log\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}`,
        r`\frac{\sigma_2}{\sigma_1}+\frac{\sigma_1^2+(\mu_1-\mu_2)^2}{2\sigma_2^2}`,
      ],
      [
        r`\frac{\beta_t^2}{2\alpha_t(1-\overline{\alpha}_t)\|\Sigma_\theta\|_2^2}`,
        r`\frac{\beta_t}{2\alpha_t(1-\overline{\alpha}_t)\|\Sigma_\theta\|_2^2}`,
      ],
      [
        r`\log\frac{q(x_{1:T}|x_0)}{p_\theta(x_{0:T})}\right]\ge`,
        r`\log\frac{p_\theta(x_{0:T})}{q(x_{1:T}|x_0)}\right]\ge`,
      ],
      [
        r`D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_{t-1}|x_t))-\log`,
        r`D_{KL}(q(x_{t-1}|x_t,x_0)\|p_\theta(x_t|x_{t-1}))-\log`,
      ],
      [r`-\log p_\theta(x_0|x_1)\right]`, r`+\log p_\theta(x_0|x_1)\right]`],
      [r`H(p)=-\sum_x p(x)\log p(x)`, r`H(p)=\sum_x p(x)\log p(x)`],
    ],
  },
  {
    name: 'a page in 繁體中文, with tables and lists',
    text: r`# DDIM 與引導

DDIM 論文裡的 $\alpha_t$ 就是 DDPM 的 $\bar\alpha_t$，也就是 $x_t=\sqrt{\alpha_t}x_0+\sqrt{1-\alpha_t}\epsilon$。

它的推論分布為

$$q_\sigma(x_{t-1}|x_t,x_0)=\mathcal N\left(\sqrt{\alpha_{t-1}}x_0+\sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\frac{x_t-\sqrt{\alpha_t}x_0}{\sqrt{1-\alpha_t}},\sigma_t^2I\right)$$

取樣：

$$x_{t-1}=\sqrt{\alpha_{t-1}}\underbrace{\left(\frac{x_t-\sqrt{1-\alpha_t}\epsilon_\theta^{(t)}(x_t)}{\sqrt{\alpha_t}}\right)}_{\text{預測的 }x_0}+\underbrace{\sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\epsilon_\theta^{(t)}(x_t)}_{\text{指向 }x_t}+\underbrace{\sigma_t\epsilon_t}_{\text{雜訊}}$$

其中 $\sigma_t=\eta\sqrt{(1-\alpha_{t-1})/(1-\alpha_t)}\sqrt{1-\alpha_t/\alpha_{t-1}}$。

$$f_\theta^{(t)}(x_t):=(x_t-\sqrt{1-\alpha_t}\cdot\epsilon_\theta^{(t)}(x_t))/\sqrt{\alpha_t}$$

當 $\sigma_t=0$ 時可看成 ODE 的歐拉法：

$$\frac{x_{t-\Delta t}}{\sqrt{\alpha_{t-\Delta t}}}=\frac{x_t}{\sqrt{\alpha_t}}+\left(\sqrt{\frac{1-\alpha_{t-\Delta t}}{\alpha_{t-\Delta t}}}-\sqrt{\frac{1-\alpha_t}{\alpha_t}}\right)\epsilon_\theta^{(t)}(x_t)$$

反轉（inversion）：

$$x_{t+1}=\sqrt{\alpha_{t+1}}\left(\frac{x_t-\sqrt{1-\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\alpha_t}}\right)+\sqrt{1-\alpha_{t+1}}\,\epsilon_\theta(x_t,t)$$

## 回到 ᾱ 的記號

在 diffusers 裡，$\bar\alpha_t=\prod_{s=1}^t\alpha_s$，

- 預測的原圖：$\hat x_0=\dfrac{x_t-\sqrt{1-\bar\alpha_t}\,\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}$
- 一步：$x_{t-1}=\sqrt{\bar\alpha_{t-1}}\hat x_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\,\epsilon_\theta(x_t,t)+\sigma_t z$
- 子序列：$x_{\tau_{i-1}}=\sqrt{\bar\alpha_{\tau_{i-1}}}\hat x_0+\sqrt{1-\bar\alpha_{\tau_{i-1}}}\,\epsilon_\theta(x_{\tau_i},\tau_i)$
- 標準差：$\sigma_{\tau_i}(\eta)=\eta\sqrt{\frac{1-\bar\alpha_{\tau_{i-1}}}{1-\bar\alpha_{\tau_i}}}\sqrt{1-\frac{\bar\alpha_{\tau_i}}{\bar\alpha_{\tau_{i-1}}}}$

| 名稱 | 公式 |
| --- | --- |
| v 預測 | $v_t=\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0$ |
| 還原 | $\hat x_0=\sqrt{\bar\alpha_t}x_t-\sqrt{1-\bar\alpha_t}v_\theta(x_t,t)$ |
| 噪聲 | $\hat\epsilon=\sqrt{1-\bar\alpha_t}x_t+\sqrt{\bar\alpha_t}v_\theta(x_t,t)$ |
| 信噪比 | $\mathrm{SNR}(t)=\frac{\bar\alpha_t}{1-\bar\alpha_t}$ |
| 最小 SNR | $w_t=\min(\mathrm{SNR}(t),\gamma)/\mathrm{SNR}(t)$ |

## 引導

$$\hat\epsilon_\theta(x_t|y)=\epsilon_\theta(x_t|\varnothing)+s\cdot(\epsilon_\theta(x_t|y)-\epsilon_\theta(x_t|\varnothing))$$

$$\tilde\epsilon=(1+w)\epsilon_\theta(x_t,t,c)-w\epsilon_\theta(x_t,t,\varnothing)$$

$$\mu\leftarrow\mu+s\Sigma\nabla_{x_t}\log p_\phi(y|x_t)$$

$$p_{\theta,\phi}(x_{t-1}|x_t,y)\propto p_\theta(x_{t-1}|x_t)p_\phi(y|x_{t-1})$$
`,
    slips: [
      [
        r`\mathcal N\left(\sqrt{\alpha_{t-1}}x_0+\sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\frac`,
        r`\mathcal N\left(\sqrt{\alpha_{t-1}}x_0+\sqrt{1-\alpha_{t}-\sigma_t^2}\cdot\frac`,
      ],
      [r`{\sqrt{1-\alpha_t}},\sigma_t^2I\right)`, r`{\sqrt{1-\alpha_t}},\sigma_tI\right)`],
      [r`x_{t-1}=\sqrt{\alpha_{t-1}}\underbrace`, r`x_{t-1}=\sqrt{\alpha_{t}}\underbrace`],
      [
        r`\underbrace{\sqrt{1-\alpha_{t-1}-\sigma_t^2}\cdot\epsilon_\theta^{(t)}(x_t)}`,
        r`\underbrace{\sqrt{1-\alpha_{t-1}+\sigma_t^2}\cdot\epsilon_\theta^{(t)}(x_t)}`,
      ],
      [
        r`\sigma_t=\eta\sqrt{(1-\alpha_{t-1})/(1-\alpha_t)}`,
        r`\sigma_t=\eta\sqrt{(1-\alpha_t)/(1-\alpha_{t-1})}`,
      ],
      [
        r`(x_t-\sqrt{1-\alpha_t}\cdot\epsilon_\theta^{(t)}(x_t))/\sqrt{\alpha_t}$$`,
        r`(x_t-\sqrt{1-\alpha_t}\cdot\epsilon_\theta^{(t)}(x_t))/\alpha_t$$`,
      ],
      [r`=\frac{x_t}{\sqrt{\alpha_t}}+\left(`, r`=\frac{x_t}{\sqrt{\alpha_t}}-\left(`],
      [
        r`+\sqrt{1-\alpha_{t+1}}\,\epsilon_\theta(x_t,t)$$`,
        r`+\sqrt{1-\alpha_{t}}\,\epsilon_\theta(x_t,t)$$`,
      ],
      [
        r`\hat x_0=\dfrac{x_t-\sqrt{1-\bar\alpha_t}\,\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
        r`\hat x_0=\dfrac{x_t-\sqrt{1-\bar\alpha_t}\,\epsilon_\theta(x_t,t)}{\sqrt{\alpha_t}}`,
      ],
      [
        r`\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\,\epsilon_\theta(x_t,t)+\sigma_t z`,
        r`\sqrt{1-\bar\alpha_{t-1}-\sigma_t}\,\epsilon_\theta(x_t,t)+\sigma_t z`,
      ],
      [
        r`\sqrt{1-\bar\alpha_{\tau_{i-1}}}\,\epsilon_\theta(x_{\tau_i},\tau_i)`,
        r`\sqrt{1-\bar\alpha_{\tau_{i}}}\,\epsilon_\theta(x_{\tau_i},\tau_i)`,
      ],
      [
        r`\sqrt{1-\frac{\bar\alpha_{\tau_i}}{\bar\alpha_{\tau_{i-1}}}}`,
        r`\sqrt{1-\frac{\bar\alpha_{\tau_{i-1}}}{\bar\alpha_{\tau_i}}}`,
      ],
      [
        r`v_t=\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0`,
        r`v_t=\sqrt{\bar\alpha_t}\epsilon+\sqrt{1-\bar\alpha_t}x_0`,
      ],
      [
        r`\hat x_0=\sqrt{\bar\alpha_t}x_t-\sqrt{1-\bar\alpha_t}v_\theta(x_t,t)`,
        r`\hat x_0=\sqrt{\bar\alpha_t}x_t-(1-\bar\alpha_t)v_\theta(x_t,t)`,
      ],
      [
        r`\hat\epsilon=\sqrt{1-\bar\alpha_t}x_t+\sqrt{\bar\alpha_t}v_\theta(x_t,t)`,
        r`\hat\epsilon=\sqrt{\bar\alpha_t}x_t+\sqrt{1-\bar\alpha_t}v_\theta(x_t,t)`,
      ],
      [
        r`\mathrm{SNR}(t)=\frac{\bar\alpha_t}{1-\bar\alpha_t}`,
        r`\mathrm{SNR}(t)=\frac{1-\bar\alpha_t}{\bar\alpha_t}`,
      ],
      [
        r`w_t=\min(\mathrm{SNR}(t),\gamma)/\mathrm{SNR}(t)`,
        r`w_t=\max(\mathrm{SNR}(t),\gamma)/\mathrm{SNR}(t)`,
      ],
      [
        r`+s\cdot(\epsilon_\theta(x_t|y)-\epsilon_\theta(x_t|\varnothing))`,
        r`+s\cdot(\epsilon_\theta(x_t|y)+\epsilon_\theta(x_t|\varnothing))`,
      ],
      [
        r`(1+w)\epsilon_\theta(x_t,t,c)-w\epsilon_\theta(x_t,t,\varnothing)`,
        r`(1-w)\epsilon_\theta(x_t,t,c)-w\epsilon_\theta(x_t,t,\varnothing)`,
      ],
      [r`\mu\leftarrow\mu+s\Sigma\nabla`, r`\mu\leftarrow\mu-s\Sigma\nabla`],
    ],
  },
  {
    name: 'the cells of a notebook',
    text: r`# Karras et al., briefly

Their denoiser is preconditioned:

$$D_\theta(x;\sigma)=c_{\text{skip}}(\sigma)\,x+c_{\text{out}}(\sigma)\,F_\theta\big(c_{\text{in}}(\sigma)\,x;\,c_{\text{noise}}(\sigma)\big)$$

with

$$\begin{aligned}
c_{\text{skip}}(\sigma)&=\frac{\sigma_{\text{data}}^2}{\sigma^2+\sigma_{\text{data}}^2},\\
c_{\text{out}}(\sigma)&=\frac{\sigma\cdot\sigma_{\text{data}}}{\sqrt{\sigma_{\text{data}}^2+\sigma^2}},\\
c_{\text{in}}(\sigma)&=\frac{1}{\sqrt{\sigma^2+\sigma_{\text{data}}^2}},\\
c_{\text{noise}}(\sigma)&=\frac14\ln(\sigma),\\
\lambda(\sigma)&=\frac{\sigma^2+\sigma_{\text{data}}^2}{(\sigma\cdot\sigma_{\text{data}})^2}.
\end{aligned}$$

The ODE is $\frac{dx}{d\sigma}=\frac{x-D_\theta(x;\sigma)}{\sigma}$, the score $\nabla_x\log p(x;\sigma)=\frac{D(x;\sigma)-x}{\sigma^2}$.

The levels are
$$\sigma_{i<N}=\left(\sigma_{\max}^{\frac1\rho}+\frac{i}{N-1}\left(\sigma_{\min}^{\frac1\rho}-\sigma_{\max}^{\frac1\rho}\right)\right)^\rho$$

One Euler step: $x_{i+1}=x_i+(t_{i+1}-t_i)\,d_i$ with $d_i=(x_i-D_\theta(x_i;t_i))/t_i$. Heun adds $x_{i+1}=x_i+(t_{i+1}-t_i)\left(\tfrac12d_i+\tfrac12d_i'\right)$.

## Consistency

$f_\theta(x,t)=c_{\mathrm{skip}}(t)x+c_{\mathrm{out}}(t)F_\theta(x,t)$ with $c_{\mathrm{skip}}(\epsilon)=1$, $c_{\mathrm{out}}(\epsilon)=0$ and
$$c_{\mathrm{skip}}(t)=\frac{\sigma_{\mathrm{data}}^2}{(t-\epsilon)^2+\sigma_{\mathrm{data}}^2},\quad c_{\mathrm{out}}(t)=\frac{\sigma_{\mathrm{data}}(t-\epsilon)}{\sqrt{\sigma_{\mathrm{data}}^2+t^2}}$$

## v-prediction, with $\alpha_t^2+\sigma_t^2=1$

$$z_t=\alpha_t x+\sigma_t\epsilon,\qquad v_t\equiv\alpha_t\epsilon-\sigma_t x,\qquad \hat x=\alpha_t z_t-\sigma_t\hat v_\theta(z_t),\qquad \hat\epsilon=\sigma_t z_t+\alpha_t\hat v_\theta(z_t)$$

$$\mathrm{SNR}(t)=\alpha_t^2/\sigma_t^2,\qquad \lambda_t=\log\frac{\alpha_t^2}{\sigma_t^2}$$

$$q(z_t|z_s)=\mathcal N(z_t;\alpha_{t|s}z_s,\sigma_{t|s}^2I),\quad \alpha_{t|s}=\alpha_t/\alpha_s,\quad \sigma_{t|s}^2=\sigma_t^2-\alpha_{t|s}^2\sigma_s^2$$

$$z_s=\alpha_s\hat x+\sigma_s\hat\epsilon$$

Variance preserving means $\sigma_t=\sqrt{1-\alpha_t^2}$, and $\alpha_t^2=\mathrm{sigmoid}(\lambda_t)$.

## Entropy and KL

$$D_{\mathrm{KL}}(P\,\|\,Q)=\sum_x P(x)\log\frac{P(x)}{Q(x)},\qquad H(P)=-\mathbb E_{x\sim P}[\log P(x)]$$

$$D_{\mathrm{KL}}(\mathcal N(\mu,\sigma^2)\,\|\,\mathcal N(0,1))=\frac12\left(\mu^2+\sigma^2-\log\sigma^2-1\right)$$

$$D_{\mathrm{KL}}(\mathcal N(\mu_1,\Sigma_1)\|\mathcal N(\mu_2,\Sigma_2))=\frac12\left[\log\frac{|\Sigma_2|}{|\Sigma_1|}-d+\mathrm{tr}(\Sigma_2^{-1}\Sigma_1)+(\mu_2-\mu_1)^\top\Sigma_2^{-1}(\mu_2-\mu_1)\right]$$

$$\log p(x)\ge\mathbb E_{q(z|x)}[\log p(x|z)]-D_{\mathrm{KL}}(q(z|x)\|p(z))$$
`,
    slips: [
      [
        r`c_{\text{skip}}(\sigma)&=\frac{\sigma_{\text{data}}^2}{\sigma^2+\sigma_{\text{data}}^2}`,
        r`c_{\text{skip}}(\sigma)&=\frac{\sigma^2}{\sigma^2+\sigma_{\text{data}}^2}`,
      ],
      [
        r`\frac{\sigma\cdot\sigma_{\text{data}}}{\sqrt{\sigma_{\text{data}}^2+\sigma^2}}`,
        r`\frac{\sigma\cdot\sigma_{\text{data}}}{\sigma_{\text{data}}^2+\sigma^2}`,
      ],
      [
        r`c_{\text{in}}(\sigma)&=\frac{1}{\sqrt{\sigma^2+\sigma_{\text{data}}^2}}`,
        r`c_{\text{in}}(\sigma)&=\frac{1}{\sqrt{\sigma^2-\sigma_{\text{data}}^2}}`,
      ],
      [r`\frac14\ln(\sigma)`, r`\frac12\ln(\sigma)`],
      [
        r`\frac{\sigma^2+\sigma_{\text{data}}^2}{(\sigma\cdot\sigma_{\text{data}})^2}`,
        r`\frac{\sigma^2+\sigma_{\text{data}}^2}{\sigma\cdot\sigma_{\text{data}}}`,
      ],
      [
        r`\frac{dx}{d\sigma}=\frac{x-D_\theta(x;\sigma)}{\sigma}`,
        r`\frac{dx}{d\sigma}=\frac{D_\theta(x;\sigma)-x}{\sigma}`,
      ],
      [r`\frac{D(x;\sigma)-x}{\sigma^2}`, r`\frac{x-D(x;\sigma)}{\sigma^2}`],
      [
        r`\frac{i}{N-1}\left(\sigma_{\min}^{\frac1\rho}-\sigma_{\max}^{\frac1\rho}\right)`,
        r`\frac{i}{N-1}\left(\sigma_{\max}^{\frac1\rho}-\sigma_{\min}^{\frac1\rho}\right)`,
      ],
      [r`x_{i+1}=x_i+(t_{i+1}-t_i)\,d_i$`, r`x_{i+1}=x_i+(t_i-t_{i+1})\,d_i$`],
      [r`v_t\equiv\alpha_t\epsilon-\sigma_t x`, r`v_t\equiv\sigma_t\epsilon-\alpha_t x`],
      [r`\hat x=\alpha_t z_t-\sigma_t\hat v_\theta(z_t)`, r`\hat x=\alpha_t z_t+\sigma_t\hat v_\theta(z_t)`],
      [r`\mathrm{SNR}(t)=\alpha_t^2/\sigma_t^2`, r`\mathrm{SNR}(t)=\alpha_t/\sigma_t`],
      [r`\lambda_t=\log\frac{\alpha_t^2}{\sigma_t^2}`, r`\lambda_t=\log\frac{\sigma_t^2}{\alpha_t^2}`],
      [r`\sigma_t^2-\alpha_{t|s}^2\sigma_s^2`, r`\sigma_t^2+\alpha_{t|s}^2\sigma_s^2`],
      [r`\sigma_t=\sqrt{1-\alpha_t^2}`, r`\sigma_t=\sqrt{1-\alpha_t}`],
      [r`\sum_x P(x)\log\frac{P(x)}{Q(x)}`, r`\sum_x P(x)\log\frac{Q(x)}{P(x)}`],
      [r`H(P)=-\mathbb E_{x\sim P}[\log P(x)]`, r`H(P)=\mathbb E_{x\sim P}[\log P(x)]`],
      [
        r`\frac12\left(\mu^2+\sigma^2-\log\sigma^2-1\right)`,
        r`\frac12\left(\mu^2+\sigma^2+\log\sigma^2-1\right)`,
      ],
      [
        r`\frac12\left[\log\frac{|\Sigma_2|}{|\Sigma_1|}-d`,
        r`\frac12\left[\log\frac{|\Sigma_1|}{|\Sigma_2|}-d`,
      ],
      [r`[\log p(x|z)]-D_{\mathrm{KL}}(q(z|x)\|p(z))`, r`[\log p(x|z)]+D_{\mathrm{KL}}(q(z|x)\|p(z))`],
    ],
  },
];
