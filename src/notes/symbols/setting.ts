import type { TexNode } from '../tex/node';
import { MathContext } from './mathContext';
import type { Setting } from './place';

/** What a stretch of math says of a note's setting: `process` where it is of a process in any notation. */
export type Vote = Setting | 'process';

/** The notation that a stretch of math speaks for by letters that only one of them uses. */
export function settingOf(nodes: readonly TexNode[]): Vote {
  const context = new MathContext(nodes);
  if (context.isFlow) {
    return 'flow';
  }
  if (context.isStochasticEquation || context.has('s_θ')) {
    return 'score';
  }
  if (context.has('bar α', 'bar α_t', 'β_t', 'tilde β_t')) {
    return 'ddpm';
  }
  return context.isProcess ? 'process' : 'none';
}

/** The notation that most stretches of a note speak for; DDPM's where those of a process speak for none. */
export function prevailingSetting(votes: Iterable<Vote>): Setting {
  const counts = { ddpm: 0, score: 0, flow: 0, process: 0, none: 0 };
  for (const vote of votes) {
    counts[vote]++;
  }
  // A note that writes ᾱ or β_t counts x_0 as data, whatever else it treats.
  if (counts.ddpm > 0) {
    return 'ddpm';
  }
  if (counts.flow > 0 && counts.flow >= counts.score) {
    return 'flow';
  }
  if (counts.score > 0) {
    return 'score';
  }
  return counts.process > 0 ? 'ddpm' : 'none';
}
