import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { afterEach, describe, expect, it } from 'vitest';
import {
  derivationInsertion,
  isInserted,
  newFindings,
} from '../../../../src/explain/derivation/derivationInsertion';
import { checkNote, judgeFormulas } from '../../../../src/notes/check/checkNote';
import { derivations } from '../../../../src/notes/derived';
import type { FormulaId } from '../../../../src/notes/note';
import { readNote } from '../../../../src/notes/readNote';
import { writtenFormulas } from '../../notes/catalogue/writtenFormulas';

const r = String.raw;
const root = path.resolve(import.meta.dirname, '../../../..');
/** A note that states a formula as the papers write it. */
const stating = (id: FormulaId) => {
  const { tex, after = '' } = writtenFormulas[id];
  return `${after}\n\n$$${tex}$$\n\nText.\n`;
};

afterEach(() => l10n.config({ contents: {} }));

/** A note with the derivation of its first formula of a kind inserted, and what is newly found in it. */
function inserted(text: string, id: FormulaId, isLatex = false) {
  const note = readNote(text, { format: isLatex ? 'latex' : 'markdown' });
  const formula = note.formulas.find((each) => each.id === id);
  expect(formula, `${id} in ${text}`).toBeDefined();
  const insertion = derivationInsertion(note, formula!, isLatex);
  if (!insertion) {
    return undefined;
  }
  const { offset, text: added } = insertion;
  const edited = note.edited(text.slice(0, offset) + added + text.slice(offset));
  return {
    text: edited.text,
    added,
    isThere: isInserted(edited, insertion),
    wasThere: isInserted(note, insertion),
    formulas: judgeFormulas(edited).filter(({ start }) => start >= offset && start < offset + added.length),
    found: newFindings(checkNote(note), checkNote(edited), insertion).map(({ message }) => message),
  };
}

/** Ways of writing the same. */
const notations: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['DDPM’s letters', (text) => text],
  [
    'bold letters',
    (text) =>
      text
        .replace(/(?<![a-zA-Z\\])x(?=_)/g, () => r`\mathbf{x}`)
        .replaceAll(r`\epsilon`, r`\boldsymbol{\epsilon}`),
  ],
  [
    'other Greek letters',
    (text) => text.replaceAll(r`\epsilon`, r`\varepsilon`).replaceAll(r`\bar\alpha`, r`\overline{\alpha}`),
  ],
  [
    'macros',
    (text) =>
      r`$$\newcommand{\ab}{\bar\alpha}\newcommand{\vx}{\mathbf{x}}$$` +
      `\n\n${text.replaceAll(r`\bar\alpha`, r`\ab`).replace(/(?<![a-zA-Z\\])x(?=_)/g, () => r`\vx`)}`,
  ],
  ['a quote', (text) => text.replace(/^/gm, '> ')],
  ['a list', (text) => text.replace(/^/gm, '  ').replace('  ', '- ')],
];

describe.each(['en', 'zh-cn', 'zh-tw'])('derivations inserted in %s', (language) => {
  const contents =
    language === 'en' ? {} : readFileSync(path.join(root, `l10n/bundle.l10n.${language}.json`), 'utf8');

  describe.each(derivations.map(({ of, lines }) => [of, lines] as const))('%s', (id, lines) => {
    it.each(notations)('brings nothing wrong into a note in %s', (_, write) => {
      l10n.config({ contents });
      const result = inserted(write(stating(id)), id);
      expect(result?.found).toEqual([]);
      expect(result?.isThere).toBe(true);
      expect(result?.wasThere).toBe(false);
      expect(result?.added.match(/\$\$$/gm)).toHaveLength(2 * lines.length);
      expect(result?.formulas.filter(({ verdict }) => verdict === 'wrong')).toEqual([]);
    });
  });
});

