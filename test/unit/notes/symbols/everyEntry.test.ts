import { describe, expect, test } from 'vitest';
import { readAtoms } from '../../../../src/notes/atoms';
import { glossary } from '../../../../src/notes/glossary/glossary';
import { symbolIds, type SymbolId } from '../../../../src/notes/glossary/symbolIds';
import { findSymbols, type Setting } from '../../../../src/notes/symbols';
import { parseTex } from '../../../../src/notes/tex/parseTex';

const { raw } = String;

const symbolsOf = (tex: string, setting?: Setting) =>
  findSymbols(parseTex(tex, 0, tex.length), setting).map(({ id, start, end }) => ({
    id,
    text: tex.slice(start, end),
  }));

/** Entries whose letter alone may be several things: a formula in which it is this one, and where it stands. */
const inContext: Partial<Record<SymbolId, readonly [tex: string, symbol: string, setting?: Setting]>> = {
  'x_{t-1}': [raw`\mathbf{x}_{t-1}`, raw`\mathbf{x}_{t-1}`],
  v_interpolation: [raw`\Sigma_\theta=\exp(v\log\beta_t+(1-v)\log\tilde\beta_t)`, 'v'],
  latent: [raw`p(\mathbf{x}|\mathbf{z})`, raw`\mathbf{z}`],
  entropy: [raw`H(p)`, 'H'],
  probabilityOf: [raw`P(A|B)`, 'P'],
  event: [raw`P(A|B)`, 'A'],
  given: [raw`q(x_t\mid x_{t-1})`, raw`\mid`],
  sampleSize: [raw`\bar X=\frac{1}{n}\sum_{i=1}^{n}X_i`, 'n'],
  dataDimension: [raw`\prod_{i=1}^{D}p(x^i)`, 'D'],
  constantC: [raw`L_{t-1}-C`, 'C'],
  index: [raw`\prod_{s=1}^{t}\alpha_s`, 's'],
  alpha_ddim: [raw`\sqrt{\alpha_{\tau_{i-1}}}\,\epsilon`, raw`\alpha_{\tau_{i-1}}`],
  S_steps: [raw`\tau_1,\dots,\tau_S,\quad S=\dim(\tau)`, 'S'],
  langevin: [
    raw`\mathbf{x}_{n+1}=\mathbf{x}_n+\delta\nabla_{\mathbf{x}}\log p(\mathbf{x}_n)`,
    raw`\mathbf{x}_{n+1}`,
  ],
  stepSize: [raw`\frac{\epsilon}{2}\nabla_x\log p(x)+\sqrt{\epsilon}\,z_t`, raw`\epsilon`],
  annealedStepSize: [raw`x+\frac{\alpha_i}{2}s_\theta(x,\sigma_i)+\sqrt{\alpha_i}z_t`, raw`\alpha_i`],
  correctorSnr: [raw`\epsilon=2(r\|z\|_2/\|s_\theta\|_2)^2`, 'r'],
  sde: [
    raw`\mathrm{d}\mathbf{x}=\mathbf{f}(\mathbf{x},t)\mathrm{d}t+g(t)\mathrm{d}\mathbf{w}`,
    raw`\mathrm{d}\mathbf{x}`,
  ],
  reverseSde: [raw`d x=[f(x,t)-g(t)^2\nabla_x\log p_t(x)]dt+g(t)d\bar w`, 'd x'],
  probabilityFlowOde: [raw`dx=[f(x,t)-\tfrac12g(t)^2\nabla_x\log p_t(x)]dt`, 'dx'],
  w: [raw`d\mathbf{w}`, raw`\mathbf{w}`],
  t_continuous: [raw`t\in[0,1]`, 't'],
  N_scales: [raw`\{\sigma_i\}_{i=1}^{N}`, 'N'],
  signalScale: [raw`x_t=\alpha_t x_0+\sigma_t\epsilon`, raw`\alpha_t`],
  noiseScale: [raw`x_t=\alpha_t x_0+\sigma_t\epsilon`, raw`\sigma_t`],
  z_latent: [raw`z_t=\alpha_t x+\sigma_t\epsilon`, 'z_t'],
  rho: [raw`\rho=7,\ \sigma_{\max}=80`, raw`\rho`],
  cosineSchedule: [raw`f(t)=\cos\left(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2}\right)^2`, 'f'],
  cosineOffset: [raw`f(t)=\cos\left(\frac{t/T+s}{1+s}\cdot\frac{\pi}{2}\right)^2`, 's'],
  y: [raw`p_\phi(y|\mathbf{x}_t)`, 'y'],
  c: [raw`\epsilon_\theta(\mathbf{z}_\lambda,\mathbf{c})`, raw`\mathbf{c}`],
  classifierScale: [raw`\mu+s\Sigma\nabla_{x_t}\log p_\phi(y|x_t)`, 's'],
  guidanceWeight: [raw`(1+w)\epsilon_\theta(z,c)-w\epsilon_\theta(z)`, 'w'],
  flow_x0: [raw`x_1-x_0`, 'x_0'],
  flow_x1: [raw`x_1-x_0`, 'x_1'],
  flow_xt: [raw`x_t=(1-t)x_0+t x_1`, 'x_t'],
  flow_t: [raw`x_t=(1-t)x_0+t x_1`, 't'],
  v_flow: [raw`\|v_\theta(x_t,t)-(x_1-x_0)\|^2`, raw`v_\theta`],
  p_path: [raw`\mathbb{E}_{t,p_t(x)}\|v_t(x)-u_t(x)\|^2`, 'p_t'],
  p_0: [raw`\psi_t(x_0),\ x_0\sim p_0`, 'p_0'],
  p_1: [raw`[\phi_t]_*p_0=p_1`, 'p_1'],
  sigma_min_flow: [raw`\psi_t(x)=(1-(1-\sigma_{\min})t)x+t x_1`, raw`\sigma_{\min}`],
  flow_X0: [raw`X_t=tX_1+(1-t)X_0`, 'X_0'],
  flow_X1: [raw`X_t=tX_1+(1-t)X_0`, 'X_1'],
  flow_Xt: [raw`X_t=tX_1+(1-t)X_0`, 'X_t'],
  learningRate: [raw`\theta\leftarrow\theta-\eta\nabla_\theta L`, raw`\eta`],
  discriminator: [raw`\log D(x)`, 'D'],
  generator: [raw`D(G(z))`, 'G'],
};

