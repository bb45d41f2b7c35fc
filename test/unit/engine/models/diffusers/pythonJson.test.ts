import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDiffusersFolder } from '../../../../../webview/engine/models/diffusers/diffusersFolder';
import { textFile } from '../../../../../webview/engine/models/diffusers/folder';
import { readPythonJson } from '../../../../../webview/engine/models/diffusers/pythonJson';
import { changed, withScheduler } from '../../../../fixtures/diffusersFolder';

describe('JSON as Python writes it', () => {
  it('has the bare tokens Infinity, -Infinity and NaN', () => {
    expect(
      readPythonJson('a.json', '{"a": -Infinity, "b": [Infinity], "c": "-Infinity NaN \\" [{"}'),
    ).toEqual({
      a: -Infinity,
      b: [Infinity],
      c: '-Infinity NaN " [{',
    });
    // No schema takes a text for a number.
    expect(readPythonJson('a.json', '[NaN]')).toEqual(['NaN']);
  });

  it('is what JSON.parse reads otherwise', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value, null, 1);
        expect(readPythonJson('a.json', text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is refused in a sentence when it is nested without end, or is none', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(() => readPythonJson('a.json', deep)).toThrow('a.json is nested more than 32 levels deep');
    expect(() => readDiffusersFolder(withScheduler(`{"a":${deep}}`))).toThrow(
      'scheduler_config.json is nested more than 32 levels deep',
    );
    expect(() => readDiffusersFolder(changed({ 'unet/config.json': textFile(deep) }))).toThrow(
      'unet/config.json is nested',
    );
    for (const text of ['', '{', '"', '"\\', '--Infinity', 'InfinityInfinity', 'nan', '{"a":1,}']) {
      expect(() => readPythonJson('a.json', text)).toThrow('a.json is not JSON.');
    }
  });
});
