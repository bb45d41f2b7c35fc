/**
 * What a part of a formula, a control or a picture stands for; it has the same colour in all three: data x_0, noise ε, the
 * noisy state x_t, a prediction (x̂_0, ε_θ, μ_θ), what is exact (the posterior, the exact score), an error or difference.
 */
export const meanings = ['data', 'noise', 'state', 'prediction', 'exact', 'error'] as const;

export type Meaning = (typeof meanings)[number];
