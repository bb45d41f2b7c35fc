/**
 * @typedef {{ stepsPerSecond: number, gflops: number, dispatches: number, peakBytes: number }} Rates
 * @typedef {{ failure: string }} Failure
 * @typedef {{ checks: number, failed: number, worst: string, worstShare: number }} Agreement
 * @typedef {object} GpuMeasurements
 * @property {{ adapter: string, driver: string, software: boolean, features: readonly string[] }} about
 * @property {Agreement | Failure} check
 * @property {readonly ({ what: string } & (Rates | Failure))[]} rows
 * @property {readonly import('./tryKernels.mjs').TriedShape[]} kernels
 */

/** The measurements of one adapter as a Markdown table. @param {GpuMeasurements} measured @returns {string} */
export function gpuTable({ about, check, rows, kernels }) {
  const adapter = about.software ? `${about.adapter} (software)` : about.adapter;
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.map(cell).join(' | ')} |`;
  const agreement = agreementOf(check);
  const head = ['measured', 'adapter', 'driver', 'agreement', 'steps/s', 'GFLOP/s', 'dispatches', 'memory'];
  const rates = rows.map((row) =>
    'failure' in row
      ? line([row.what, adapter, about.driver, agreement, `not measured: ${row.failure}`, '', '', ''])
      : line([
          row.what,
          adapter,
          about.driver,
          agreement,
          row.stepsPerSecond.toPrecision(3),
          row.gflops.toPrecision(3),
          row.dispatches.toFixed(0),
          `${(row.peakBytes / 1e6).toPrecision(3)} MB`,
        ]),
  );
  const tuned = kernels.map(({ shape, times }) =>
    line([`fastest kernel of ${shape}`, adapter, about.driver, timesOf(times), '', '', '', '']),
  );
  return [line(head), line(head.map(() => '---')), ...rates, ...tuned, ''].join('\n');
}

/** What would end a cell is no part of it. @param {string} text */
const cell = (text) => text.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

/** @param {Agreement | Failure} check */
function agreementOf(check) {
  if ('failure' in check) {
    return `not checked: ${check.failure}`;
  }
  const { checks, failed, worst, worstShare } = check;
  const most = `worst at ${(100 * worstShare).toPrecision(2)} % of its tolerance (${worst})`;
  return `${checks - failed} of ${checks} checks, ${most}`;
}

/** The fastest first. @param {readonly { kernel: string, ms?: number, failure?: string }[]} times */
function timesOf(times) {
  const ms = (/** @type {{ ms?: number }} */ time) => time.ms ?? Infinity;
  return [...times]
    .sort((a, b) => ms(a) - ms(b))
    .map(
      ({ kernel, ms, failure }) =>
        `${kernel}: ${ms === undefined ? `failed (${failure})` : `${ms.toPrecision(3)} ms`}`,
    )
    .join(', ');
}
