/** Begins each piece of work once the one before has ended, well or not; what goes wrong is told to who asked for it. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let working: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = working.then(work);
    working = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  };
}
