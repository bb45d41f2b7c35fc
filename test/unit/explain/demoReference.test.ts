import path from 'node:path';
import { expect, it } from 'vitest';
import { demoBlockOf } from '../../../src/protocol/demoBlockText';
import { demoKey, keysOf, scheduleKeys } from '../../../src/protocol/demoKeys';
import { demoIds, demoSpec } from '../../../src/protocol/demoState';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const file = path.resolve(import.meta.dirname, '../../../docs/reference/demo-blocks.md');
const rows = (keys: readonly (ReturnType<typeof demoKey> | undefined)[]) =>
  keys.flatMap((key) => (key ? [`- \`${key.key}\`: ${key.meaning.replace(/\.$/, '')}; ${key.allowed}`] : []));

/** The reference of demo blocks, as the figures' specs have it; `-u` writes it anew. */
it('docs/reference/demo-blocks.md says what the figures can be asked for', async () => {
  const shared = ['demo', 'schedule', ...scheduleKeys.map((key) => `schedule.${key}`), 'T', 't', 'seed'];
  const parts = demoIds.map((id) => {
    const own = keysOf(id).filter((key) => Object.hasOwn(demoSpec(id).parameters, key));
    const others = keysOf(id).filter((key) => !own.includes(key) && key !== 'demo');
    return [
      `## ${demoSpec(id).title()}`,
      `Shows ${demoSpec(id).formula}.`,
      demoBlockOf({ ...defaultPlaygroundState, view: id }).trimEnd(),
      ...(own.length > 0 ? [rows(own.map((key) => demoKey(key, id))).join('\n')] : []),
      ...(others.length > 0 ? [`Also ${others.map((key) => `\`${key}\``).join(', ')}.`] : []),
    ].join('\n\n');
  });
  const text = [
    '# Demo blocks',
    'A fenced block `diffusion` in a Markdown note is drawn as a live figure in the preview. Its lines are YAML.',
    '## Keys of all figures',
    rows(shared.map((key) => demoKey(key, undefined))).join('\n'),
    ...parts,
  ].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(file);
});
