import path from 'node:path';
import { expect, it } from 'vitest';
import { figureIds, figureSpec, isFigureId } from '../../../src/figures';
import { allowedValues } from '../../../src/figures/parameter';
import { linkOf, linkProperties } from '../../../src/protocol/link';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';

const file = path.resolve(import.meta.dirname, '../../../docs/reference/links.md');

const parameterAt = (place: string) => {
  const [root, figure = '', key = ''] = place.split('.');
  return root === 'figures' && isFigureId(figure) ? figureSpec(figure).parameters[key] : undefined;
};

/** `-u` writes it anew. */
it('docs/reference/links.md has what a link can carry', async () => {
  const all = [...linkProperties];
  const fixed = all.filter(([, [place]]) => !place.startsWith('figures.'));
  const ofFigure = (id: string) =>
    all.flatMap(([name, [place]]) => {
      const parameter = place.startsWith(`figures.${id}.`) ? parameterAt(place) : undefined;
      return parameter ? [`- \`${name}\`: ${allowedValues(parameter)}`] : [];
    });
  const text = [
    '# Links',
    `A link opens the playground in a state: \`${linkOf(defaultPlaygroundState).split('?')[0] ?? ''}?t=300&kind=cosine\`. It may carry any of these; what it leaves out stays as it is. A link with anything else, with a value that is not allowed, or with one parameter twice is refused whole, in a sentence that names it. VS Code asks before it opens a link.`,
    '## Playground',
    fixed
      .map(
        ([name, [place, kind]]) =>
          `- \`${name}\`: \`${place}\`, ${{ text: 'a word', number: 'a number', flag: '`1` or `0`' }[kind]}`,
      )
      .join('\n'),
    ...figureIds.flatMap((id) => {
      const rows = ofFigure(id);
      return rows.length > 0 ? [`## ${figureSpec(id).title()}`, rows.join('\n')] : [];
    }),
  ].join('\n\n');
  await expect(`${text}\n`).toMatchFileSnapshot(file);
});
