import { figureIds } from '../figures';

/** Parts of the state that stand beside a figure of the same name. */
const shared: readonly string[] = ['schedule', 't', 'seed'];

/**
 * A state, or a part of one, with each figure's own under `figures`. They once stood beside `schedule`; saved states,
 * links in notes, keybindings and exported notes still have them there. What has both is left as it is, and refused.
 */
export function figuresTogether(state: unknown): unknown {
  if (typeof state !== 'object' || state === null || 'figures' in state) {
    return state;
  }
  const older = figureIds.filter((id) => Object.hasOwn(state, id) && !shared.includes(id));
  if (older.length === 0) {
    return state;
  }
  const isOlder = ([key]: [string, unknown]) => older.some((id) => id === key);
  const all: [string, unknown][] = Object.entries(state);
  return {
    ...Object.fromEntries(all.filter((entry) => !isOlder(entry))),
    figures: Object.fromEntries(all.filter(isOlder)),
  };
}
