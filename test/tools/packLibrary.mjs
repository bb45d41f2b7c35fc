// npm run pack:library: the mathematics as a library with types, and the command line, as one small npm package.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { commandLine } from './build/commandLine.mjs';
import { codeNotices } from './build/thirdPartyNotices.mjs';
import { ensurePackages } from './install/ensurePackages.mjs';
import { inRoot, outFolder } from './paths.mjs';
import { mustRun, withoutNpm } from './run.mjs';

const stage = path.join(outFolder, 'library');
const inStage = (/** @type {string[]} */ ...parts) => path.join(stage, ...parts);

/** package.json of the package: what both manifests say is taken from the extension's. */
function manifest() {
  /** @type {{ name: string, version: string, license: string, engines: { node: string }, devDependencies: Record<string, string> }} */
  const { name, version, license, engines, devDependencies } = JSON.parse(
    readFileSync(inRoot('package.json'), 'utf8'),
  );
  return {
    name,
    version,
    license,
    private: true,
    description: 'Schedules, forward process, posterior, bounds and samplers of diffusion models',
    type: 'module',
    engines: { node: engines.node },
    exports: { '.': { types: './dist/types/index.d.ts', default: './dist/index.js' } },
    types: './dist/types/index.d.ts',
    bin: { [name]: './dist/cli.cjs' },
    sideEffects: false,
    dependencies: { valibot: devDependencies.valibot },
  };
}

/** The library, and the command line as the extension's build makes it. */
async function buildCode() {
  /** @type {import('esbuild').BuildOptions} */
  const library = {
    entryPoints: [inRoot('src/diffusion/index.ts')],
    outfile: inStage('dist/index.js'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    external: ['valibot'],
    logLevel: 'warning',
    metafile: true,
  };
  const results = await Promise.all([
    build(library),
    build({ ...commandLine(), outfile: inStage('dist/cli.cjs'), logLevel: 'warning', metafile: true }),
  ]);
  writeFileSync(
    inStage('ThirdPartyNotices.txt'),
    await codeNotices(results.flatMap(({ metafile }) => metafile ?? [])),
  );
}

/** Declarations, whose imports name files as Node's own resolution of modules asks for. */
async function buildTypes() {
  const types = inStage('dist/types');
  const options = '--declaration --emitDeclarationOnly --strict --skipLibCheck --target es2022 --lib es2023';
  const modules = '--module esnext --moduleResolution bundler --verbatimModuleSyntax';
  await mustRun(process.execPath, [
    inRoot('node_modules/typescript/bin/tsc'),
    inRoot('src/diffusion/index.ts'),
    ...`${options} ${modules}`.split(' '),
    ...['--rootDir', inRoot('src/diffusion'), '--outDir', types],
  ]);
  const files = readdirSync(types, { recursive: true, encoding: 'utf8' }).map((file) =>
    path.join(types, file),
  );
  for (const file of files.filter((each) => each.endsWith('.d.ts'))) {
    const source = readFileSync(file, 'utf8');
    const named = source.replace(/(from ')(\.{1,2}\/[^']+)(')/g, (_, before, target, after) => {
      const isFile = files.includes(path.join(path.dirname(file), `${target}.d.ts`));
      return `${before}${target}${isFile ? '' : '/index'}.js${after}`;
    });
    writeFileSync(file, named);
  }
}

/** @returns {Promise<string>} the tarball */
export async function packLibrary() {
  await ensurePackages();
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(inStage('dist'), { recursive: true });
  const { name, version, ...rest } = manifest();
  writeFileSync(inStage('package.json'), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);
  cpSync(inRoot('docs/library.md'), inStage('README.md'));
  cpSync(inRoot('LICENSE'), inStage('LICENSE'));
  for (const file of readdirSync(inRoot('l10n')).filter((each) => /^bundle\.l10n\.zh.*\.json$/.test(each))) {
    cpSync(inRoot('l10n', file), inStage('l10n', file));
  }
  await Promise.all([buildCode(), buildTypes()]);
  await mustRun('npm', ['pack', '--pack-destination', outFolder], { cwd: stage, env: withoutNpm() });
  return path.join(outFolder, `${name}-${version}.tgz`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(path.relative(process.cwd(), await packLibrary()));
}
