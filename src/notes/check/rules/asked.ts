import type { Convention } from '../../worlds/convention';
import type { ChainCheck } from '../chains/chainCheck';
import type { CheckedChain } from '../chains/checkedChain';
import type { DerivationCheck } from '../chains/derivationCheck';
import type { Finding } from '../finding';
import type { Mender } from '../fixes/mender';
import type { FormulaCheck } from '../formulaCheck';

/** What a rule may ask beside the chain that it looks at. */
export interface Asked {
  /** The note. */
  readonly text: string;
  readonly mender: Mender;
  /** Those that the chain may be meant in. */
  readonly conventions: readonly Convention[];
  /** All chains of the note, and which of them this one is. */
  readonly chains: readonly CheckedChain[];
  readonly index: number;
  readonly formulas: FormulaCheck;
  readonly sides: ChainCheck;
  readonly derivations: DerivationCheck;
}

/** Finds a slip of one kind in a chain of equations. */
export type ChainRule = (chain: CheckedChain, asked: Asked) => Finding | undefined;
