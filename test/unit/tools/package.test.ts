import { unzipSync } from 'fflate';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import picomatch from 'picomatch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packFolder } from '../../tools/package.mjs';

/** A repository that does not exist, on a host whose addresses vsce knows. */
const repository = 'https://github.com/example/diffusion-playground';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly image: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const steps = manifest.contributes.walkthroughs.flatMap((each) => each.steps);
const folder = mkdtempSync(path.join(tmpdir(), 'diffusion-package-'));
let packed: Record<string, Uint8Array>;
const text = (name: string) => new TextDecoder().decode(packed[`extension/${name}`]);

beforeAll(async () => {
  for (const name of ['.vscodeignore', 'README.md', 'CHANGELOG.md', 'LICENSE', 'l10n', 'media']) {
    cpSync(name, path.join(folder, name), { recursive: true });
  }
  for (const name of ['', '.zh-cn', '.zh-tw']) {
    cpSync(`package.nls${name}.json`, path.join(folder, `package.nls${name}.json`));
  }
  // vsce asks that the entry points exist, and no more of them.
  for (const name of [manifest.main, manifest.browser, 'ThirdPartyNotices.txt']) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), '');
  }
  const hosted = { ...manifest, scripts: {}, repository: `${repository}.git` };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(hosted));
  const file = path.join(folder, 'packed.vsix');
  await packFolder(folder, file);
  packed = unzipSync(readFileSync(file));
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the VSIX with a host for its pictures', () => {
  test('is packed by the rules of vsce, with every picture and link on that host', () => {
    const links = Array.from(text('readme.md').matchAll(/(!?)\[[^\]]*\]\(([^)\s]+)\)/g));
    const pictures = links.filter(([, mark]) => mark === '!').map(([, , link]) => link!);
    expect(pictures.length).toBeGreaterThan(3);
    for (const picture of pictures) {
      const [, file] = picture.split(`${repository}/raw/HEAD/`);
      expect(file && existsSync(file), picture).toBe(true);
    }
    for (const [, , link] of links) {
      expect(link).toMatch(/^(https:\/\/|#)/);
    }
  });

  test('is the same to the byte when it is packed again later', async () => {
    const file = path.join(folder, 'again.vsix');
    utimesSync(path.join(folder, 'LICENSE'), 2e9, 2e9);
    await packFolder(folder, file);
    const [first, again] = ['packed.vsix', 'again.vsix'].map((name) => readFileSync(path.join(folder, name)));
    expect(again!.equals(first!)).toBe(true);
  }, 120_000);

  test('has the notices, and not the texts that they are made from', () => {
    expect(packed).toHaveProperty(['extension/ThirdPartyNotices.txt']);
    expect(Object.keys(packed).filter((name) => name.includes('media/licences'))).toEqual([]);
  });
});

describe('the README without its pictures', () => {
  test('says in words what each picture shows', () => {
    const captions = Array.from(
      readFileSync('README.md', 'utf8').matchAll(/!\[([^\]]*)\]/g),
      ([, caption]) => caption,
    );
    expect(captions.length).toBeGreaterThan(3);
    for (const caption of captions) {
      expect(caption!.split(' ').length, caption).toBeGreaterThan(8);
    }
  });
});

describe('the walkthrough', () => {
  const known = [
    ...manifest.contributes.commands.map(({ command }) => command),
    'markdown.showPreviewToSide',
  ];

  test('shows pictures that are in the VSIX, each described', () => {
    expect(steps.map(({ id }) => id)).toEqual(['tour', 'note', 'run', 'preview', 'sample', 'train']);
    for (const { media } of steps) {
      expect(packed).toHaveProperty([`extension/${media.image}`]);
      expect(media.altText).toMatch(/^%.+%$/);
    }
  });

  test.each(['', '.zh-cn', '.zh-tw'])('leads to commands that exist, in package.nls%s.json', (language) => {
    const texts = JSON.parse(readFileSync(`package.nls${language}.json`, 'utf8')) as Record<string, string>;
    for (const { description, completionEvents } of steps) {
      const commands = Array.from(
        texts[description.slice(1, -1)]!.matchAll(/\]\(command:([\w.]+)\)/g),
        ([, command]) => command!,
      );
      expect(commands).toHaveLength(1);
      expect(known).toContain(commands[0]);
      expect(completionEvents).toEqual([`onCommand:${commands[0]}`]);
    }
  });
});

describe('docs/pictures.md', () => {
  test('says of every picture in the repository where it comes from', () => {
    const patterns = Array.from(
      readFileSync('docs/pictures.md', 'utf8').matchAll(/`((?:docs|media)\/[^`]*)`/g),
      ([, pattern]) => picomatch(pattern!),
    );
    const pictures = ['docs', 'media']
      .flatMap((root) =>
        readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => `${root}/${name}`),
      )
      .filter((name) => /\.(png|gif|svg|jpe?g)$/.test(name));
    expect(pictures.length).toBeGreaterThan(9);
    expect(pictures.filter((name) => !patterns.some((matches) => matches(name)))).toEqual([]);
  });
});
