import { watchSight } from './inSight';

/** How long, in milliseconds, a piece may take, between two of which the page draws and listens. */
const pieceTime = 6;

/** Work of a figure on the page's own thread, in pieces. */
export interface PieceWork {
  /** Whether all is done that the state asks for. */
  readonly isDone: () => boolean;
  /** Goes on until it is done or `isOver` says that the time is. */
  readonly advance: (isOver: () => boolean) => void;
  /** Told after each piece; `isDone` of the last. */
  readonly onProgress: (isDone: boolean) => void;
}

/**
 * Works piece by piece between the frames while the figure is in sight and there is something to do: its root has
 * `data-working` for as long.
 * @returns what begins it when the state asks for more.
 */
export function workInSight(
  root: HTMLElement,
  { isDone, advance, onProgress }: PieceWork,
  signal: AbortSignal,
): () => void {
  let inSight = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const work = (): void => {
    if (timer === undefined && inSight && !signal.aborted && !isDone()) {
      timer = setTimeout(piece);
    }
    root.toggleAttribute('data-working', timer !== undefined);
  };
  const piece = (): void => {
    timer = undefined;
    if (inSight && !isDone()) {
      const deadline = performance.now() + pieceTime;
      advance(() => performance.now() > deadline);
      onProgress(isDone());
    }
    work();
  };
  watchSight(
    root,
    (isSeen) => {
      inSight = isSeen;
      work();
    },
    signal,
  );
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return work;
}
