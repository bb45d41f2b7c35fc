import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoFences } from '../../src/explain/demoBlock/demoFences';
import { checkNote } from '../../src/notes/check/checkNote';
import { readNote } from '../../src/notes/readNote';
import { parseDemoBlock } from '../../src/protocol/demoBlock';

const textOf = (language: string) =>
  readFileSync(path.resolve(import.meta.dirname, `../../media/tour/${language}.md`), 'utf8');
const english = textOf('en');
const displays = (text: string) => text.match(/\$\$[^]*?\$\$/g);

describe.each(['en', 'zh-cn', 'zh-tw'])('the tour in %s', (language) => {
  const text = textOf(language);

  it('has the figures and formulas of the others', () => {
    expect(demoFences(text).map(({ yaml }) => yaml)).toEqual(demoFences(english).map(({ yaml }) => yaml));
    expect(displays(text)).toEqual(displays(english));
  });

  it('has blocks that can be drawn, each figure once', () => {
    const views = demoFences(text).map(({ yaml }) => {
      const block = parseDemoBlock(yaml);
      return block.ok ? block.state.view : block.message;
    });
    expect(views.length).toBeGreaterThan(12);
    expect(new Set(views).size).toBe(views.length);
    expect(views.filter((view) => /\s/.test(view))).toEqual([]);
  });

  it('has two slips, those of its exercises, and the checker mends both', () => {
    const findings = checkNote(readNote(text));
    const starts = [...text.matchAll(/\*\*(?:Exercise|练习|練習) \d/g)].map(({ index }) => index);
    expect(starts).toHaveLength(2);
    expect(findings.map(({ start }) => starts.findLastIndex((each) => each < start))).toEqual([0, 1]);
    let mended = text;
    for (const { fix } of [...findings].reverse()) {
      expect(fix).toBeDefined();
      mended = mended.slice(0, fix!.start) + fix!.newText + mended.slice(fix!.end);
    }
    expect(checkNote(readNote(mended))).toEqual([]);
  });
});
