import * as vscode from 'vscode';
import type { ScheduleConfig } from '../diffusion/schedule';
import type { Finding } from '../notes/check/finding';
import type { Note } from '../notes/note';
import { explainCommand, type ExplainTarget } from '../explain/markdown/explainTarget';
import { lensesFor, type Lens } from '../explain/views/lensFor';
import type { LanguageContext } from './languageContext';
import { openPlaygroundCommand } from '../explain/views/playgroundLink';

/**
 * How many lenses of a note are whole from the start. The others get their commands when they come into view: those
 * of a long note would be most of what is sent at every edit.
 */
const wholeLenses = 60;

/** A lens that knows what it will say. */
class FormulaCodeLens extends vscode.CodeLens {
  constructor(
    range: vscode.Range,
    readonly whole: () => vscode.Command,
  ) {
    super(range);
  }
}

/** Puts “▶ Run” above every formula that the playground can run, and “Explain” above the others. */
export class FormulaCodeLensProvider implements vscode.CodeLensProvider<FormulaCodeLens> {
  readonly onDidChangeCodeLenses: vscode.Event<void>;
  /** The lenses of readings, as long as those live. */
  private readonly made = new WeakMap<
    Note,
    {
      readonly schedule: ScheduleConfig;
      readonly findings: readonly Finding[] | undefined;
      readonly lenses: FormulaCodeLens[];
    }
  >();

  constructor(private readonly context: LanguageContext) {
    this.onDidChangeCodeLenses = (listener, thisArgs, disposables) => {
      const listening = vscode.Disposable.from(
        context.onDidChangeSettings(listener, thisArgs),
        context.onDidCheck(listener, thisArgs),
      );
      disposables?.push(listening);
      return listening;
    };
  }

  provideCodeLenses(document: vscode.TextDocument): FormulaCodeLens[] {
    const settings = this.context.settings();
    if (!settings.codeLensEnabled) {
      return [];
    }
    const { schedule } = settings;
    const note = this.context.notes.get(document);
    const findings = this.context.findingsIn(document);
    const known = this.made.get(note);
    if (known && known.schedule === schedule && known.findings === findings) {
      return known.lenses;
    }
    const commands = commandMaker(document);
    const lenses = lensesFor(note, schedule, findings).map((lens, index) => {
      const at = document.positionAt(lens.start);
      const made = new FormulaCodeLens(new vscode.Range(at, at), () => commands(lens));
      return index < wholeLenses ? this.resolveCodeLens(made) : made;
    });
    this.made.set(note, { schedule, findings, lenses });
    return lenses;
  }

  resolveCodeLens(lens: FormulaCodeLens): FormulaCodeLens {
    lens.command ??= lens.whole();
    return lens;
  }
}

/** Makes the commands of a document's lenses; what they share is asked for once. */
function commandMaker({ uri }: vscode.TextDocument): (lens: Lens) => vscode.Command {
  const target = uri.toString();
  const runs = vscode.l10n.t('Open the playground with this formula and the numbers that the note gives');
  const explains = vscode.l10n.t('Read this formula term by term');
  return (lens) => {
    const { title } = lens;
    switch (lens.kind) {
      case 'run':
        return { title, command: openPlaygroundCommand, arguments: [lens.patch], tooltip: runs };
      case 'explain': {
        const place: ExplainTarget = { uri: target, offset: lens.start };
        return { title, command: explainCommand, arguments: [place], tooltip: explains };
      }
    }
  };
}
