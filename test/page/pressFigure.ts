import { figureSpec, type FigureId } from '../../src/figures';
import { figureState } from '../../src/figures/states';
import { parseDemoBlock } from '../../src/protocol/demoBlock';
import { linkOf, parseQuery } from '../../src/protocol/link';
import { applyPatch, defaultPlaygroundState, type PlaygroundState } from '../../src/protocol/playgroundState';
import { appearanceOf, faultsOf, pressesOf, untranslatedIn, type Press } from './pressControls';

/** What came of pressing all controls of a figure. */
export interface PressReport {
  readonly presses: number;
  readonly controls: readonly string[];
  /** Controls that change nothing that is seen. */
  readonly dead: readonly string[];
  readonly faults: readonly string[];
}

/** A figure on a page, with what its page keeps of it. */
export interface PressedFigure {
  readonly id: FigureId;
  readonly host: HTMLElement;
  readonly state: () => PlaygroundState;
  readonly reset: (state: PlaygroundState) => void;
  readonly copied: () => string;
  readonly savedCount: () => number;
  readonly nextFrame: () => Promise<unknown>;
  /** Draws the figure anew from a state, in place of the one that is there. */
  readonly draws: (state: PlaygroundState) => HTMLElement;
}

/** After how many frames a change is seen at the latest. */
const latest = 60;
/** How many frames a figure may work on what its state asks for. */
const longest = 3600;

const rootIn = (host: HTMLElement): HTMLElement => host.querySelector<HTMLElement>('.diffusion-figure')!;

/** Presses every control of a figure, in its standard state and in each that a choice makes, then all its exports. */
export async function pressFigure(figure: PressedFigure): Promise<PressReport> {
  const { id, host, state, reset, nextFrame } = figure;
  const root = rootIn(host);
  host.querySelectorAll('details').forEach((fold) => (fold.open = true));
  await nextFrame();
  /** Each control that was pressed, and whether that changed what is seen. */
  const changing = new Map<string, boolean>();
  const faults = new Set<string>();
  let presses = 0;

  const isListed = (control: string) => (press: Press) => press.control === control;

  /** What is seen once two frames are alike. */
  async function settled(): Promise<string> {
    for (let last = '', frame = 0; frame < 10; frame++) {
      await nextFrame();
      const now = appearanceOf(root);
      if (now === last) {
        break;
      }
      last = now;
    }
    return appearanceOf(root);
  }

  async function pressOne(control: string, press: Press, before: string, isLast: boolean): Promise<string> {
    press.act();
    presses++;
    await nextFrame();
    let after = appearanceOf(root);
    const waits = isLast && press.counts && changing.get(control) !== true;
    // Some pictures are drawn when there is time, or by a network that learns.
    for (let frame = 0; waits && after === before && frame < latest; frame++) {
      await nextFrame();
      after = appearanceOf(root);
    }
    changing.set(control, !press.counts || after !== before || changing.get(control) === true);
    faultsOf(root).forEach((fault) => faults.add(`${control}: ${fault}`));
    if (!isRestored(state())) {
      faults.add(`${control}: its link leads to another state`);
    }
    return after;
  }

  /** Presses what nobody has claimed: those of the standard state there, and the others where they come up. */
  async function pressAll(from: PlaygroundState, claimed: ReadonlySet<string>): Promise<void> {
    const controls = new Set(
      pressesOf(root)
        .map(({ control }) => control)
        .filter((control) => !claimed.has(control)),
    );
    const taken = [...claimed, ...controls];
    for (const control of controls) {
      reset(from);
      let seen = await settled();
      const count = pressesOf(root).filter(isListed(control)).length;
      for (let index = 0; index < count; index++) {
        // Controls come and go with others: what is pressed is found anew.
        const press = pressesOf(root).filter(isListed(control))[index];
        seen = press === undefined ? seen : await pressOne(control, press, seen, index === count - 1);
      }
      await pressAll(state(), new Set([...taken, ...changing.keys()]));
    }
  }

  /** Puts each slider at its end without going back. */
  async function pressTogether(end: 'min' | 'max'): Promise<void> {
    const ranges = pressesOf(root).filter((press) => press.end === end);
    for (const { control } of ranges) {
      const press = pressesOf(root).find((each) => each.control === control && each.end === end);
      await (press && pressOne(control, press, '', false));
    }
  }

  await pressAll(state(), new Set());
  if (document.documentElement.lang !== 'en') {
    untranslatedIn(root).forEach((text) => faults.add(`not translated: ${text}`));
  }
  for (const end of ['min', 'max'] as const) {
    await pressTogether(end);
    faultsOf(root).forEach((fault) => faults.add(`all at ${end}: ${fault}`));
  }
  await settled();
  for (let frame = 0; 'working' in rootIn(host).dataset && frame < longest; frame++) {
    await nextFrame();
  }
  const last = state();
  const caption = captionIn(root);
  const redrawn = rootIn(figure.draws(restored(last) ?? last));
  if (captionIn(redrawn) !== caption) {
    faults.add(`its link shows “${captionIn(redrawn)}” and not “${caption}”`);
  }
  redrawn.querySelectorAll('details').forEach((fold) => (fold.open = true));
  for (const fault of await pressExports(redrawn, figure)) {
    faults.add(fault);
  }
  const controls = [...changing.keys()];
  return {
    presses,
    controls,
    dead: controls.filter((each) => changing.get(each) !== true),
    faults: [...faults],
  };

  /** What the figure's own link, read again, leads to. */
  function restored(of: PlaygroundState): PlaygroundState | undefined {
    const read = parseQuery(new URL(linkOf({ ...of, view: id })).search.slice(1));
    return read.ok ? applyPatch(defaultPlaygroundState, read.patch) : undefined;
  }
  function isRestored(of: PlaygroundState): boolean {
    return JSON.stringify(restored(of)) === JSON.stringify({ ...of, view: id });
  }
}

const captionIn = (root: HTMLElement): string => root.querySelector('.df-caption')?.textContent ?? '';

/** Presses each export; one that takes long is cancelled once its first picture is there. Returns what went wrong. */
async function pressExports(
  root: HTMLElement,
  { id, copied, savedCount, nextFrame }: PressedFigure,
): Promise<readonly string[]> {
  const said = () => root.querySelector('.df-export-said')?.textContent ?? '';
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('.df-export button')];
  const cancel = buttons.at(-1);
  const until = async (isSo: () => boolean): Promise<boolean> => {
    for (let frame = 0; frame < 300 && !isSo(); frame++) {
      await nextFrame();
    }
    return isSo();
  };
  const faults: string[] = [];
  const states = new Set<string>();
  for (const button of buttons.filter((each) => each !== cancel && !each.hidden)) {
    const saved = savedCount();
    const text = copied();
    button.click();
    const isLong = cancel?.hidden === false;
    if (isLong) {
      await until(() => /\d/.test(said()));
      cancel.click();
    }
    const isDone = isLong
      ? await until(() => cancel.hidden && !/\d/.test(said()))
      : await until(() => savedCount() > saved || copied() !== text);
    if (!isDone) {
      faults.push(`${button.textContent}: “${said()}”`);
    }
    states.add(copied());
  }
  const block = [...states].find((each) => each.startsWith('```'));
  const parsed = block === undefined ? undefined : parseDemoBlock(block.split('\n').slice(1, -2).join('\n'));
  const shown = parsed?.ok ? figureSpec(id).caption(figureState(id, parsed.state)) : parsed?.message;
  return shown === captionIn(root) ? faults : [...faults, `its block shows “${shown}”`];
}
