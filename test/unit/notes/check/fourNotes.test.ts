import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkNote } from '../../../../src/notes/check/checkNote';
import { readNote } from '../../../../src/notes/readNote';
import { describeSharedNotes, haveSharedNotes, sharedNotes } from '../sharedNotes';

/** What must be found in the notes people sent us, by line, with the text that the fix leaves on that line. */
const mustFind: Readonly<Record<string, readonly (readonly [line: number, fixed: string])[]>> = {
  '000_881cce9a3b920bd6.md': [],
  '001_d2138b828c6dd6e6.md': [
    [159, '\\sqrt{\\alpha_t}(1 - \\bar{\\alpha}_{t-1})}{1 - \\bar{\\alpha}_t} \\mathbf{x}_t'],
    [234, '\\sqrt{1-\\bar{\\alpha}_t} \\mathbf{\\epsilon}'],
    [238, '\\frac{1}{\\sqrt{\\bar{\\alpha}_t}} \\left( \\mathbf{x}_t (\\mathbf{x}_0'],
  ],
  '002_478373cc7fced778.md': [],
  '003_ff249b66d4338874.md': [
    [266, '\\prod_{i=1}^t \\alpha_i'],
    [276, '\\prod_{i=1}^t \\alpha_i'],
    [377, '\\sqrt{a^2+b^2}'],
  ],
};

/** Slips of the pen that may be found, at a lower severity. */
const mayFind: Readonly<Record<string, readonly number[]>> = {
  '002_478373cc7fced778.md': [20],
  '003_ff249b66d4338874.md': [110, 158, 290, 365],
};

describeSharedNotes('the four notes', () => {
  describe.each(Object.entries(mustFind))('%s', (name, errors) => {
    const text = haveSharedNotes ? readFileSync(path.join(sharedNotes, name), 'utf8') : '';
    const findings = checkNote(readNote(text));
    const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;

    test('its errors are found and nothing else', () => {
      const may = mayFind[name] ?? [];
      const serious = findings.filter(({ start }) => !may.includes(lineOf(start)));
      expect(serious.map(({ start }) => lineOf(start))).toEqual(errors.map(([line]) => line));
      expect(serious.every(({ severity }) => severity !== 'information')).toBe(true);
    });

    test('slips of the pen are only mentioned', () => {
      const slips = findings.filter(({ start }) => (mayFind[name] ?? []).includes(lineOf(start)));
      expect(slips.every(({ severity }) => severity === 'information')).toBe(true);
    });

    test.each(errors)('line %i is mended', (line, fixed) => {
      const fix = findings.find(({ start }) => lineOf(start) === line)?.fix;
      const mended = text.slice(0, fix?.start) + (fix?.newText ?? '') + text.slice(fix?.end);
      expect(mended.split('\n')[line - 1]!.replace(/\s/g, '')).toContain(fixed.replace(/\s/g, ''));
      expect(
        checkNote(readNote(mended)).map(({ start }) => mended.slice(0, start).split('\n').length),
      ).not.toContain(line);
    });
  });
});
