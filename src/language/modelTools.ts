import * as v from 'valibot';
import * as vscode from 'vscode';
import { findingAnswers } from '../explain/answers/findingAnswers';
import { formulaAnswer, noteOfFormula } from '../explain/answers/formulaAnswer';
import { questionSchemas, type QuestionName } from '../explain/answers/questions';
import { symbolAnswers } from '../explain/answers/symbolAnswers';
import { describeIssues } from '../protocol/describeIssues';
import type { LanguageContext } from './languageContext';
import type { VersionedText } from './noteCache';
import { noteLanguages } from './noteLanguages';

/**
 * Answers what language models ask of the checker and the glossary, as JSON. All of it only reads, and of files only
 * notes that are open or in the window's folders.
 */
export function modelTools(context: LanguageContext): (name: string, input: unknown) => Promise<string> {
  const answers = {
    diffusion_checkFormula: answering('diffusion_checkFormula', async ({ tex }) => {
      const note = formulaDocument(noteOfFormula(tex));
      const findings = await context.check(note, 'explain', {});
      return findings ? formulaAnswer(context.notes.get(note), findings) : noResult;
    }),
    diffusion_explainSymbol: answering('diffusion_explainSymbol', ({ symbol }) =>
      Promise.resolve({ symbols: symbolAnswers(symbol, vscode.env.language) }),
    ),
    diffusion_listFindings: answering('diffusion_listFindings', async ({ uri }) => {
      const note = await noteAt(uri);
      const findings = await context.check(note, 'explain', context.settings().checkRules);
      return findings
        ? { uri: note.uri.toString(), findings: findingAnswers(note.getText(), findings) }
        : noResult;
    }),
  } satisfies Record<QuestionName, unknown>;
  return async (name, input) => {
    if (!Object.hasOwn(answers, name)) {
      throw new RangeError(`There is no tool ${name}.`);
    }
    return JSON.stringify(await answers[name as QuestionName](input));
  };
}

/** Holds what is asked against its schema. @throws {TypeError} that says what is wrong with it. */
function answering<Name extends QuestionName>(
  name: Name,
  answer: (question: v.InferOutput<(typeof questionSchemas)[Name]>) => Promise<unknown>,
): (input: unknown) => Promise<unknown> {
  return (input) => {
    const parsed = v.safeParse<(typeof questionSchemas)[Name]>(questionSchemas[name], input);
    if (!parsed.success) {
      throw new TypeError(describeIssues(parsed.issues));
    }
    return answer(parsed.output);
  };
}

const noResult = { error: 'The checker came to no result.' };
let asked = 0;

/** A formula as a note that no editor shows. */
function formulaDocument(text: string): VersionedText {
  asked += 1;
  const uri = `diffusion-question:${asked}`;
  return { uri, version: 1, languageId: 'markdown', getText: () => text };
}

/** @throws {Error} when it is no note, or one that is neither open nor in the window's folders. */
async function noteAt(address: string | undefined): Promise<vscode.TextDocument> {
  const document =
    address === undefined ? vscode.window.activeTextEditor?.document : await documentAt(address);
  if (!document || !noteLanguages.some((each) => each === document.languageId)) {
    throw new Error('This is not a note in Markdown or LaTeX.');
  }
  return document;
}

async function documentAt(address: string): Promise<vscode.TextDocument | undefined> {
  const uri = vscode.Uri.parse(address, true);
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (open) {
    return open;
  }
  return vscode.workspace.getWorkspaceFolder(uri) ? vscode.workspace.openTextDocument(uri) : undefined;
}
