import type { EquationFacts } from '../../formulas/equationFacts';

/** Holds a differential and a Wiener process on its right. */
export const hasWiener = (facts: EquationFacts): boolean => facts.letter('d') && facts.has('wiener');
