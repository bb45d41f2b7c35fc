// node test/tools/mutations.mjs: makes slips in right formulas and derivations and prints, by kind, how many the checker
// finds, mends, and mends back to the very formula, as the tables of BENCHMARKS.md.
import { importTypeScript } from './build/importTypeScript.mjs';

const measured = (await importTypeScript('test/bench/mutations.ts')).measureMutations();
for (const [of, rows] of Object.entries(measured)) {
  console.log(`| slip in ${of} | made | found | mended | restored |\n| --- | --- | --- | --- | --- |`);
  const total = { kind: 'all', made: 0, found: 0, mended: 0, restored: 0 };
  for (const row of rows) {
    for (const key of /** @type {const} */ (['made', 'found', 'mended', 'restored'])) {
      total[key] += row[key];
    }
  }
  for (const { kind, made, found, mended, restored } of [...rows, total]) {
    if (made > 0) {
      console.log(`| ${kind} | ${made} | ${found} | ${mended} | ${restored} |`);
    }
  }
  console.log();
}
