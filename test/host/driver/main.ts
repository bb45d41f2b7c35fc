/**
 * The test driver: an extension that runs the mocha suite beside the extension under test. Under code-server it
 * starts by itself in a folder that holds a request; under desktop VS Code `run` is called by the test runner.
 */
import * as vscode from 'vscode';
import { runSuite, type SuiteResult } from './runSuite';

const requestName = 'host-tests.json';
const resultName = 'host-results.json';

export async function activate(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) return;
  const request = vscode.Uri.joinPath(folder, requestName);
  try {
    await vscode.workspace.fs.delete(request);
  } catch {
    return; // An ordinary folder: nobody asked for tests.
  }
  await report(folder, await runSuite().catch(failureToRun));
}

function failureToRun(error: unknown): SuiteResult {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { tests: [{ title: 'The suite starts', state: 'failed', milliseconds: 0, error: text }] };
}

/** What @vscode/test-electron calls. */
export async function run(): Promise<void> {
  const result = await runSuite();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder) await report(folder, result);
  const failed = result.tests.filter((test) => test.state === 'failed');
  if (failed.length > 0) throw new Error(failed.map((test) => `${test.title}: ${test.error}`).join('\n'));
}

async function report(folder: vscode.Uri, result: SuiteResult): Promise<void> {
  const target = vscode.Uri.joinPath(folder, resultName);
  const draft = vscode.Uri.joinPath(folder, `${resultName}.part`);
  await vscode.workspace.fs.writeFile(draft, new TextEncoder().encode(JSON.stringify(result, null, 2)));
  // Renamed when whole, so that nobody reads half of it.
  await vscode.workspace.fs.rename(draft, target, { overwrite: true });
}
