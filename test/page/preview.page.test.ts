import { afterEach, expect, it } from 'vitest';
import { formulaKey } from '../../src/explain/views/wrongFormulas';
import type { FigureId } from '../../src/figures';
import { readNote } from '../../src/notes/readNote';
import { readDemoState } from '../../src/protocol/demoState';
import { defaultPlaygroundState } from '../../src/protocol/playgroundState';
import { NotePreview } from './notePreview';

const forward = (...more: string[]) => ['```diffusion', 'demo: forward', ...more, '```', ''].join('\n');

let preview: NotePreview;
afterEach(() => preview.close());

const slider = (index = 0) => preview.page.getByRole('slider', { name: 'Time step t' }).nth(index);
const ready = () => slider().waitFor();

it('loads nothing more in a note without a demo', async () => {
  preview = await NotePreview.open('# Only text\n');
  await preview.page.waitForTimeout(300);
  expect(await preview.page.locator('script').count()).toBe(1);
  await preview.edit(`# Text\n\n${forward()}`);
  await ready();
  expect(await preview.page.locator('script').count()).toBe(2);
  expect(preview.problems).toEqual([]);
});

it('keeps figure and state while text around a block is edited', async () => {
  preview = await NotePreview.open(`# A\n\n${forward('t: 100')}`);
  await ready();
  await slider().fill('700');
  const canvas = preview.figure('forward').locator('canvas').first();
  const before = await preview.settled(canvas);
  const mark = await canvas.evaluateHandle((element) => element);
  await preview.edit(`# B\n\n${forward('t: 100')}\nMore.\n`);
  // The very same canvas is back before the next frame: nothing flashes.
  expect(await canvas.evaluate((element, old) => element === old, mark)).toBe(true);
  expect(await slider().inputValue()).toBe('700');
  expect((await preview.settled(canvas)).digest).toBe(before.digest);
});

it('takes from an edited block what the edit changed and keeps the rest', async () => {
  preview = await NotePreview.open(forward('t: 100', 'seed: 1'));
  await ready();
  await slider().fill('700');
  await preview.edit(forward('t: 100', 'seed: 2'));
  expect(await slider().inputValue()).toBe('700');
  await preview.unfold();
  expect(await preview.page.getByRole('group', { name: 'Seed' }).innerText()).toContain('2');
  await preview.edit(forward('t: 101', 'seed: 2'));
  expect(await slider().inputValue()).toBe('101');
});

it('keeps state and room while a block cannot be read', async () => {
  preview = await NotePreview.open(`${forward('t: 100')}\nBelow.\n`);
  await ready();
  await slider().fill('700');
  const below = preview.page.getByText('Below.');
  const place = (await below.boundingBox())?.y ?? 0;
  await preview.edit(`${forward('t: 100', 'se')}\nBelow.\n`);
  expect(await preview.page.locator('.diffusion-demo-problem').innerText()).toContain('Line ');
  expect(Math.abs(((await below.boundingBox())?.y ?? 0) - place)).toBeLessThan(40);
  await preview.edit(`${forward('t: 100', 'seed: 3')}\nBelow.\n`);
  expect(await slider().inputValue()).toBe('700');
});

it('keeps each block its own figure when blocks come and go', async () => {
  const first = forward('t: 10');
  const second = forward('t: 20');
  preview = await NotePreview.open(first + second);
  await ready();
  await slider(0).fill('11');
  await slider(1).fill('22');
  await preview.edit(forward('t: 5') + first + second);
  await slider(2).waitFor();
  expect(await Promise.all([0, 1, 2].map((index) => slider(index).inputValue()))).toEqual(['5', '11', '22']);
  await preview.edit(second);
  expect(await slider().inputValue()).toBe('22');
  expect(await preview.page.locator('.diffusion-figure').count()).toBe(1);
});

it('gives no element of a figure an id: the built-in preview takes those out when it updates its page', async () => {
  preview = await NotePreview.open(
    ['forward', 'schedule', 'posterior'].map((demo) => forward().replace('forward', demo)).join(''),
  );
  await preview.settled(preview.figure('posterior').locator('canvas').first());
  expect(await preview.page.locator('.diffusion-figure [id]').count()).toBe(0);
});

