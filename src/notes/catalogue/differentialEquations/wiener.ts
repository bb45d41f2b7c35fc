import type { Facts } from '../../formulas/equationFacts';

export const hasWiener = (facts: Facts): boolean =>
  facts.letter('d') && facts.others.some(({ letter, sub }) => /^[wWBωΩ]$/.test(letter) && /^t?$/.test(sub));
