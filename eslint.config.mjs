import { readdirSync } from 'node:fs';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { flatConfigs, createNodeResolver } from 'eslint-plugin-import-x';
import prettier from 'eslint-config-prettier/flat';
import tseslint from 'typescript-eslint';

/** The topics of the catalogue of formulas. */
const topics = readdirSync(new URL('src/notes/catalogue', import.meta.url), { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => `./src/notes/catalogue/${name}`);

/** The layers' arrows (docs/architecture.md): each row names who must not import from where. */
const arrows = [
  { target: './src/base', from: ['./src', './webview'] },
  { target: './src/diffusion', from: ['./src', './webview'], except: ['diffusion'] },
  { target: './src/safetensors', from: ['./src', './webview'], except: ['safetensors'] },
  {
    target: './src/datasets',
    from: ['./src', './webview'],
    except: ['datasets', 'safetensors', 'diffusion'],
  },
  { target: './src/figures', from: ['./src', './webview'], except: ['figures', 'diffusion'] },
  { target: './src/notes', from: ['./src', './webview'], except: ['notes', 'figures', 'diffusion'] },
  {
    target: './src/explain',
    from: ['./src', './webview'],
    except: ['explain', 'notes', 'protocol', 'figures', 'diffusion'],
  },
  {
    target: './src/threads',
    from: ['./src', './webview'],
    except: ['threads', 'explain', 'notes', 'diffusion'],
  },
  {
    target: './src/liveNote',
    from: ['./src', './webview'],
    except: ['liveNote', 'preview', 'threads', 'explain', 'notes', 'protocol', 'figures', 'diffusion'],
  },
  {
    target: './src/settings',
    from: ['./src', './webview'],
    except: ['settings', 'window', 'notes', 'protocol', 'diffusion'],
  },
  { target: './src/notes/worlds', from: ['./src/notes/catalogue', './src/notes/check'] },
  { target: './src/notes/catalogue', from: './src/notes/check' },
  // The checker asks the catalogue, and names no formula of it.
  { target: ['./src/notes/worlds', './src/notes/check'], from: topics },
  { target: './src/protocol', from: ['./src', './webview'], except: ['protocol', 'figures', 'diffusion'] },
  {
    target: './src/window',
    from: ['./src', './webview'],
    except: ['window', 'protocol', 'figures', 'diffusion'],
  },
  {
    target: './src/checkpoints',
    from: ['./src', './webview'],
    except: ['checkpoints', 'protocol', 'safetensors'],
  },
  { target: './src', from: './webview' },
  { target: './src/!(extension.ts)', from: './src/extension.ts' },
  {
    target: './webview/engine',
    from: [
      './webview',
      './src/notes',
      './src/explain',
      './src/threads',
      './src/settings',
      './src/language',
      './src/playground',
      './src/preview',
      './src/commands',
    ],
    except: ['./engine'],
  },
  { target: './webview/figures', from: ['./webview'], except: ['./figures'] },
  { target: './webview/preview/!(network.ts)', from: ['./webview'], except: ['./figures', './preview'] },
  // Only this script knows the engine: it is loaded where a note runs a network.
  {
    target: './webview/preview/network.ts',
    from: ['./webview'],
    except: ['./figures', './preview', './engine'],
  },
  {
    target: './webview',
    from: [
      './src/explain',
      './src/threads',
      './src/settings',
      './src/language',
      './src/playground',
      './src/preview',
      './src/commands',
      './src/window',
      './src/extension.ts',
    ],
  },
];

/** The engine's floors (webview/engine), the lowest first: each imports from itself and from those below. */
const floors = [
  'graph',
  'contract',
  'protocol',
  'pictures',
  'training',
  'sampling',
  'backends',
  'models',
  'jobs',
  'worker',
];
const engineArrows = floors.map((floor, at) => ({
  target: `./webview/engine/${floor}`,
  from: './webview/engine',
  except: floors.slice(0, at + 1),
}));

/** Every room may import `src/base`, which imports none. */
const zones = [...arrows, ...engineArrows].flatMap(({ target, from, except = [] }) =>
  [from].flat().map((each) => ({
    target,
    from: each,
    except: [...except, 'base'].map((name) => (name.startsWith('./') ? name : `./${name}`)),
  })),
);

/** What of VS Code's API shows text in which it makes links of `[text](command:…)`, or icons of `$(…)`. */
const shown =
  '/^(show(Information|Warning|Error)Message|withProgress|(show|create)(QuickPick|InputBox)|showWorkspaceFolderPick|createStatusBarItem|setStatusBarMessage|createTreeView|createLanguageStatusItem|createOutputChannel)$/';
const onlyWindow =
  'Only src/window shows text: it takes sentences of ours, and tells in the log what comes from outside.';
const onlyTemplate = 'A sentence is a translated literal; what stands in it follows as further arguments.';
const template =
  'CallExpression[callee.object.object.name="vscode"][callee.object.property.name="l10n"][callee.property.name="t"]';

const trust = {
  selector:
    'Property[key.name="isTrusted"] > Literal[value=true], AssignmentExpression[left.property.name="isTrusted"] > Literal[value=true]',
  message: 'Markdown that trusts every command runs what a note says: name the commands.',
};
const privacy = {
  selector: 'PrivateIdentifier',
  message: 'One way to keep a member private: the keyword.',
};
const direct = [
  { selector: `MemberExpression[property.name=${shown}]`, message: onlyWindow },
  { selector: `MemberExpression[property.value=${shown}]`, message: onlyWindow },
  { selector: `ObjectPattern > Property[key.name=${shown}]`, message: onlyWindow },
];
const sentences = [
  `CallExpression[callee.name="sentence"] > :not(Literal, ${template}):nth-child(1)`,
  `CallExpression[callee.name="sentence"] > ${template}[arguments.length!=1]:nth-child(1)`,
  `CallExpression[callee.name="sentence"] > ${template}:nth-child(1) > .arguments:not(Literal)`,
  'TSAsExpression > TSTypeReference[typeName.name="Sentence"]',
].map((selector) => ({ selector, message: onlyTemplate }));

/** A bare catch, and `promise.catch(() => undefined)`, which drop whatever was thrown. */
const dropped = [
  'CatchClause[param=null]',
  ...['Identifier[name="undefined"]', 'Literal[raw="null"]'].map(
    (value) =>
      `CallExpression[callee.property.name="catch"] > ArrowFunctionExpression[params.length=0] > ${value}.body`,
  ),
].map((selector) => ({
  selector,
  message: 'Tell what was thrown, or name the one error that is no news and throw all others.',
}));

export default tseslint.config(
  // AssemblyScript is read by its own compiler.
  {
    ignores: [
      'dist',
      'out',
      'node_modules',
      'media',
      'webview/engine/backends/wasm/assembly',
      'test/bench/**/*.cjs',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  flatConfigs.typescript,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.mjs', '*.mts', 'test/*/*.mts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ project: ['src', 'webview', 'webview/engine', 'test'] }),
        createNodeResolver(),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      // An ambient module can name a type in another file by import() alone.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/{base,diffusion,figures,notes,explain,threads,protocol,datasets,safetensors}/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'vscode', message: 'This layer is pure.' }] }],
    },
  },
  { files: ['test/**'], rules: { 'no-restricted-syntax': ['error', privacy] } },
  {
    files: ['src/**'],
    rules: { 'no-restricted-syntax': ['error', privacy, trust, ...direct, ...sentences] },
  },
  {
    files: ['src/window/**'],
    rules: { 'no-restricted-syntax': ['error', privacy, trust, ...sentences] },
  },
  {
    files: ['src/window/sentence.ts'],
    rules: { 'no-restricted-syntax': ['error', privacy, trust] },
  },
  { files: ['webview/**'], rules: { 'no-restricted-syntax': ['error', privacy, ...dropped] } },
  {
    files: ['webview/**'],
    ignores: ['webview/ui/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@vscode/webview-ui-toolkit', message: 'Only webview/ui imports the toolkit.' }] },
      ],
    },
  },
  {
    files: ['**/*.mjs', '**/*.mts'],
    ...tseslint.configs.disableTypeChecked,
  },
  { files: ['test/**', '*.mjs', '.ci/*.mjs'], rules: { 'no-console': 'off' } },
  prettier,
  // Prettier's configuration turns it off.
  { rules: { curly: ['error', 'all'] } },
);
