import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../src/diffusion/schedule';
import { checkNote } from '../../../src/notes/check/checkNote';
import { DrawingCache } from '../../../src/threads/mathJax/drawingCache';
import { mathAt } from '../../../src/explain/explainedAt';
import { explainFormula, explainSymbol } from '../../../src/explain/formula/explanation';
import { formulaMarkdown, formulaReading } from '../../../src/explain/formula/formulaReading';
import { readSettings } from '../../../src/settings/settings';
import { scheduleCache } from '../../../src/language/scheduleCache';
import { readNote } from '../../../src/notes/readNote';
import { defaultPlaygroundState } from '../../../src/protocol/playgroundState';
import { paintTex } from '../threads/paintTex';

const environment = {
  drawings: new DrawingCache(paintTex),
  scheduleOf: scheduleCache(),
  settings: () => readSettings({ get: () => undefined }, () => undefined),
  playgroundT: () => undefined,
  theme: 'dark',
  displayLanguage: 'en',
} as const;
const links = {
  showInNote: 'command:vscode.open?1',
  insertDerivation: 'command:diffusion.insertDerivation?1',
};
const markdown = new MarkdownIt({ html: true });
markdown.validateLink = () => true;

async function explained(text: string, at: string): Promise<string> {
  const note = readNote(text);
  const math = mathAt(note, text.indexOf(at));
  expect(math).toBeDefined();
  if (!math) {
    return '';
  }
  const { markdown: source } = await explainFormula(
    note,
    math,
    links,
    () => Promise.resolve(checkNote(note)),
    environment,
  );
  return markdown.render(source);
}
const words = (html: string) =>
  html
    .replace(/<sub>(.*?)<\/sub>/g, '_$1')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u00a0', ' ');

const note = String.raw`Take $t = 500$.

$$x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon$$

$$\bar\alpha_t = \prod_{i=1}^{T} \alpha_i$$

$$\hat x_0 = \frac{x_t - \sqrt{1-\bar\alpha_t}\epsilon_\theta(x_t,t)}{\sqrt{\bar\alpha_t}}$$

$$h + \beta_t = k$$
`;

