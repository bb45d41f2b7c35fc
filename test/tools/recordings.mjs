// npm run recordings [-- SCENE …]: the README's moving pictures, played in VS Code in the browser with the packed
// extension, as docs/media/SCENE.gif.
import { existsSync } from 'node:fs';
import { importTypeScript } from './build/importTypeScript.mjs';
import { packExtension, vsixFile } from './package.mjs';
import { inRoot } from './paths.mjs';

const { recordScenes, sceneNames } = await importTypeScript('test/tools/recordings/recordScenes.ts');
const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !sceneNames.includes(name));
if (unknown.length > 0) {
  console.error(`No scene ${unknown.join(', ')}; there are ${sceneNames.join(', ')}.`);
  process.exit(2);
}
if (!existsSync(vsixFile)) {
  await packExtension();
}
await recordScenes(chosen.length > 0 ? chosen : sceneNames, inRoot('docs/media'));
