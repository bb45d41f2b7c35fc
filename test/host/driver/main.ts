/**
 * The test driver: an extension that runs the mocha suite beside the extension under test. In a folder that holds
 * a request it starts by itself, writes down what it found, and leaves the window idle.
 */
import * as vscode from 'vscode';
import { measure } from '../../bench/measure';
import { setDriverContext } from './driverContext';
import { runSuite, type SuiteResult } from './runSuite';

const requestName = 'host-tests.json';
const resultName = 'host-results.json';

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  setDriverContext(context);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) {
    return;
  }
  const wanted = await takeRequest(folder);
  if (wanted === 'tests') {
    await report(folder, await runSuite().catch(failureToRun));
  }
  if (wanted === 'bench') {
    await report(folder, await measure().catch(failureToRun));
  }
}

/** What @vscode/test-electron calls: the window stays open until this is done. */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) {
    throw new Error('The test window has no folder.');
  }
  const answer = vscode.Uri.joinPath(folder, resultName);
  const written = async (): Promise<boolean> =>
    vscode.workspace.fs.stat(answer).then(
      () => true,
      () => false,
    );
  while (!(await written())) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** What the request asks for; undefined in an ordinary folder, where nobody asked. A request is answered once. */
async function takeRequest(folder: vscode.Uri): Promise<unknown> {
  const file = vscode.Uri.joinPath(folder, requestName);
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    await vscode.workspace.fs.delete(file);
    return (JSON.parse(text) as { run?: unknown }).run;
  } catch {
    return undefined;
  }
}

function failureToRun(error: unknown): SuiteResult {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { tests: [{ title: 'The suite runs', state: 'failed', milliseconds: 0, error: text }] };
}

async function report(folder: vscode.Uri, result: unknown): Promise<void> {
  const target = vscode.Uri.joinPath(folder, resultName);
  const draft = vscode.Uri.joinPath(folder, `${resultName}.part`);
  await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(JSON.stringify(result, null, 2)));
  // Renamed when whole, so that nobody reads half of it.
  await vscode.workspace.fs.rename(draft, target, { overwrite: true });
}