it('keeps double clicks on its controls from the preview, which would leave for the editor', async () => {
  preview = await NotePreview.open(`# Title\n\n${forward()}`);
  await ready();
  await preview.page.evaluate(() => {
    document.addEventListener('dblclick', () => document.body.toggleAttribute('data-left'));
  });
  await preview.unfold();
  await preview.page.getByRole('button', { name: 'New noise' }).dblclick();
  expect(await preview.page.getByRole('group', { name: 'Seed' }).innerText()).toContain('2');
  expect(await preview.page.locator('body[data-left]').count()).toBe(0);
  await preview.page.getByRole('heading').dblclick();
  expect(await preview.page.locator('body[data-left]').count()).toBe(1);
});

it('changes the kind of figure in place', async () => {
  preview = await NotePreview.open(forward('t: 10'));
  await ready();
  await slider().fill('640');
  await preview.edit(forward('t: 10').replace('forward', 'schedule'));
  await preview.figure('schedule').waitFor();
  expect(await preview.figure('forward').count()).toBe(0);
  expect(await slider().inputValue()).toBe('640');
  expect(preview.problems).toEqual([]);
});

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const raw = (tag: string, name: string, data: string) =>
  `<${tag} class="${name}" data-diffusion="${escaped(data)}"></${tag}>\n\n`;
const stateWith = (change: object = {}) => {
  const { schedule, t, seed, figures } = defaultPlaygroundState;
  return JSON.stringify({ view: 'forward', schedule, t, seed, figures, ...change });
};
const schedule = (change: object) =>
  stateWith({ schedule: { ...defaultPlaygroundState.schedule, ...change } });

/** What raw HTML of a note may claim to be a figure's state, and where it is wrong. */
const foreignStates: readonly (readonly [data: string, place: string])[] = [
  ['x{', 'not JSON'],
  ['', 'not JSON'],
  ['null', 'do not describe a figure'],
  ['[]', '“view”'],
  ['['.repeat(7000) + ']'.repeat(7000), 'characters'],
  ['{}', '“view”'],
  ['{"__proto__":{"view":"forward"}}', '“view”'],
  [stateWith({ view: 'constructor' }), '“view”'],
  [stateWith({ view: 'network' }), '“view”'],
  [stateWith({ t: 1001 }), '“t”'],
  [stateWith({ t: -0 }), '“t”'],
  [stateWith({ t: null }), '“t”'],
  [stateWith({ seed: 2 ** 32 }), '“seed”'],
  [stateWith({ seed: [[[[0]]]] }), '“seed”'],
  [stateWith({ figures: { posterior: { x0: 1e308, xt: 0 } } }), '“figures.posterior.x0”'],
  [stateWith({ '<img src=x onerror=alert(1)>': 1 }), '“<img src=x'],
  [schedule({ T: 1e9 }), '“schedule.T”'],
  [schedule({ T: 1e308 }), '“schedule.T”'],
  [schedule({ T: '1000' }), '“schedule.T”'],
  [schedule({ betaStart: 1e-300 }), '“schedule.betaStart”'],
  [schedule({ betaEnd: 1 }), '“schedule.betaEnd”'],
  [schedule({ kind: 'flow', shift: 1e-300 }), '“schedule.shift”'],
];

it('says what is wrong where raw HTML claims to be a demo, and draws the good block behind it', async () => {
  const bad = foreignStates.map(([data]) => raw('div', 'diffusion-demo', data)).join('');
  preview = await NotePreview.open(bad + forward('t: 42'));
  await preview.page.locator('.diffusion-demo').last().scrollIntoViewIfNeeded();
  await ready();
  expect(await slider().inputValue()).toBe('42');
  const sentences = await preview.page.locator('.diffusion-demo-failure').allInnerTexts();
  expect(sentences).toHaveLength(foreignStates.length);
  foreignStates.forEach(([, place], index) => {
    expect(sentences[index]).toContain('This demo could not be drawn: its data ');
    expect(sentences[index]).toContain(place);
  });
  expect(await preview.page.locator('img').count()).toBe(0);
  expect(preview.problems).toEqual([]);
});

