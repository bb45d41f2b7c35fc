import { expect, test } from 'vitest';
import { countSteps } from '../../../src/notes/budget';
import { checkNote } from '../../../src/notes/check/checkNote';
import { readNote } from '../../../src/notes/readNote';
import { hostileNote } from './hostileNotes';

/** How many notes are read; more on demand: `HOSTILE_NOTES=10000 npx vitest run --config test/fuzz/vitest.config.mts hostileNotes`. */
const count = Number(process.env['HOSTILE_NOTES'] ?? 60);

test(
  `${count} hostile notes are read and checked without a fault, in a bounded number of steps`,
  { timeout: 36e5 },
  () => {
    let slowest = 0;
    let slow = 0;
    for (let seed = 1; seed <= count; seed++) {
      const text = hostileNote(seed);
      const started = process.cpuUsage();
      const steps = countSteps(() => {
        const note = readNote(text);
        const findings = checkNote(note);
        for (const { start, end } of [...note.symbols, ...note.formulas, ...note.atoms, ...findings]) {
          if (!(0 <= start && start < end && end <= text.length)) {
            throw new RangeError(`seed ${seed}: ${start}…${end}`);
          }
        }
      });
      const seconds = process.cpuUsage(started).user / 1e6;
      if (seconds > slowest) {
        [slowest, slow] = [seconds, seed];
      }
      expect(steps, `seed ${seed}`).toBeLessThan(8e6);
    }
    if (count > 1000) {
      const peak = process.resourceUsage().maxRSS / 1024;
      console.log(`slowest: seed ${slow}, ${slowest.toFixed(2)} s; peak ${peak.toFixed(0)} MB`);
      expect(slowest).toBeLessThan(5);
    }
  },
);
