import type { Token } from 'markdown-it';
import { formulaView } from '../language/formulaView';
import { formulaTitle } from '../language/lensFor';
import { patchNear } from '../language/openPlayground';
import { scheduleNear } from '../language/scheduleNear';
import { isRunnable } from '../notes/formulas/formulaIds';
import type { FormulaId, Note } from '../notes/note';
import { readNote } from '../notes/readNote';
import { demoIds, type DemoState } from '../protocol/demoBlock';
import { applyPatch, type PlaygroundState } from '../protocol/playgroundState';

type Macros = Readonly<Record<string, string>>;

/** A formula of the preview that a live view shows. */
export interface FormulaMark {
  /** What the view is called: "closed-form forward". */
  readonly title: string;
  readonly state: DemoState;
  /** Whether the formula stands on a line of its own. */
  readonly display: boolean;
}

/** A token's own math, or undefined. Tokens are the built-in math renderer's, or of one that names them likewise. */
function texOf({ type, info, content }: Token): string | undefined {
  const isMath = /^math/.test(type) || (type === 'fence' && info.trim().toLowerCase() === 'math');
  return isMath ? content : undefined;
}

/** TeX that was read lately, and the formulas in it: an edit changes one formula of many. */
const known = new Map<string, readonly FormulaId[]>();
const capacity = 4000;

function formulasIn(tex: string, macros: Macros): readonly FormulaId[] {
  const key = tex + JSON.stringify(macros);
  let found = known.get(key);
  if (!found) {
    found = readNote(`$$\n${tex}\n$$`, { macros }).formulas.map(({ id }) => id);
    if (known.size >= capacity) known.clear();
    known.set(key, found);
  }
  return found;
}

/** Tells which live views belong to the formulas of one note. */
export class FormulaMarks {
  readonly #note: Note;
  readonly #base: PlaygroundState;
  readonly #macros: Macros;
  readonly #lines: number[] = [0];

  /** What a note does not say is taken from `base`. */
  constructor(note: Note, base: PlaygroundState, macros: Macros) {
    this.#macros = macros;
    this.#note = note;
    this.#base = base;
    const { text } = note;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#lines.push(at + 1);
  }

  /** The live views of a math token's formulas, each once; `line` is where its block begins, from 0. */
  of(token: Token, line: number): FormulaMark[] {
    const tex = texOf(token);
    if (tex === undefined) return [];
    const marks = new Map<string, FormulaMark>();
    for (const id of formulasIn(tex, this.#macros)) {
      if (!isRunnable(id)) continue;
      const patch = formulaView(id);
      const view = demoIds.find((each) => each === patch.view);
      if (!view || marks.has(JSON.stringify(patch))) continue;
      const near = scheduleNear(this.#parametersNear(tex, line), this.#base.schedule);
      const { schedule, forward, posterior, t, seed } = applyPatch(this.#base, patchNear(patch, near));
      marks.set(JSON.stringify(patch), {
        title: formulaTitle(id),
        state: { view, schedule, forward, posterior, t, seed },
        display: token.type !== 'math_inline',
      });
    }
    return [...marks.values()];
  }

  #parametersNear(tex: string, line: number) {
    const start = this.#lines[line] ?? 0;
    const found = this.#note.text.indexOf(tex.trim(), start);
    return this.#note.parametersNear(found === -1 ? start : found);
  }
}
