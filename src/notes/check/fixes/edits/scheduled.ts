import type { Spelling } from '../spelling';

const usual =
  /(?:\\(?:bar|overline|tilde)\s*(?:\{\s*\\(?:alpha|beta)\s*(?:_(?:\{[^{}]*\}|\w))?\s*\}|\\(?:alpha|beta))|\\(?:alpha|beta|sigma)(?![a-zA-Z])|ᾱ|α|β|σ)(?:_(?:\{(?:[^{}]|\{[^{}]*\})*\}|\w))?/gu;

const patterns = new WeakMap<Spelling, RegExp>();

/** The quantities of the schedule with their subscripts, also in the note's own letters. */
export function scheduledPattern(spelling: Spelling): RegExp {
  let pattern = patterns.get(spelling);
  if (!pattern) {
    const own = spelling.names.map((name) => {
      const escaped = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      return `${/^[a-zA-Z]/.test(name) ? '(?<![a-zA-Z\\\\])' : ''}${escaped}${/[a-zA-Z]$/.test(name) ? '(?![a-zA-Z])' : ''}`;
    });
    pattern =
      own.length === 0
        ? usual
        : new RegExp(`(?:${own.join('|')})(?:_(?:\\{(?:[^{}]|\\{[^{}]*\\})*\\}|\\w))?|${usual.source}`, 'gu');
    patterns.set(spelling, pattern);
  }
  return pattern;
}
