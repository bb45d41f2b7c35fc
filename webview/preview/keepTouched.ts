import type { DemoState } from '../../src/protocol/demoState';

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null;
}

function keep(written: unknown, shown: unknown, rewritten: unknown): unknown {
  if (isPlain(written) && isPlain(shown) && isPlain(rewritten)) {
    return Object.fromEntries(
      Object.entries(rewritten).map(([key, value]) => [key, keep(written[key], shown[key], value)]),
    );
  }
  return Object.is(written, rewritten) ? shown : rewritten;
}

/**
 * The state of a demo after its block was edited: what the edit changed is taken from the block, the rest
 * stays as the reader has moved it.
 */
export function keepTouched(written: DemoState, shown: DemoState, rewritten: DemoState): DemoState {
  const kept = keep(written, shown, rewritten) as DemoState;
  return { ...kept, t: Math.min(kept.t, kept.schedule.T) };
}
