import { describe, expect, it } from 'vitest';
import { answerBlock } from '../../../src/preview/notebookBlock';
import { previewMarkdown, standardContext } from '../../fixtures/previewContext';

const asked = { type: 'block', id: 7, content: 'demo: forward\nt: 42\n', line: 0 };

describe('the answer about a demo block in a Markdown cell', () => {
  it('is what the preview makes of the block, with what the page’s script must know', () => {
    const answer = answerBlock(asked, standardContext);
    expect(answer?.id).toBe(7);
    expect(answer?.html).toBe(previewMarkdown().render('```diffusion\ndemo: forward\nt: 42\n```'));
    expect(answer?.html).toContain('diffusion-preview-context');
  });

  it('says what is wrong with the line of the cell', () => {
    const html = answerBlock({ ...asked, content: 't: many\n', line: 2 }, standardContext)?.html;
    expect(html).toMatch(/Line 4: /);
    expect(html).not.toContain('data-diffusion=');
  });

  it('is the block as it is written where figures are switched off, escaped', () => {
    const html = answerBlock({ ...asked, content: '<b>' }, { ...standardContext, enabled: false })?.html;
    expect(html).toContain('<pre><code>&lt;b&gt;</code></pre>');
    expect(html).toContain('diffusion.preview.enabled');
  });

  it.each([
    undefined,
    'block',
    { ...asked, more: 1 },
    { ...asked, id: '7' },
    { ...asked, line: -1 },
    { ...asked, content: 'x'.repeat(100_001) },
  ])('is none to a message of another shape: %#', (message) => {
    expect(answerBlock(message, standardContext)).toBeUndefined();
  });
});
