/** Every symbol, operator and idea that the glossary explains, by topic. An id never changes: links name it. */
export const symbolGroups = {
  forward: ['x_0', 'x_t', 'x_{t-1}', 'x_T', 't', 'T', 'beta_t', 'alpha_t', 'alphaBar_t', 'epsilon', 'q'],
  reverse: [
    'p_theta',
    'theta',
    'epsilon_theta',
    'mu_theta',
    'Sigma_theta',
    'sigma_t',
    'muTilde_t',
    'betaTilde_t',
    'z',
  ],
  probability: ['N'],
  bounds: ['L_simple'],
} as const;

export type SymbolGroup = keyof typeof symbolGroups;
/** The ids of one topic, or of all. */
export type SymbolId<Group extends SymbolGroup = SymbolGroup> = (typeof symbolGroups)[Group][number];

export const symbolIds: readonly SymbolId[] = Object.values(symbolGroups).flat();
