import { rmSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCodeServer } from '../tools/codeServer/codeServer.mjs';
import { vsixFile } from '../tools/package.mjs';
import { outFolder } from '../tools/paths.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where code-server answers, with the packed extension installed. */
    serverUrl: string;
    /** Its user settings. */
    settingsFile: string;
  }
}

/** Starts one code-server for all files, with the VSIX that `npm run package` made. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = path.join(outFolder, 'e2e', 'server');
  rmSync(home, { recursive: true, force: true });
  const server = await startCodeServer({ home, vsix: [vsixFile] });
  project.provide('serverUrl', server.url);
  project.provide('settingsFile', server.settingsFile);
  return () => server.stop();
}