it('says so at a ▶ of raw HTML too, and the formula behind it runs', async () => {
  const bad = foreignStates.map(([data]) => raw('span', 'diffusion-run', data)).join('');
  const formula =
    '```math\nx_t = \\sqrt{\\bar\\alpha_t}\\, x_0 + \\sqrt{1-\\bar\\alpha_t}\\,\\epsilon\n```\n';
  preview = await NotePreview.open(bad + formula);
  const run = preview.page.getByRole('button', { name: /^Run: / });
  await run.click();
  await ready();
  expect(await run.count()).toBe(1);
  expect(await preview.page.locator('.diffusion-run-failure').count()).toBe(foreignStates.length);
  expect(preview.problems).toEqual([]);
});

it('takes no other element for a demo than it makes, whatever class it has', async () => {
  const claims = ['textarea', 'table', 'button', 'a', 'p'].map((tag) =>
    raw(tag, 'diffusion-demo', stateWith()),
  );
  preview = await NotePreview.open(claims.join('') + forward());
  await ready();
  expect(await preview.page.locator('.diffusion-figure').count()).toBe(1);
});

it('reads its translations from its own element, behind what raw HTML has', async () => {
  const context = (data: string) =>
    `<div class="diffusion-preview-context" data-context="${escaped(data)}"></div>\n\n`;
  const claims = ['x{', '{"translations":{"Play":{"message":"!"}}}', '{"translations":{"Play":"no"}}'].map(
    context,
  );
  preview = await NotePreview.open(claims.join('') + forward(), {
    context: { translations: { Play: '播放' } },
  });
  await preview.page.getByRole('button', { name: '播放' }).waitFor();
  expect(preview.problems).toEqual([]);
});

it('draws what is in sight of 2,000 blocks, and the last one when it is reached', async () => {
  const many = Array.from({ length: 2000 }, (_, i) => forward(`seed: ${i}`)).join('');
  preview = await NotePreview.open(many);
  await ready();
  const figures = preview.page.locator('.diffusion-figure');
  expect(await figures.count()).toBeLessThan(10);
  await preview.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await preview.page.locator('.diffusion-demo').last().locator('.df-more > summary').first().click();
  await preview.page.getByRole('group', { name: 'Seed' }).getByText('1999').waitFor();
  // Every block is passed by, and few are kept.
  for (let i = 0; i < 12; i++) {
    await preview.page.mouse.wheel(0, -4000);
  }
  await preview.settled(figures.first().locator('canvas').first());
  expect(await figures.count()).toBeLessThan(40);
  expect(preview.problems).toEqual([]);
});

it('keeps what its reader moved while a figure is far out of sight', async () => {
  preview = await NotePreview.open(Array.from({ length: 60 }, () => forward('t: 100')).join(''));
  await ready();
  await slider().fill('700');
  await preview.page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (let y = 0; y < document.body.scrollHeight; y += 600) {
      scrollTo(0, y);
      await frame();
    }
  });
  const first = preview.page.locator('.diffusion-demo').first();
  expect(await first.locator('.diffusion-figure').count()).toBe(0);
  await preview.page.evaluate(() => scrollTo(0, 0));
  await first.locator('.diffusion-figure').waitFor();
  expect(await slider().inputValue()).toBe('700');
});

