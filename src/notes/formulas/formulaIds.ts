/** The formulas that a playground view shows, as they stand. */
export const runnableFormulaIds = [
  'forward-kernel', // q(x_t|x_{t-1}) = N(x_t; √(1-β_t) x_{t-1}, β_t I)
  'forward-sample', // x_t = √(1-β_t) x_{t-1} + √β_t ε
  'closed-form-kernel', // q(x_t|x_0) = N(x_t; √ᾱ_t x_0, (1-ᾱ_t) I)
  'closed-form-sample', // x_t = √ᾱ_t x_0 + √(1-ᾱ_t) ε
  'posterior-mean', // μ̃_t(x_t, x_0)
  'posterior-variance', // β̃_t
  'posterior-kernel', // q(x_{t-1}|x_t, x_0) = N(x_{t-1}; μ̃_t, β̃_t I)
  'sampling-step', // x_{t-1} = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε_θ) + σ_t z
  'simple-loss', // L_simple
  'alpha-definition', // α_t = 1 - β_t
  'alpha-bar-definition', // ᾱ_t = ∏ α_s
] as const;
export type RunnableFormulaId = (typeof runnableFormulaIds)[number];

/** The formulas that are recognised, checked and explained without a view of their own. */
export const explainedFormulaIds = [
  // DDPM
  'marginal-likelihood', // p_θ(x_0) = ∫ p_θ(x_{0:T}) dx_{1:T}
  'reverse-joint', // p_θ(x_{0:T}) = p(x_T) ∏ p_θ(x_{t-1}|x_t)
  'reverse-kernel', // p_θ(x_{t-1}|x_t) = N(x_{t-1}; μ_θ, Σ_θ)
  'forward-joint', // q(x_{1:T}|x_0) = ∏ q(x_t|x_{t-1})
  'prior', // p(x_T) = N(0, I)
  'bayes-posterior', // q(x_{t-1}|x_t,x_0) = q(x_t|x_{t-1},x_0) q(x_{t-1}|x_0) / q(x_t|x_0)
  'variational-bound', // E[-log p_θ(x_0)] ≤ E_q[-log p_θ(x_{0:T}) / q(x_{1:T}|x_0)]
  'bound-terms', // L = L_T + Σ L_{t-1} + L_0
  'prior-term', // L_T = KL(q(x_T|x_0) ‖ p(x_T))
  'denoising-term', // L_{t-1} = KL(q(x_{t-1}|x_t,x_0) ‖ p_θ(x_{t-1}|x_t))
  'reconstruction-term', // L_0 = -log p_θ(x_0|x_1)
  'mean-matching-loss', // L_{t-1} = E[1/2σ² ‖μ̃ - μ_θ‖²] + C
  'weighted-noise-loss', // L_{t-1} - C = E[β²/(2σ²α(1-ᾱ)) ‖ε - ε_θ‖²]
  'posterior-mean-noise', // μ̃_t = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε)
  'predicted-mean', // μ_θ = 1/√α_t (x_t - β_t/√(1-ᾱ_t) ε_θ)
  'predicted-x0', // x̂_0 = (x_t - √(1-ᾱ_t) ε_θ) / √ᾱ_t
  'x0-from-noise', // x_0 = (x_t - √(1-ᾱ_t) ε) / √ᾱ_t
  'noise-from-x0', // ε = (x_t - √ᾱ_t x_0) / √(1-ᾱ_t)
  'reverse-variance', // σ_t² = β_t
  'two-step-sample', // x_t = √(α_t α_{t-1}) x_{t-2} + √(1 - α_t α_{t-1}) ε̄
  'forward-jump-kernel', // q(x_t|x_s) = N(x_t; √(ᾱ_t/ᾱ_s) x_s, (1 - ᾱ_t/ᾱ_s) I)
  'linear-schedule', // β_t = β_1 + (t-1)/(T-1) (β_T - β_1)
  'kl-gaussians', // KL of two Gaussians
  'reparameterisation', // z = μ + σ ε
  // Improved DDPM
  'cosine-schedule', // ᾱ_t = f(t) / f(0)
  'cosine-function', // f(t) = cos²((t/T + s)/(1 + s) · π/2)
  'beta-from-alpha-bar', // β_t = 1 - ᾱ_t / ᾱ_{t-1}
  'learned-variance', // Σ_θ = exp(v log β_t + (1-v) log β̃_t)
  'hybrid-loss', // L_hybrid = L_simple + λ L_vlb
  // DDIM
  'ddim-kernel', // q_σ(x_{t-1}|x_t,x_0)
  'ddim-step', // x_{t-1} = √ᾱ_{t-1} x̂_0 + √(1-ᾱ_{t-1}-σ_t²) ε_θ + σ_t ε
  'ddim-variance', // σ_t(η)
  // Parameterisations
  'velocity', // v = √ᾱ_t ε - √(1-ᾱ_t) x_0
  'x0-from-velocity', // x̂_0 = √ᾱ_t x_t - √(1-ᾱ_t) v
  'noise-from-velocity', // ε̂ = √(1-ᾱ_t) x_t + √ᾱ_t v
  'signal-sample', // x_t = α_t x_0 + σ_t ε
  'variance-preserving', // α_t² + σ_t² = 1
  'snr', // SNR(t) = ᾱ_t / (1-ᾱ_t)
  'log-snr', // λ_t = log SNR(t)
  'min-snr-weight', // w_t = min(SNR(t), γ)
  // Score models
  'score-from-noise', // s_θ = -ε_θ / √(1-ᾱ_t)
  'conditional-score', // ∇ log q(x_t|x_0) = -(x_t - √ᾱ_t x_0)/(1-ᾱ_t)
  'tweedie', // E[x_0|x_t] = (x_t + (1-ᾱ_t) ∇ log q(x_t)) / √ᾱ_t
  'score-matching-loss', // E‖s_θ - ∇ log q‖²
  'langevin-step', // x ← x + δ/2 ∇ log p + √δ z
  'forward-sde', // dx = f dt + g dw
  'reverse-sde', // dx = [f - g² ∇ log p] dt + g dw̄
  'probability-flow-ode', // dx = [f - ½ g² ∇ log p] dt
  'vp-sde', // dx = -½ β(t) x dt + √β(t) dw
  've-sde', // dx = √(d[σ²]/dt) dw
  'vp-sde-kernel', // N(x e^{-½∫β}, (1 - e^{-∫β}) I)
  'reverse-sde-step', // Euler–Maruyama on the reverse SDE
  // Guidance
  'classifier-guidance', // ε̂ = ε_θ - s √(1-ᾱ_t) ∇ log p(y|x_t)
  'classifier-guidance-mean', // μ + s Σ ∇ log p(y|x_t)
  'classifier-free-guidance', // ε̂ = (1+w) ε_θ(x_t,c) - w ε_θ(x_t)
  'bayes-score', // ∇ log p(x|y) = ∇ log p(x) + ∇ log p(y|x)
  // Flow matching
  'flow-path', // x_t = (1-t) x_0 + t x_1
  'flow-velocity', // u_t = x_1 - x_0
  'flow-matching-loss', // E‖v_θ(x_t,t) - (x_1 - x_0)‖²
  'flow-ode', // dx_t/dt = v_θ(x_t, t)
  'flow-step', // x_{t+Δt} = x_t + Δt v_θ
  // EDM
  'edm-denoiser', // D = c_skip x + c_out F(c_in x; c_noise)
  'edm-skip', // c_skip = σ_data² / (σ² + σ_data²)
  'edm-out', // c_out = σ σ_data / √(σ² + σ_data²)
  'edm-in', // c_in = 1 / √(σ² + σ_data²)
  'edm-ode', // dx/dσ = (x - D)/σ
  'edm-weight', // λ(σ) = (σ² + σ_data²) / (σ σ_data)²
  'edm-sigmas', // σ_i = (σ_max^{1/ρ} + i/(N-1) (σ_min^{1/ρ} - σ_max^{1/ρ}))^ρ
  'edm-noise', // c_noise = ¼ ln σ
  'denoiser-score', // ∇ log p(x; σ) = (D(x; σ) - x)/σ²
  'perturbation-kernel', // q_σ(x̃|x) = N(x, σ² I)
  // Samplers between any two times
  'dpm-solver-step', // x_t = (α_t/α_s) x_s - σ_t (e^h - 1) ε_θ
  'transition-scale', // α_{t|s} = α_t/α_s
  'transition-variance', // σ²_{t|s} = σ_t² - α²_{t|s} σ_s²
  // More of flow matching
  'flow-endpoint', // x̂_1 = x_t + (1-t) v_θ
  'flow-kernel', // p_t(x|x_1) = N(t x_1, (1-(1-σ_min)t)² I)
  // Probability
  'gaussian-density', // 1/√(2πσ²) exp(-(x-μ)²/(2σ²))
  'entropy', // H(p) = -Σ p log p
  'kl-definition', // D(p‖q) = Σ p log(p/q)
] as const;

/** Every formula of the catalogue. The ids are stable: links, tools and settings may name them. */
export const formulaIds = [...runnableFormulaIds, ...explainedFormulaIds] as const;
export type FormulaId = (typeof formulaIds)[number];

/** Whether a playground view shows this formula. */
export const isRunnable = (id: FormulaId): id is RunnableFormulaId =>
  (runnableFormulaIds as readonly FormulaId[]).includes(id);
