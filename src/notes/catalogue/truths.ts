import { readExpression } from '../formulas/readExpression';
import { evaluate } from '../formulas/evaluate';
import type { Expression } from '../formulas/expression';
import type { FormulaId } from '.';
import { parseTex } from '../tex/parseTex';
import { ddpm } from '../worlds/convention';
import { FormulaValues } from '../worlds/formulaValues';
import type { Letters } from '../worlds/letters';
import type { World } from '../worlds/world';

const r = String.raw;

/**
 * What a formula's left side equals, in DDPM's notation; s is the step before t. Several forms stand where the
 * field has several true ones. Formulas that are not here are compared with their own left side, whose value is
 * known, or have a check of their own.
 */
export const truthTex: Partial<Record<FormulaId, readonly string[]>> = {
  'forward-sample': [r`\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}\epsilon`],
  'closed-form-sample': [r`\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon`],
  'signal-sample': [r`\sqrt{\bar\alpha_t}x_0+\sqrt{1-\bar\alpha_t}\epsilon`],
  'alpha-bar-definition': [r`\bar\alpha_t`],
  'cosine-schedule': [r`\frac{f(t)}{f(0)}`, r`\frac{g(t)}{g(0)}`, r`\frac{h(t)}{h(0)}`],
  'cosine-function': [
    r`\cos(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2})^2`,
    r`\cos(\frac{t+s}{1+s}\cdot\frac{\pi}{2})^2`,
    r`\frac{\cos(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2})^2}{\cos(\frac{s}{1+s}\cdot\frac{\pi}{2})^2}`,
    r`\cos(\frac{t/T+0.008}{1.008}\cdot\frac{\pi}{2})^2`,
    r`\cos(\frac{t}{T}\cdot\frac{\pi}{2})^2`,
    r`\cos(t\cdot\frac{\pi}{2})^2`,
  ],
  'linear-schedule': [
    r`\beta_1+\frac{t-1}{T-1}(\beta_T-\beta_1)`,
    r`\beta_1+\frac{t}{T}(\beta_T-\beta_1)`,
    r`\beta_{min}+\frac{t-1}{T-1}(\beta_{max}-\beta_{min})`,
    r`\beta_{min}+\frac{t}{T}(\beta_{max}-\beta_{min})`,
    r`\beta_{start}+\frac{t-1}{T-1}(\beta_{end}-\beta_{start})`,
    r`\beta_{start}+\frac{t}{T}(\beta_{end}-\beta_{start})`,
    // Arrays that begin at zero.
    r`\beta_1+\frac{t}{T-1}(\beta_T-\beta_1)`,
    r`\beta_{min}+\frac{t}{T-1}(\beta_{max}-\beta_{min})`,
    r`\beta_{start}+\frac{t}{T-1}(\beta_{end}-\beta_{start})`,
    r`\beta_0+\frac{t}{T}(\beta_T-\beta_0)`,
    r`\beta_0+\frac{t-1}{T-1}(\beta_T-\beta_0)`,
    r`\beta_1+\frac{(t-1)^2}{(T-1)^2}(\beta_T-\beta_1)`,
    // Linear in the square root, as latent diffusion has it.
    r`(\sqrt{\beta_1}+\frac{t-1}{T-1}(\sqrt{\beta_T}-\sqrt{\beta_1}))^2`,
    r`(\sqrt{\beta_{min}}+\frac{t-1}{T-1}(\sqrt{\beta_{max}}-\sqrt{\beta_{min}}))^2`,
    r`(\sqrt{\beta_{start}}+\frac{t-1}{T-1}(\sqrt{\beta_{end}}-\sqrt{\beta_{start}}))^2`,
  ],
  'posterior-variance': [r`\frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t`],
  'learned-variance': [
    r`\exp(v\log\beta_t+(1-v)\log\tilde\beta_t)`,
    r`\exp(v_t\log\beta_t+(1-v_t)\log\tilde\beta_t)`,
  ],
  'sampling-step': ['', r`+\sigma_t z`, r`+\sqrt{\beta_t}z`, r`+\sqrt{\tilde\beta_t}z`].map(
    (noise) =>
      r`\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t))${noise}`,
  ),
  'ddim-step': [
    r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\epsilon_\theta(x_t,t)+\sigma_t\epsilon`,
    r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\epsilon_\theta(x_t,t)`,
    r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s}\epsilon_\theta(x_t,t)`,
    r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s}\epsilon`,
    r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s-\tilde\beta_t}\epsilon_\theta(x_t,t)+\sqrt{\tilde\beta_t}\epsilon`,
  ],
  'ddim-variance': [
    r`\eta\sqrt{\frac{1-\bar\alpha_s}{1-\bar\alpha_t}}\sqrt{1-\frac{\bar\alpha_t}{\bar\alpha_s}}`,
  ],
  'predicted-x0': [
    r`\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
    r`\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}`,
  ],
  'x0-from-noise': [
    r`\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}`,
    r`\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
  ],
  'noise-from-x0': [
    r`\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}`,
    r`\frac{x_t-\sqrt{\bar\alpha_t}\hat{x}_0}{\sqrt{1-\bar\alpha_t}}`,
  ],
  'x0-from-velocity': [
    r`\sqrt{\bar\alpha_t}x_t-\sqrt{1-\bar\alpha_t}v_\theta`,
    r`\sqrt{\bar\alpha_t}x_t-\sqrt{1-\bar\alpha_t}v`,
  ],
  'noise-from-velocity': [
    r`\sqrt{1-\bar\alpha_t}x_t+\sqrt{\bar\alpha_t}v_\theta`,
    r`\sqrt{1-\bar\alpha_t}x_t+\sqrt{\bar\alpha_t}v`,
  ],
  velocity: [
    r`\sqrt{\bar\alpha_t}\epsilon-\sqrt{1-\bar\alpha_t}x_0`,
    r`\sqrt{\bar\alpha_t}\epsilon_\theta(x_t,t)-\sqrt{1-\bar\alpha_t}\hat{x}_0`,
  ],
  'posterior-mean-noise': [
    r`\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon)`,
    r`\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t))`,
    r`\sqrt{\bar\alpha_{t-1}}\frac{x_t-\sqrt{1-\bar\alpha_t}\epsilon}{\sqrt{\bar\alpha_t}}+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\epsilon`,
  ],
  'predicted-mean': [
    r`\frac{1}{\sqrt{\alpha_t}}(x_t-\frac{\beta_t}{\sqrt{1-\bar\alpha_t}}\epsilon_\theta(x_t,t))`,
    // DDIM's mean.
    r`\sqrt{\bar\alpha_{t-1}}\hat{x}_0+\sqrt{1-\bar\alpha_{t-1}-\sigma_t^2}\epsilon_\theta(x_t,t)`,
  ],
  'posterior-mean': [
    r`\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0+\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t`,
  ],
  tweedie: [
    r`\frac{x_t+(1-\bar\alpha_t)s_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}`,
    r`\frac{x_t+(1-\bar\alpha_t)\nabla\log q(x_t|x_0)}{\sqrt{\bar\alpha_t}}`,
  ],
  'score-from-noise': [
    r`-\frac{\epsilon_\theta(x_t,t)}{\sqrt{1-\bar\alpha_t}}`,
    r`-\frac{\epsilon}{\sqrt{1-\bar\alpha_t}}`,
  ],
  'conditional-score': [
    r`-\frac{x_t-\sqrt{\bar\alpha_t}x_0}{1-\bar\alpha_t}`,
    r`-\frac{\epsilon}{\sqrt{1-\bar\alpha_t}}`,
  ],
  snr: [r`\frac{\bar\alpha_t}{1-\bar\alpha_t}`],
  'log-snr': [r`\log\frac{\bar\alpha_t}{1-\bar\alpha_t}`, r`\frac12\log\frac{\bar\alpha_t}{1-\bar\alpha_t}`],
  'reverse-variance': [r`\beta_t`, r`\tilde\beta_t`],
  'beta-from-alpha-bar': [r`1-\frac{\bar\alpha_t}{\bar\alpha_{t-1}}`],
  'classifier-guidance': ['', 's', 'w', 'γ', '\\lambda', 'ω', 'k'].map(
    (scale) => r`\epsilon_\theta(x_t,t)-${scale}\sqrt{1-\bar\alpha_t}\nabla\log p(y|x_t)`,
  ),
  'bayes-score': [r`\nabla\log p(x_t)+\nabla\log p(y|x_t)`],
  'edm-skip': [r`\frac{\sigma_{data}^2}{\sigma^2+\sigma_{data}^2}`],
  'edm-out': [r`\frac{\sigma\sigma_{data}}{\sqrt{\sigma^2+\sigma_{data}^2}}`],
  'edm-in': [r`\frac{1}{\sqrt{\sigma^2+\sigma_{data}^2}}`],
  'edm-weight': [r`\frac{\sigma^2+\sigma_{data}^2}{(\sigma\sigma_{data})^2}`],
  'edm-denoiser': [r`c_{skip}(\sigma)x+c_{out}(\sigma)F_\theta(c_{in}(\sigma)x;c_{noise}(\sigma))`],
  'edm-sigmas': [r`(\sigma_{max}^{1/\rho}+\frac{i}{N-1}(\sigma_{min}^{1/\rho}-\sigma_{max}^{1/\rho}))^\rho`],
};

/** Mean and variance of the known conditional densities; a missing variance may be anything. */
export const momentTex: Partial<
  Record<FormulaId, readonly { readonly mean: string; readonly variance?: string }[]>
> = {
  'forward-kernel': [{ mean: r`\sqrt{\alpha_t}x_{t-1}`, variance: r`\beta_t` }],
  'closed-form-kernel': [{ mean: r`\sqrt{\bar\alpha_t}x_0`, variance: r`1-\bar\alpha_t` }],
  'forward-jump-kernel': [
    {
      mean: r`\sqrt{\frac{\bar\alpha_t}{\bar\alpha_s}}x_s`,
      variance: r`1-\frac{\bar\alpha_t}{\bar\alpha_s}`,
    },
  ],
  'posterior-kernel': [
    {
      mean: r`\frac{\sqrt{\bar\alpha_{t-1}}\beta_t}{1-\bar\alpha_t}x_0+\frac{\sqrt{\alpha_t}(1-\bar\alpha_{t-1})}{1-\bar\alpha_t}x_t`,
      variance: r`\tilde\beta_t`,
    },
  ],
  'ddim-kernel': [
    {
      mean: r`\sqrt{\bar\alpha_s}x_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\frac{x_t-\sqrt{\bar\alpha_t}x_0}{\sqrt{1-\bar\alpha_t}}`,
      variance: r`\sigma_t^2`,
    },
    {
      mean: r`\sqrt{\bar\alpha_s}\hat{x}_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\epsilon_\theta(x_t,t)`,
      variance: r`\sigma_t^2`,
    },
    {
      mean: r`\sqrt{\bar\alpha_s}x_0+\sqrt{1-\bar\alpha_s-\sigma_t^2}\epsilon`,
      variance: r`\sigma_t^2`,
    },
  ],
  prior: [{ mean: '0', variance: '1' }],
};

const parsed = new Map<string, Expression>();

/** A truth's expression; each is parsed once. */
export function truthExpression(tex: string): Expression {
  let expression = parsed.get(tex);
  if (!expression) {
    expression = readExpression(parseTex(tex));
    parsed.set(tex, expression);
  }
  return expression;
}

/** The letters of the truths. */
export const canonicalLetters: Letters = { state: 'x', noises: ['one'], plainIsData: false };

const values = new Map<string, number | undefined>();
const maxValues = 50_000;

/** The value of a truth in one draw, for a step t and the one before it; every one is computed once. */
export function truthValue(tex: string, world: World, t: number, previous: number): number | undefined {
  const key = `${world.seed} ${t} ${previous} ${tex}`;
  if (values.has(key)) return values.get(key);
  const truth = new FormulaValues(world, ddpm, canonicalLetters, { t, previous, unknowns: true });
  const value = evaluate(truthExpression(tex), truth);
  if (values.size >= maxValues) values.clear();
  values.set(key, value);
  return value;
}
