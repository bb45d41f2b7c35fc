import { build, type Metafile } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundles, copies, dataPackages } from '../../tools/build/bundles.mjs';
import { onnxRuntimeFile, thirdPartyNotices } from '../../tools/build/thirdPartyNotices.mjs';

interface Manifest {
  readonly name?: string;
  readonly version?: string;
}

const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;

/** The package that a file of a bundle belongs to: the nearest folder above it whose manifest has a version. */
function packageOf(input: string): string {
  for (let folder = path.dirname(input); ; folder = path.dirname(folder)) {
    try {
      const { name, version } = manifestIn(folder);
      if (name && version) {
        return `${name}@${version}`;
      }
    } catch {
      // No manifest here: look above.
    }
    if (folder === path.dirname(folder)) {
      throw new Error(`${input} belongs to no package.`);
    }
  }
}

let metafiles: Metafile[];
let notices: string;

beforeAll(async () => {
  const results = await Promise.all(
    bundles({ production: true, samples: { digitsSample: () => [], iconsSample: () => [] } }).map((options) =>
      build({ ...options, write: false, metafile: true, logLevel: 'error' }),
    ),
  );
  metafiles = results.map(({ metafile }) => metafile);
  notices = await thirdPartyNotices(metafiles);
}, 180_000);

/** The list at the beginning, and the headings of the sections. */
const listed = () =>
  Array.from(notices.split('='.repeat(80))[0]!.matchAll(/^- (.+?): /gm), ([, name]) => name!);
const sections = () => {
  const parts = notices.split(`\n${'='.repeat(80)}\n`).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part] as const));
};
const isPackage = (name: string) => /^(@[\w.-]+\/)?[\w.-]+@\d/.test(name);

describe('ThirdPartyNotices.txt', () => {
  test('names exactly the packages that are bundled, copied or learned', () => {
    const inputs = metafiles.flatMap(({ inputs: each }) => Object.keys(each));
    const bundled = inputs.filter((input) => /^node_modules\//.test(input)).map(packageOf);
    const others = [...copies.map(([name]) => name!), ...dataPackages].map((name) =>
      packageOf(`node_modules/${name}/package.json`),
    );
    const expected = [...new Set([...bundled, ...others])].sort();
    expect(expected.length).toBeGreaterThan(30);
    expect(listed().filter(isPackage)).toEqual(expected);
    expect([...sections().keys()].filter(isPackage)).toEqual(expected);
  });

  test('has a licence text for each', () => {
    for (const [name, section] of sections()) {
      if (!isPackage(name)) {
        continue;
      }
      expect(section, name).toMatch(/^Licence: (MIT|Apache-2\.0|ISC|0BSD|BSD-[23]-Clause|CC-BY-4\.0)$/m);
      expect(section, name).toMatch(
        /Permission (is hereby granted|to use)|Redistribution and use in source|Apache License|Creative Commons/,
      );
    }
  });

  test('has the standard text, with the holder, where a package leaves its licence out', () => {
    const fast = sections().get(packageOf('node_modules/@microsoft/fast-element/package.json'));
    expect(fast).toContain('Copyright (c) Microsoft\n');
    const tfjs = sections().get(packageOf('node_modules/@tensorflow/tfjs-core/package.json'));
    expect(tfjs).toContain('TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION');
  });

  test('holds both versions of a package that is bundled twice', () => {
    const longs = [...sections().keys()].filter((name) => name.startsWith('long@'));
    expect(longs).toHaveLength(2);
  });

  test('holds what packages say beside their licence', () => {
    expect(sections().get(packageOf('node_modules/@vscode/codicons/package.json'))).toContain('LICENSE-CODE');
    expect(sections().get(packageOf('node_modules/@vscode/webview-ui-toolkit/package.json'))).toContain(
      'NOTICES',
    );
  });

  test('holds the notices of the wasm, at the version that is installed', () => {
    const { version } = manifestIn('node_modules/onnxruntime-web');
    const folder = path.join('media', 'licences', `onnxruntime-${version}`);
    const own = readFileSync(path.join(folder, 'ThirdPartyNotices.txt'), 'utf8').trim();
    expect(own.length).toBeGreaterThan(300_000);
    for (const each of ['protocolbuffers/protobuf', 'Eigen', 'abseil']) {
      expect(own).toContain(each);
    }
    expect(notices).toContain(own);
    expect(onnxRuntimeFile('LICENSE.txt')).toContain('Copyright (c) Microsoft Corporation');
    expect(readdirSync('media/licences').filter((name) => name.startsWith('onnxruntime-'))).toEqual([
      `onnxruntime-${version}`,
    ]);
  });

  test('names the data, and every shipped model with the terms of what it learned', () => {
    const models = readdirSync('media/models', { withFileTypes: true }).filter((each) => each.isDirectory());
    expect(listed().filter((name) => !isPackage(name))).toEqual([
      'ONNX Runtime (ort-wasm-simd-threaded.wasm)',
      'MNIST database of handwritten digits',
      ...models.map(({ name }) => `Model ${name}`),
    ]);
    for (const { name } of models) {
      const { data } = JSON.parse(readFileSync(path.join('media/models', name, 'card.json'), 'utf8')) as {
        data: { licence: string };
      };
      expect(sections().get(`Model ${name}`)).toContain(data.licence);
    }
  });
});
