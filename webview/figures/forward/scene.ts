import type { NumberTable } from '../kit/export/csv';

/** How one form of the forward process is shown. */
export interface ForwardScene {
  readonly element: HTMLElement;
  /**
   * Shows the figure's state, as far as a frame's time goes.
   * @param anew Also what has not changed, since colours or sizes have.
   * @returns whether all is shown; else it wants to be called again.
   */
  draw(anew: boolean): boolean;
  numbers(): NumberTable;
}

/** How long, in milliseconds, one frame may spend on walking the chain. */
export const workTime = 5;
