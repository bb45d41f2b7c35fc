import { describe, expect, it } from 'vitest';
import { valueTable } from '../../../src/explain/values/valueTable';
import { symbolTime } from '../../../src/explain/values/symbolTime';
import { createSchedule } from '../../../src/diffusion/schedule';
import { glossary } from '../../../src/notes/glossary/glossary';
import type { SymbolId } from '../../../src/notes/note';

const schedule = createSchedule({ kind: 'linear', T: 1000, betaStart: 1e-4, betaEnd: 0.02 });

/** The table's cells, without Markdown's escapes. */
function table(id: SymbolId, time?: string, times = {}): string[][] {
  return valueTable(glossary[id].values, schedule, symbolTime(id, time, 1000), times)
    .split('\n')
    .map((line) =>
      line
        .replaceAll('&nbsp;', '')
        .replaceAll('\\', '')
        .replaceAll('\u00a0', ' ')
        .replace(/<sub>(.*?)<\/sub>/g, (_, inner: string) =>
          /^\w+$/.test(inner) ? `_${inner}` : `_{${inner}}`,
        )
        .split('|')
        .map((each) => each.trim()),
    )
    .map((row) => (row.length > 2 ? row.slice(1, -1) : row));
}

describe('valueTable', () => {
  it('shows t = 1, T/4, T/2 and T', () => {
    const [head, , row] = table('beta_t');
    expect(head).toEqual(['', 't = 1', 't = 250', 't = 500', 't = 1000']);
    // 1e-4 + (t − 1)/999 · 0.0199
    expect(row).toEqual(['β_t', '1 × 10⁻⁴', '0.0050601', '0.01004', '0.02']);
  });

  it('shows ᾱ_T of the paper’s schedule', () => {
    expect(table('alphaBar_t')[2]?.[4]).toBe('4.036 × 10⁻⁵');
  });

  it('adds the t of the note and of the playground, in order and once each', () => {
    expect(table('beta_t', 't', { noteT: 500, playgroundT: 300 })[0]).toEqual([
      '',
      't = 1',
      't = 250',
      't = 300 (playground)',
      't = 500 (this note)',
      't = 1000',
    ]);
    expect(table('beta_t', 't', { noteT: 300, playgroundT: 300 })[0]).toContain(
      't = 300 (this note, playground)',
    );
    expect(table('beta_t', 't', { playgroundT: 5000 })[0]).toHaveLength(5);
  });

  it('follows the written time, with the limit ᾱ_0 = 1 and no β_0', () => {
    expect(table('alphaBar_t', 't-1')[2]?.slice(0, 2)).toEqual(['ᾱ_{t-1}', '1']);
    expect(table('beta_t', 't-1')[2]?.slice(0, 2)).toEqual(['β_{t-1}', '–']);
    expect(table('beta_t', 't+1')[2]?.[4]).toBe('–');
  });

  it('writes one line where there is one t only', () => {
    expect(table('beta_t', '500')).toEqual([['β_500 = 0.01004']]);
    expect(table('T')).toEqual([['T = 1000']]);
    expect(table('beta_t', 'T')).toEqual([['β_T = 0.02']]);
    expect(table('beta_t', '2000')).toEqual([['β_2000 = –']]);
  });

  it('is empty for symbols without a value', () => {
    expect(table('theta')).toEqual([['']]);
  });

  it('copes with the shortest schedule', () => {
    const shortest = createSchedule({ kind: 'linear', T: 2, betaStart: 0.1, betaEnd: 0.2 });
    const text = valueTable(glossary.beta_t.values, shortest, symbolTime('beta_t', 't', 2), {});
    expect(text.split('\n')[0]).toBe('|  | &nbsp;&nbsp;t\u00a0=\u00a01 | &nbsp;&nbsp;t\u00a0=\u00a02 |');
  });
});