describe('the explanation of a formula', () => {
  it('derives it, each line drawn with its sentence, where that is told', async () => {
    const html = await explained(note, String.raw`x_t = \sqrt`);
    const derivation = html.slice(html.indexOf('Where it comes from'), html.indexOf('Its symbols'));
    expect(derivation.match(/<li>/g)).toHaveLength(5);
    expect(derivation.match(/<img/g)).toHaveLength(5);
    expect(words(derivation)).toContain('Two independent noises are one');
    expect(derivation).toContain(`<a href="${links.insertDerivation}">Insert into the note</a>`);
    const other = await explained(note, String.raw`h + \beta_t`);
    expect(other).not.toContain('Where it comes from');
    expect(words(html)).toContain('Copy as Code');
    expect(html.match(/command:diffusion\.copyAsCode/g)).toHaveLength(3);
    expect(other).not.toContain('Copy as Code');
  });

  it('draws it, names it, reads it term by term with values, and runs it', async () => {
    const html = await explained(note, 'x_t =');
    expect(html).toMatch(/^<h1>Closed-form forward sample<\/h1>\n<p><img src="data:image\/svg\+xml;base64,/);
    expect(words(html)).toContain('both sides agree under 4 random schedules.');
    expect(words(html)).toContain('▶ Run: closed-form forward · t=500');
    const rows = [...html.matchAll(/<tr>\n<td[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row = '']) => words(row));
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatch(/0\.28033 × clean data/);
    expect(rows[1]).toMatch(/0\.9599 × noise/);
    expect(rows[3]).toMatch(/cumulative product.*ᾱ_500 = 0\.07/s);
  });

  it('gives no value at a time that the process does not have', async () => {
    const said = words(await explained(String.raw`$$h = \beta_0 + \beta_{5000} + \bar\alpha_0$$`, 'h ='));
    expect(said).not.toMatch(/β_(?:0|5000) =/);
    expect(said).toContain('ᾱ_0 = 1');
  });

  it('names the paper and the equation', async () => {
    const html = await explained(note, 'x_t =');
    expect(html).toMatch(
      /<a href="https:\/\/arxiv\.org\/abs\/2006\.11239"[^>]*>Ho et al\. 2020, eq\. 4<\/a>/,
    );
  });

  it('claims nothing where the checker came to no result', async () => {
    const read = readNote(note);
    const math = mathAt(read, note.indexOf('x_t ='));
    expect(math).toBeDefined();
    if (!math) {
      return;
    }
    const nothing = () => Promise.resolve(undefined);
    const { markdown: source } = await explainFormula(read, math, links, nothing, environment);
    expect(source).not.toContain('Checked, and right');
    expect(source).toContain('Not checked:');
    expect(source).toContain('Ho et al.');
  });

  it('has the checker’s objection', async () => {
    const html = await explained(note, String.raw`\bar\alpha_t = \prod`);
    expect(words(html)).toContain('Checked, and wrong:');
    // Its TeX as the note has it, not half of it set.
    expect(html).toContain('only with <code>{t}</code> in place of <code>{T}</code>.');
  });

  it('offers no ▶ where no view shows it', async () => {
    const html = await explained(
      String.raw`$c_{in}(\sigma) = \frac{1}{\sqrt{\sigma^2+\sigma_{data}^2}}$`,
      'c_',
    );
    expect(html).toContain('<h1>Input scaling c<sub>in</sub></h1>');
    expect(html).not.toContain('▶');
  });

  it('also reads math that the catalogue does not know', async () => {
    const html = words(await explained(note, 'h + '));
    expect(html).toContain('the catalogue does not know this formula');
    expect(html).toContain('noise variance');
  });

  it.each([
    ['Langevin', String.raw`$$x_t=x_{t-1}+\frac{\eta}{2}\nabla_x\log p(x_{t-1})+\sqrt\eta z_t$$`, 'x_t='],
    [
      'a divergence',
      String.raw`$$D_{KL}(p\|q)=\log\frac{\sigma_q}{\sigma_p}+\frac{\sigma_p^2}{2\sigma_q^2}-\frac12$$`,
      'D_',
    ],
  ])('gives no values of the schedule to %s', async (_, text, at) => {
    const said = words(await explained(`Take $t = 500$. ${text}`, at));
    expect(said).not.toMatch(/Value|clean data|less noise|ᾱ_500/);
  });

  it('says of a drift that lost its dt that it is wrong', async () => {
    const sde = (dt: string) => String.raw`$$dx=-\frac12\beta(t)x${dt}+\sqrt{\beta(t)}dw$$`;
    expect(words(await explained(sde(''), 'dx='))).toContain('Checked, and wrong:');
    expect(words(await explained(sde(String.raw`\,dt`), 'dx='))).toContain('Checked, and right:');
  });

  it('is of the formula at the cursor', () => {
    const read = readNote(note);
    expect(mathAt(read, 3)).toBeUndefined();
    expect(mathAt(read, note.indexOf('prod'))?.id).toBe('alpha-bar-definition');
  });
});

it('a symbol is explained as its hover does', async () => {
  const { title, markdown: source } = await explainSymbol('beta_t', environment);
  expect(title).toMatch(/variance/);
  expect(words(markdown.render(source))).toMatch(/Schedule: linear/);
});

it('the hover of a formula names it and its quantities, each with a link', () => {
  const read = readNote(note);
  const formula = read.formulas.find(({ id }) => id === 'closed-form-sample');
  expect(formula).toBeDefined();
  if (!formula) {
    return;
  }
  const reading = formulaReading(read, formula, 'en', createSchedule(defaultPlaygroundState.schedule), 500);
  const html = markdown.render(
    formulaMarkdown(
      reading,
      [],
      {
        explain: 'command:diffusion.explainFormula?1',
        run: { title: '▶ Run', uri: 'command:diffusion.openPlayground?1' },
      },
      'en',
    ),
  );
  expect(html).toContain('<strong>Closed-form forward sample</strong>');
  expect(html).toContain('Ho et al. 2020, eq. 4</a>');
  expect(html).toContain('<a href="command:diffusion.openPlayground?1">▶ Run</a>');
  expect(html.match(/<td[^>]*><code>/g)).toHaveLength(6);
  expect(html.match(/command:diffusion\.explainFormula/g)).toHaveLength(5);
});
