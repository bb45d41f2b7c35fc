import { applyPatch, defaultPlaygroundState, type PlaygroundState } from '../protocol/playgroundState';
import { currentSettings } from '../settings/currentSettings';

/** What the playground shows at first: the user's schedule, data set and preset, and the defaults. */
export function firstState(): PlaygroundState {
  const { schedule, dataSet, preset } = currentSettings();
  return applyPatch(defaultPlaygroundState, { schedule, train: { dataSet, preset } });
}
