import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { flatConfigs, createNodeResolver } from 'eslint-plugin-import-x';
import prettier from 'eslint-config-prettier/flat';
import tseslint from 'typescript-eslint';

/** The layers' arrows (CONTRIBUTING.md): each row names who must not import from where. */
const arrows = [
  { target: './src/diffusion', from: ['./src', './webview'], except: ['diffusion'] },
  { target: './src/safetensors', from: ['./src', './webview'], except: ['safetensors'] },
  {
    target: './src/datasets',
    from: ['./src', './webview'],
    except: ['datasets', 'safetensors', 'diffusion'],
  },
  { target: './src/notes', from: ['./src', './webview'], except: ['notes', 'diffusion'] },
  { target: './src/protocol', from: ['./src', './webview'], except: ['protocol', 'diffusion'] },
  { target: './src', from: './webview' },
  { target: './src/!(extension.ts)', from: './src/extension.ts' },
  {
    target: './webview/engine',
    from: [
      './webview',
      './src/notes',
      './src/language',
      './src/playground',
      './src/preview',
      './src/commands',
    ],
    except: ['./engine'],
  },
  { target: './webview/figures', from: ['./webview'], except: ['./figures'] },
  { target: './webview/preview', from: ['./webview'], except: ['./figures', './preview'] },
  {
    target: './webview',
    from: ['./src/language', './src/playground', './src/preview', './src/commands', './src/extension.ts'],
  },
];

const zones = arrows.flatMap(({ target, from, except }) =>
  [from].flat().map((each) => ({
    target,
    from: each,
    ...(except ? { except: except.map((name) => (name.startsWith('./') ? name : `./${name}`)) } : {}),
  })),
);

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', 'media'] },
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
    files: ['src/{diffusion,notes,protocol,datasets,safetensors}/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: [{ name: 'vscode', message: 'This layer is pure.' }] }],
    },
  },
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
  { files: ['test/**', '*.mjs'], rules: { 'no-console': 'off' } },
  prettier,
);
