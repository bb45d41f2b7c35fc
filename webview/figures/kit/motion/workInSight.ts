import { oncePerFrame } from '../dom';
import { watchSight } from './inSight';

/** How long, in milliseconds, one frame may work. */
const workTime = 6;

/** Work of a figure on the page's own thread, in pieces. */
export interface PieceWork {
  /** Whether all is done that the state asks for. */
  readonly isDone: () => boolean;
  /** Goes on until it is done or `isOver` says that the time is. */
  readonly advance: (isOver: () => boolean) => void;
  /** Told after each frame's work; `isDone` of the last. */
  readonly onProgress: (isDone: boolean) => void;
}

/**
 * Works a few milliseconds a frame while the figure is in sight and there is something to do.
 * @returns what begins it when the state asks for more.
 */
export function workInSight(
  root: HTMLElement,
  { isDone, advance, onProgress }: PieceWork,
  signal: AbortSignal,
): () => void {
  let inSight = false;
  const work = oncePerFrame(() => {
    if (!inSight || isDone()) {
      return;
    }
    const deadline = performance.now() + workTime;
    advance(() => performance.now() > deadline);
    onProgress(isDone());
    work();
  }, signal);
  watchSight(
    root,
    (isSeen) => {
      inSight = isSeen;
      work();
    },
    signal,
  );
  return work;
}
