import type { PlaygroundPatch, ViewId } from '../../protocol/playgroundState';
import { commandUri } from '../markdown/commandUri';
import type { ScheduleNear } from '../values/scheduleNear';

/** The command that lenses and hover links run; its one argument is a `PlaygroundPatch`. */
export const openPlaygroundCommand = 'diffusion.openPlayground';

/** Views whose picture depends on t. */
const showsT: ReadonlySet<ViewId> = new Set(['schedule', 'forward', 'posterior']);

/**
 * Completes a patch with the numbers found near a formula or symbol. The figures get the whole schedule that
 * the note's words mean; training and sampling get one only when the note states it, so that a click does
 * not change the schedule of a run.
 */
export function patchNear(patch: PlaygroundPatch & { view: ViewId }, near: ScheduleNear): PlaygroundPatch {
  const figure = showsT.has(patch.view);
  const t = patch.t ?? near.t;
  return {
    ...patch,
    ...(figure || near.stated.size > 0 ? { schedule: near.config } : {}),
    ...(figure && t !== undefined ? { t } : {}),
  };
}

/** A patch as the target of a Markdown link. */
export function openPlaygroundUri(patch: PlaygroundPatch): string {
  return commandUri(openPlaygroundCommand, patch);
}
