/**
 * What a scheduler has to know of a job.
 * @typedef {object} Job
 * @property {string} id
 * @property {readonly string[]} needs jobs that must have ended before; one that is not scheduled counts as ended
 * @property {boolean} [browser] whether it presses keys in a browser: two of them at once slow each other until one misses its time
 * @property {'reads' | 'writes'} [dist] whether it uses `dist/` and the VSIX: one that writes them runs beside none that uses them
 */

/** @param {Job} a @param {Job} b */
const collide = (a, b) =>
  (a.browser && b.browser) || (a.dist === 'writes' && b.dist) || (b.dist === 'writes' && a.dist);

/**
 * Runs jobs, at most `lanes` at a time. The first that may start is the next, so their order says what is urgent.
 * @template {Job} T
 * @param {readonly T[]} jobs none of which needs one that stands after it
 * @param {number} lanes
 * @param {(job: T) => Promise<void>} work must not reject
 */
export async function runInLanes(jobs, lanes, work) {
  const waiting = [...jobs];
  /** @type {Map<T, Promise<void>>} */
  const running = new Map();
  /** Nothing overtakes a job with which it collides: else readers of `dist/` could keep a writer waiting for ever. */
  const nextJob = () => {
    const unfinished = new Set([...running.keys(), ...waiting].map(({ id }) => id));
    const ready = waiting.filter(({ needs }) => !needs.some((id) => unfinished.has(id)));
    return ready.find(
      (job, i) => ![...running.keys(), ...ready.slice(0, i)].some((other) => collide(job, other)),
    );
  };
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < lanes ? nextJob() : undefined;
    if (next) {
      waiting.splice(waiting.indexOf(next), 1);
      running.set(
        next,
        work(next).finally(() => running.delete(next)),
      );
    } else if (running.size > 0) {
      await Promise.race(running.values());
    } else {
      throw new Error(
        `These need each other, or one that stands after them: ${waiting.map(({ id }) => id).join(', ')}`,
      );
    }
  }
}
