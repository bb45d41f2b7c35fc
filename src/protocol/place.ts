import * as v from 'valibot';

/** Where the editor runs, as VS Code tells it. */
export const placeSchema = v.strictObject({
  /** `vscode.env.remoteName`: `ssh-remote`, `wsl`, `codespaces` …; null where nothing is remote. */
  remote: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  /** Whether the window is a browser's page. */
  web: v.boolean(),
});
export type Place = v.InferOutput<typeof placeSchema>;
