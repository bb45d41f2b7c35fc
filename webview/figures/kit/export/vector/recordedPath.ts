import { pathCalls, pathData, type Matrix, type PathCall } from './pathData';

/** A Path2D that can tell what it was made of. */
export class RecordedPath extends Path2D {
  private readonly calls: (readonly [PathCall, readonly number[]])[] = [];

  constructor(from?: Path2D | string) {
    super(from);
    if (from instanceof RecordedPath) {
      this.calls.push(...from.calls);
    }
    for (const call of pathCalls) {
      const own = Reflect.get(Path2D.prototype, call) as (...args: number[]) => void;
      Reflect.set(this, call, (...args: number[]) => {
        this.calls.push([call, args]);
        own.apply(this, args);
      });
    }
  }

  /** As the data of an SVG path, mapped. */
  data(map: Matrix): string {
    return this.calls.map(([call, args], index) => pathData(call, args, map, index === 0)).join('');
  }
}

/** Has all paths that are made meanwhile tell what they are made of. */
export async function recordingPaths(act: () => Promise<void>): Promise<void> {
  const own = globalThis.Path2D;
  globalThis.Path2D = RecordedPath;
  try {
    await act();
  } finally {
    globalThis.Path2D = own;
  }
}
