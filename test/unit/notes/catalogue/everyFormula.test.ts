import { describe, expect, test } from 'vitest';
import { judgeFormulas } from '../../../../src/notes/check/checkNote';
import { formulaIds } from '../../../../src/notes/catalogue';
import { readNote } from '../../../../src/notes/readNote';
import { writtenFormulas } from './writtenFormulas';

describe('every formula of the catalogue is known, and true under random schedules', () => {
  test.each(formulaIds)('%s', (id) => {
    const { tex, after = '', verdict = 'right' } = writtenFormulas[id];
    const note = readNote(`${after}\n\n$$${tex}$$\n`);
    const found = judgeFormulas(note).filter(({ start }) => start > after.length);
    expect(found.map((each) => [each.id, each.verdict])).toEqual([[id, verdict]]);
  });

  test('few say what no value can show', () => {
    const unshown = formulaIds.filter((id) => writtenFormulas[id].verdict === 'unknown');
    expect(unshown.length).toBeLessThanOrEqual(12);
  });
});