/** Ideas that no one letter stands for: a reader comes to them from the symbols that they are related to. */
const ideas: readonly SymbolId[] = [
  ...(['noiseSchedule', 'ancestralSampling', 'logVariance', 'reparameterisation', 'gaussianKl'] as const),
  ...(['jensen', 'iid', 'clt', 'evidence', 'bayes', 'markovChain', 'rate', 'distortion'] as const),
  ...(['ddimStep', 'noiseToSignal', 'denoisingScoreMatching', 'hutchinson', 'karrasLevels'] as const),
  ...(['classifierGuidance', 'classifierFreeGuidance', 'pushforward', 'continuityEquation'] as const),
  ...(['flowTarget'] as const),
];

describe('every entry is found where its symbol stands', () => {
  const letters = symbolIds.filter((id) => !ideas.includes(id));
  test.each(letters)('%s', (id) => {
    const [tex, symbol, setting] = inContext[id] ?? [glossary[id].tex('t'), undefined];
    const found = symbolsOf(tex, setting);
    if (symbol === undefined) {
      expect(found[0]?.id, tex).toBe(id);
    } else {
      expect(found, tex).toContainEqual({ id, text: symbol });
    }
  });
});

describe('every idea is reached from a symbol that is found', () => {
  test.each(ideas)('%s', (id) => {
    const reached = new Set<SymbolId>(symbolIds.filter((each) => !ideas.includes(each)));
    for (let before = -1; before !== reached.size;) {
      before = reached.size;
      for (const from of [...reached]) {
        const { from: origins, to, confusedWith } = glossary[from];
        for (const next of [...origins, ...to, ...confusedWith]) {
          reached.add(next);
        }
      }
    }
    expect(reached.has(id)).toBe(true);
  });
});

