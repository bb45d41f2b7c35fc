import type { TexNode } from '../tex/node';
import { MathContext } from './mathContext';
import type { Setting } from './place';

/** The notation that a stretch of math speaks for by letters that only one of them uses; undefined for none. */
export function settingOf(nodes: readonly TexNode[]): Setting | undefined {
  const context = new MathContext(nodes);
  if (context.isFlow) {
    return 'flow';
  }
  if (context.isStochasticEquation || context.has('s_θ')) {
    return 'score';
  }
  return context.has('bar α', 'bar α_t', 'β_t', 'tilde β_t') ? 'ddpm' : undefined;
}

/** The notation that most stretches of a note speak for; DDPM's where none does. */
export function prevailingSetting(votes: Iterable<Setting | undefined>): Setting {
  const counts = { ddpm: 0, score: 0, flow: 0 };
  for (const vote of votes) {
    if (vote) {
      counts[vote]++;
    }
  }
  // A note that writes ᾱ or β_t counts x_0 as data, whatever else it treats.
  if (counts.ddpm > 0) {
    return 'ddpm';
  }
  return counts.flow > 0 && counts.flow >= counts.score ? 'flow' : counts.score > 0 ? 'score' : 'ddpm';
}
