/** What findings make `check` end with status 1: those at least as bad. */
export const failLevels = ['error', 'warning', 'information', 'never'] as const;
export type FailLevel = (typeof failLevels)[number];

/** What a rule can report as. */
export const ruleLevels = ['error', 'warning', 'information', 'off'] as const;