it('draws every state that its schema lets through, at its bounds too', async () => {
  const schedules = [
    'kind: constant, betaStart: 1.0e-8, betaEnd: 0.999999',
    'kind: linear, betaStart: 1.1e-9, betaEnd: 1.1e-9',
    'kind: linear, betaStart: 1.1e-9, betaEnd: 1.1e-9, zeroTerminalSnr: true',
    'kind: quadratic, betaStart: 0.999999999999, betaEnd: 1.1e-9',
    'kind: cosine, zeroTerminalSnr: true',
    'kind: flow, shift: 0.01',
    'kind: flow, shift: 100',
    'kind: karras',
  ];
  const blocks = ['forward', 'schedule', 'posterior'].flatMap((demo) =>
    schedules.flatMap((each) =>
      [2, 10000].map((T) =>
        ['```diffusion', `demo: ${demo}`, `schedule: {${each}}`, `T: ${T}`, '```', ''].join('\n'),
      ),
    ),
  );
  preview = await NotePreview.open(blocks.join(''));
  await preview.page.locator('.diffusion-figure').first().waitFor();
  for (let i = 0; i < blocks.length; i++) {
    const place = preview.page.locator('.diffusion-demo').nth(i);
    await place.scrollIntoViewIfNeeded();
    await place.locator('canvas').first().waitFor();
    expect(await place.innerText()).not.toMatch(/NaN|Infinity/);
  }
  expect(await preview.page.locator('.diffusion-demo-failure').count()).toBe(0);
  expect(preview.problems).toEqual([]);
});

it('says at the ▶ of a wrong formula, and in its view, that the right one runs', async () => {
  const note = String.raw`\[ x_t = \sqrt{\bar\alpha_t} x_0 + (1-\bar\alpha_t) \epsilon \]`;
  const wrong = new Set(readNote(note).formulas.map(({ start, end }) => formulaKey(note.slice(start, end))));
  preview = await NotePreview.open(note, { context: { wrongIn: () => wrong } });
  await preview.page.getByRole('button', { name: 'Run the right formula: closed-form forward' }).click();
  await preview.figure('forward').waitFor();
  await preview.page.getByText('The formula above is found wrong. This figure runs the right one.').waitFor();
  expect(preview.problems).toEqual([]);
});

it('unfolds what was opened last right under the formulas of its paragraph, also after an edit', async () => {
  const note = String.raw`\(\tilde\beta_t = \frac{1-\bar\alpha_{t-1}}{1-\bar\alpha_t}\beta_t\) and \(x_t = \sqrt{\bar\alpha_t} x_0 + \sqrt{1-\bar\alpha_t} \epsilon\)`;
  preview = await NotePreview.open(note);
  const views = () =>
    preview.page
      .locator('.diffusion-unfolded')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')));
  for (const name of ['Run: posterior variance', 'Run: closed-form forward']) {
    await preview.page.getByRole('button', { name }).click();
  }
  expect(await views()).toEqual(['closed-form forward', 'posterior variance']);
  await preview.edit(`More.\n\n${note}`);
  expect(await views()).toEqual(['closed-form forward', 'posterior variance']);
  await preview.page.getByRole('button', { name: 'Run: closed-form forward' }).click();
  expect(await views()).toEqual(['posterior variance']);
});

it('moves the figures of one link together, and those of another not', async () => {
  const linked = (demo: string, t: number, link: string) =>
    forward(`t: ${t}`, `link: ${link}`).replace('forward', demo);
  const note = [linked('forward', 100, 'one'), linked('schedule', 5, 'one'), linked('posterior', 7, 'two')];
  preview = await NotePreview.open(note.join('\n'));
  const time = (id: FigureId) => preview.figure(id).getByRole('slider', { name: 'Time step t' });
  for (const [index, id] of (['forward', 'schedule', 'posterior'] as const).entries()) {
    await preview.show(index);
    await time(id).waitFor();
  }
  expect(await time('schedule').inputValue()).toBe('100');
  await time('schedule').fill('640');
  await expect.poll(() => time('forward').inputValue()).toBe('640');
  expect(await time('posterior').inputValue()).toBe('7');
  expect(preview.problems).toEqual([]);
});

it('tells the context menu which figure it is, in what state', async () => {
  preview = await NotePreview.open(forward('t: 100'));
  await ready();
  await slider().fill('700');
  const context = await preview.page.locator('diffusion-demo-host').getAttribute('data-vscode-context');
  const told = JSON.parse(context ?? '') as { readonly diffusionDemo: string };
  expect(readDemoState(told.diffusionDemo)).toMatchObject({ ok: true, state: { view: 'forward', t: 700 } });
});
