import type { ScheduleConfig } from '../diffusion/schedule';
import type { FigureId } from '../figures';
import type { Value } from '../figures/parameter';
import type { PlaygroundPatch } from './playgroundState';

/** A figure whatever its parameters are, and what of its state shows a thing; every `FigureTarget` is one. */
interface AnyTarget {
  readonly figure: FigureId;
  readonly state?: Readonly<Record<string, Value | undefined>>;
  readonly schedule?: Pick<ScheduleConfig, 'kind'>;
}

/** A figure with what of its state shows a thing, as a patch of the playground's state. */
export function figurePatch({
  figure,
  state,
  schedule,
}: AnyTarget): PlaygroundPatch & { readonly view: FigureId } {
  return {
    view: figure,
    ...(state ? { figures: { [figure]: state } } : {}),
    ...(schedule ? { schedule } : {}),
  };
}
