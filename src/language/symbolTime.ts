import type { SymbolId } from '../notes/note';

/** What the time in a symbol's subscript means for its values. */
export type SymbolTime =
  | { readonly kind: 'running'; /** Added to t. */ readonly offset: number; readonly written: string }
  | { readonly kind: 'fixed'; readonly t: number; readonly written: string };

/**
 * Reads a subscript such as "t", "t-1", "T", "500". Any lower-case index letter is a running t (∏ α_s); what
 * is none of these counts as t.
 */
export function symbolTime(id: SymbolId, time: string | undefined, T: number): SymbolTime {
  const written = time?.replace(/\s+/g, '') ?? '';
  const [, base = '', sign, amount] = /^([a-zT]|\d{1,5})(?:([+-])(\d{1,5}))?$/.exec(written) ?? [];
  const offset = amount === undefined ? 0 : Number(amount) * (sign === '-' ? -1 : 1);
  if (base === 'T') return { kind: 'fixed', t: T + offset, written };
  if (/^\d+$/.test(base)) return { kind: 'fixed', t: Number(base) + offset, written };
  if (base !== '') return { kind: 'running', offset, written };
  return id === 'x_{t-1}'
    ? { kind: 'running', offset: -1, written: 't-1' }
    : { kind: 'running', offset: 0, written: 't' };
}
