import type { SymbolId } from '../../notes/note';
import { isCounted, isEnd, isNumbered, readStep, readStepRange } from '../../notes/vocabulary/step';

/** What the time in a symbol's subscript means for its values. */
export type SymbolTime = (
  | { readonly kind: 'running'; /** Added to t. */ readonly offset: number }
  | { readonly kind: 'fixed'; readonly t: number }
) & {
  /** The subscript to write on values: "t", "t-1", "500". */
  readonly written: string;
  /** The subscript to write on the symbol itself; also a range such as "0:T". */
  readonly symbol: string;
};

/**
 * Reads a subscript such as "t", "t-1", "T", "500". Any index letter is a running t (∏ α_s). The values of a range
 * (x_{1:T}) are those of its t; what is none of these counts as t.
 */
export function symbolTime(id: SymbolId, time: string | undefined, T: number): SymbolTime {
  const written = time?.replace(/\s+/g, '') ?? '';
  const step = readStep(written);
  if (step && isNumbered(step)) {
    return { kind: 'fixed', t: step.shift, written, symbol: written };
  }
  if (step && isEnd(step)) {
    return { kind: 'fixed', t: T + step.shift, written, symbol: written };
  }
  if (step && isCounted(step)) {
    return { kind: 'running', offset: step.shift, written, symbol: written };
  }
  if (readStepRange(written)) {
    return { kind: 'running', offset: 0, written: 't', symbol: written };
  }
  return id === 'x_{t-1}'
    ? { kind: 'running', offset: -1, written: 't-1', symbol: 't-1' }
    : { kind: 'running', offset: 0, written: 't', symbol: 't' };
}