/** The same letters in another setting are something else. */
describe('a letter with several meanings is told apart', () => {
  const spelled: readonly (readonly [tex: string, symbol: string, id: SymbolId, setting?: Setting])[] = [
    [raw`\epsilon\sim\mathcal{N}(0,I)`, raw`\epsilon`, 'epsilon'],
    [raw`\sqrt{1-\bar\alpha_t}\,\epsilon`, raw`\epsilon`, 'epsilon'],
    [raw`x+\sqrt{2\epsilon}\,z+\epsilon\nabla_x\log p(x)`, raw`\epsilon`, 'stepSize'],
    [raw`\alpha_t=1-\beta_t`, raw`\alpha_t`, 'alpha_t'],
    [raw`\sqrt{\alpha_t}x_{t-1}+\sqrt{1-\alpha_t}\epsilon`, raw`\alpha_t`, 'alpha_t'],
    [raw`x_t=\alpha_t x_0+\sigma_t\epsilon`, raw`\alpha_t`, 'signalScale'],
    [raw`\frac{1}{\sqrt{\alpha_t}}(x_t-\dots)+\sigma_t z`, raw`\sigma_t`, 'sigma_t'],
    [raw`\sigma_i`, raw`\sigma_i`, 'noiseLevel'],
    [raw`\sigma_{\tau_i}(\eta)`, raw`\sigma_{\tau_i}`, 'sigma_ddim'],
    [raw`\sigma_t(x_1)`, raw`\sigma_t`, 'sigma_cond'],
    [raw`x_1`, 'x_1', 'x_t'],
    [raw`x_1`, 'x_1', 'flow_x1', 'flow'],
    [raw`x_0`, 'x_0', 'x_0'],
    [raw`x_0`, 'x_0', 'flow_x0', 'flow'],
    [raw`t`, 't', 't'],
    [raw`t`, 't', 'flow_t', 'flow'],
    [raw`t`, 't', 't_continuous', 'score'],
    [raw`v_t`, 'v_t', 'v_target'],
    [raw`v_t`, 'v_t', 'v_flow', 'flow'],
    [raw`\hat v_\theta(z_t)`, raw`\hat v_\theta`, 'v_theta'],
    [raw`q(x_0)`, 'q', 'q_data'],
    [raw`q(x_t|x_{t-1})`, 'q', 'q'],
    [raw`q(x_t|x_0)`, 'q', 'q_marginal'],
    [raw`q(\mathbf{x}_{t-1}\mid\mathbf{x}_t,\mathbf{x}_0)`, 'q', 'q_posterior'],
    [raw`q(x_{t-1}|x_t)`, 'q', 'q_reverse'],
    [raw`q_\sigma(x_{t-1}|x_t,x_0)`, raw`q_\sigma`, 'q_sigma'],
    [raw`p_\theta(x_{t-1}|x_t)`, raw`p_\theta`, 'p_theta'],
    [raw`p_\theta(x_0)`, raw`p_\theta`, 'p_model'],
    [raw`p_\theta(x_0|x_1)`, raw`p_\theta`, 'p_decoder'],
    [raw`p(x_T)`, 'p', 'p_prior'],
    [raw`p_\phi(y|x_t)`, raw`p_\phi`, 'p_phi'],
    [raw`p_{0t}(x(t)|x(0))`, 'p_{0t}', 'p_0t'],
    [raw`D_{\mathrm{KL}}(p\,\|\,q)`, 'p', 'density'],
    [raw`D_{\mathrm{KL}}(p\,\|\,q)`, 'q', 'density'],
    [raw`\epsilon_\theta(x_t,t)`, raw`\epsilon_\theta`, 'epsilon_theta'],
    [raw`\epsilon_\theta(x_t,t,c)`, raw`\epsilon_\theta`, 'epsilon_cond'],
    [raw`\epsilon_\theta(x_t,t,\varnothing)`, raw`\epsilon_\theta`, 'epsilon_uncond'],
    [raw`\nabla_x\log p_t(x)`, raw`\nabla`, 'score'],
    [raw`\nabla_x\log p_t(x|y)`, raw`\nabla`, 'conditionalScore'],
    [raw`\nabla_{x_t}\log p_\phi(y|x_t)`, raw`\nabla`, 'classifierGradient'],
    [raw`\nabla_\theta L`, raw`\nabla`, 'gradient'],
    [raw`\nabla\cdot f`, raw`\nabla`, 'divergence'],
    [raw`\left\|x\right\|^2`, raw`\left\|`, 'norm'],
    [raw`\sum_{t=1}^{T}L_t`, raw`\sum`, 'sum'],
    [raw`∑_{t=1}^{T}L_t`, '∑', 'sum'],
    [raw`\boldsymbol\Sigma`, raw`\boldsymbol\Sigma`, 'Sigma'],
    [raw`L_{t-1}`, 'L_{t-1}', 'L_{t-1}'],
    [raw`L_t`, 'L_t', 'L_t'],
    [raw`\mathcal{L}_T`, raw`\mathcal{L}_T`, 'L_T'],
    [raw`A\to B\to C`, 'A', 'event'],
    [raw`\lambda_t=\log(\alpha_t^2/\sigma_t^2)`, raw`\lambda_t`, 'logSnr'],
    [raw`\beta(t)`, raw`\beta`, 'beta_continuous'],
    [raw`\mathrm{KL}(q\|p)`, raw`\mathrm{KL}`, 'D_KL'],
    [raw`KL(q\|p)`, 'KL', 'D_KL'],
    [raw`\text{FID}`, raw`\text{FID}`, 'FID'],
  ];
  test.each(spelled.map(([tex, symbol, id, setting]) => ({ tex, symbol, id, setting })))(
    '$tex: $symbol is $id',
    ({ tex, symbol, id, setting }) => {
      expect(symbolsOf(tex, setting)).toContainEqual({ id, text: symbol });
    },
  );
});

test('the letters of the papers’ formulas are known, nine of ten', () => {
  let letters = 0;
  let unknown = 0;
  for (const id of symbolIds) {
    const { definition } = glossary[id];
    const tree = parseTex(definition, 0, definition.length);
    const found = findSymbols(tree);
    expect(found.length, id).toBeGreaterThan(0);
    for (const { start, end } of readAtoms(tree)) {
      letters++;
      if (!found.some((symbol) => symbol.start <= start && end <= symbol.end)) {
        unknown++;
      }
    }
  }
  expect(letters).toBeGreaterThan(2000);
  expect(unknown / letters).toBeLessThan(0.1);
});
