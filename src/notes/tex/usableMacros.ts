import { countSteps, withBudget } from '../budget';
import { expandAlone } from './expandMacros';
import type { Macros } from './macros';

/** A command whose expansion takes more steps is treated as unknown. */
const stepsPerCommand = 600;
/** What finding that out may take for all commands of a note; those that it is not enough for are unknown. */
const stepsToFindOut = 15_000;
/** What the commands of a note may take together, and what more for each of its characters; else all are unknown. */
const stepsPerNote = 30_000;
const stepsPerCharacter = 4;

const none: Macros = new Map();
const costs = new WeakMap<Macros, ReadonlyMap<string, number>>();

/** The commands whose uses in a text can be read at little cost: the preview reads notes while nobody can type. */
export function usableMacros(macros: Macros, text: string): Macros {
  if (macros.size === 0) {
    return none;
  }
  let known = costs.get(macros);
  if (!known) {
    costs.set(macros, (known = costsOf(macros)));
  }
  let total = 0;
  for (const [, name = ''] of text.matchAll(anyCommand)) {
    total += known.get(name) ?? 0;
  }
  if (total > stepsPerNote + stepsPerCharacter * text.length) {
    return none;
  }
  return known.size === macros.size ? macros : new Map([...macros].filter(([name]) => known.has(name)));
}

const anyCommand = /\\([a-zA-Z]+|[^a-zA-Z])/g;

/** Whether a text uses one of the commands. */
export function usesMacros(text: string, macros: Macros): boolean {
  if (macros.size === 0) {
    return false;
  }
  for (const [, name = ''] of text.matchAll(anyCommand)) {
    if (macros.has(name)) {
      return true;
    }
  }
  return false;
}

/** What each command takes by itself, in steps; without those that take too many. */
function costsOf(macros: Macros): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const findOut = () => {
    for (const [name, macro] of macros) {
      const cost = () => countSteps(() => expandAlone(name, macro, macros));
      const steps = withBudget(stepsPerCommand, cost, () => undefined);
      if (steps !== undefined) {
        found.set(name, steps);
      }
    }
  };
  withBudget(stepsToFindOut, findOut, () => undefined);
  return found;
}