describe('a derivation in a note', () => {
  const closed = 'closed-form-sample';

  it('stands behind the paragraph, with names in sentences as math', () => {
    const result = inserted(
      `Before.\n\nIn $${writtenFormulas[closed].tex}$ the noise\nis Gaussian.\n\nAfter.`,
      closed,
    );
    expect(result?.text).toContain('is Gaussian.\n\n**Where it comes from**\n\nOne step');
    expect(result?.text).toContain(r`product of the $\alpha$ is $\bar\alpha_t$.`);
    expect(result?.text).toMatch(/\$\$\n\nAfter\.$/);
  });

  it('is written with the note’s fonts and macros', () => {
    const text = r`$$\newcommand{\ab}{\bar\alpha}$$

$$\mathbf{z}_t=\sqrt{\ab_t}\,\mathbf{z}_0+\sqrt{1-\ab_t}\,\boldsymbol\varepsilon$$
`;
    const result = inserted(text, closed);
    expect(result?.added).toContain(
      r`\mathbf{z}_t=\sqrt{\ab_t}\mathbf{z}_0+\sqrt{1-\ab_t}\boldsymbol\varepsilon`,
    );
    expect(result?.found).toEqual([]);
  });

  it.each([
    [
      'DDIM’s α',
      r`$x_t=\sqrt{\alpha_t}x_0+\sqrt{1-\alpha_t}\epsilon$ with $\alpha_t/\alpha_{t-1}$`,
      r`$$s_\theta(x_t,t)=-\frac{\epsilon_\theta(x_t,t)}{\sqrt{1-\alpha_t}}$$`,
      'score-from-noise',
      r`-\frac{x_t-\sqrt{\alpha_t}x_0}{1-\alpha_t}=-\frac{\epsilon}{\sqrt{1-\alpha_t}}`,
    ],
    [
      'the scales of signal and noise',
      r`$x_t=\alpha_tx_0+\sigma_t\epsilon$`,
      r`$$s_\theta(x_t,t)=-\frac{\epsilon_\theta(x_t,t)}{\sigma_t}$$`,
      'score-from-noise',
      r`-\frac{x_t-\alpha_tx_0}{\sigma_t^2}=-\frac{\epsilon}{\sigma_t}`,
    ],
    [
      'square roots',
      r`$x_t=\alpha_tx_{t-1}+\beta_t\epsilon_t$ with $\alpha_t^2+\beta_t^2=1$ and $\bar\beta_t=\sqrt{1-\bar\alpha_t^2}$`,
      r`$$x_t=\bar\alpha_tx_0+\bar\beta_t\epsilon$$`,
      closed,
      r`=\alpha_t\alpha_{t-1}x_{t-2}+\sqrt{1-\alpha_t^2\alpha_{t-1}^2}\bar\epsilon`,
    ],
  ] as const)('follows %s', (_, says, formula, id, line) => {
    const result = inserted(`${says}\n\n${formula}\n`, id);
    expect(result?.added).toContain(line);
    expect(result?.found).toEqual([]);
    expect(result?.formulas.map(({ verdict }) => verdict)).not.toContain('wrong');
  });

  it('tells Gaussians apart as the note does', () => {
    const result = inserted(
      r`$$D_{KL}(p\|q)=\log\frac{\sigma_q}{\sigma_p}+\frac{\sigma_p^2+(\mu_p-\mu_q)^2}{2\sigma_q^2}-\frac12$$`,
      'kl-gaussians',
    );
    expect(result?.added).toContain(r`\log\mathcal N(x;\mu_p,\sigma_p^2)-\log\mathcal N(x;\mu_q,\sigma_q^2)`);
    expect(result?.added).not.toContain('_1');
    expect(result?.found).toEqual([]);
  });

  it('is not written where the note has no letter for what is in it', () => {
    // DDIM's α leaves none for DDPM's.
    expect(inserted(r`$$x_t=\sqrt{\alpha_t}x_0+\sqrt{1-\alpha_t}\epsilon$$`, closed)).toBeUndefined();
  });

  it('is found wrong where a line of it is', () => {
    const text = stating(closed);
    const note = readNote(text);
    const insertion = derivationInsertion(
      note,
      note.formulas.find(({ id }) => id === closed)!,
      false,
    )!;
    const slip = { ...insertion, text: insertion.text.replace(r`=1-\alpha_t`, () => r`=1+\alpha_t`) };
    const edited = text.slice(0, slip.offset) + slip.text + text.slice(slip.offset);
    expect(newFindings(checkNote(note), checkNote(readNote(edited)), slip)).toHaveLength(1);
  });

  it('goes behind a display that goes on with the formula', () => {
    const text = `$$${writtenFormulas[closed].tex}$$\n$$=\\sqrt{1-\\bar\\alpha_t}\\epsilon+\\sqrt{\\bar\\alpha_t}x_0$$\n\nText.\n`;
    const result = inserted(text, closed);
    expect(result?.text.indexOf('**Where')).toBeGreaterThan(text.indexOf('$$='));
    expect(result?.found).toEqual([]);
  });

  it('stands in LaTeX behind its environment', () => {
    const text = [
      r`\begin{equation}`,
      writtenFormulas[closed].tex,
      r`\end{equation}`,
      'where things are.',
      '',
      'After.',
    ].join('\n');
    const result = inserted(text, closed, true);
    expect(result?.text).toContain('where things are.\n\n\\paragraph{Where it comes from}\n\nOne step of');
    expect(result?.text).toContain('fresh noise.\n\\[\nx_t=');
    expect(result?.text).toMatch(/\\\]\n\nAfter\.$/);
    expect(result?.found).toEqual([]);
  });
});
