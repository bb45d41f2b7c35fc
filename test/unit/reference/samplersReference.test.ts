import path from 'node:path';
import { expect, it } from 'vitest';
import { samplerIds, samplers } from '../../../src/protocol/samplers';

const file = path.resolve(import.meta.dirname, '../../../docs/reference/samplers.md');

/** `-u` writes it anew. */
it('docs/reference/samplers.md has the samplers of the playground', async () => {
  const rows = samplerIds.map((id) => {
    const { className, name, config = {}, everyStep } = samplers[id];
    const settings = Object.entries(config).map(([key, value]) => `\`${key}: ${JSON.stringify(value)}\``);
    return `| \`${id}\` | ${name} | \`${className}\` | ${settings.join(', ')} | ${everyStep ? 'all T steps' : ''} |`;
  });
  const text = [
    '# Samplers',
    'The id stands in links and notes (`sampler: ddim`). The class is diffusers’ own, with its defaults where nothing else is said; its coefficients are held to the sums that diffusers’ tests publish.',
    [
      '| Id | Name | Class in diffusers | Configuration | Steps |',
      '| --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n'),
  ].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(file);
});
