import { figureSpec, isFigureId } from '../../figures';
import { openingTime } from '../../figures/openingTime';
import type { PlaygroundPatch, ViewId } from '../../protocol/playgroundState';
import { commandUri } from '../markdown/commandUri';
import type { ScheduleNear } from '../values/scheduleNear';

/** The command that lenses and hover links run; its one argument is a `PlaygroundPatch`. */
export const openPlaygroundCommand = 'diffusion.openPlayground';

/** Whether a view's picture depends on t. */
export const showsT = (view: ViewId): boolean => isFigureId(view) && figureSpec(view).reads.includes('t');

/**
 * Completes a patch with the numbers found near a formula or symbol. The figures get the whole schedule that
 * the note's words mean; training and sampling get one only when the note states it, so that a click does
 * not change the schedule of a run.
 */
export function patchNear(patch: PlaygroundPatch & { view: ViewId }, near: ScheduleNear): PlaygroundPatch {
  const t = patch.t ?? near.t ?? openingTime(patch.view, near.config.T);
  const takesSchedule = isFigureId(patch.view)
    ? figureSpec(patch.view).reads.includes('schedule')
    : near.stated.size > 0;
  return {
    ...patch,
    ...(takesSchedule ? { schedule: { ...near.config, ...patch.schedule } } : {}),
    ...(showsT(patch.view) && t !== undefined ? { t } : {}),
  };
}

/** A patch as the target of a Markdown link. */
export function openPlaygroundUri(patch: PlaygroundPatch): string {
  return commandUri(openPlaygroundCommand, patch);
}
