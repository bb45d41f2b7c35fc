/** A step of the process, e.g. t−1, also by a subsequence: τ_{i−1}. */
export interface ProcessStep {
  /** A letter, '' for a number, `τ` for a place of a subsequence. */
  readonly base: string;
  readonly shift: number;
}

const patterns = /^(?:(\d{1,5})|([tTsτijknmNrl]))('?)([+-]\d{1,4})?$/;
const subsequence = /^τ_?\(?[itks]([+-]\d{1,3})?\)?$/;

const known = new Map<string, ProcessStep | undefined>();
const maxKnown = 5000;

/** Reads a subscript as a step; undefined for anything else. */
export function readProcessStep(sub: string): ProcessStep | undefined {
  // The same few subscripts are asked for in every draw of every candidate.
  if (known.has(sub)) return known.get(sub);
  const step = parse(sub);
  if (known.size >= maxKnown) known.clear();
  known.set(sub, step);
  return step;
}

function parse(sub: string): ProcessStep | undefined {
  const place = subsequence.exec(sub);
  if (place) return { base: 'τ_i', shift: Number(place[1] ?? 0) };
  const match = patterns.exec(sub);
  if (!match) return undefined;
  const [, digits, letter = '', prime = '', shift = '0'] = match;
  return { base: letter + prime, shift: Number(digits ?? 0) + Number(shift) };
}
