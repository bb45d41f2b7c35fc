// Activates the built extension as an extension host does, in front of an API that does nothing, and prints what it took.
const Module = require('node:module');

/** Stands for everything in VS Code's API: may be called, made, read and extended, and holds an empty list. */
const anything = () =>
  new Proxy(class {}, {
    get: (target, key) => {
      if (key === Symbol.toPrimitive) {
        return () => '';
      }
      if (key === Symbol.iterator) {
        return [][Symbol.iterator].bind([]);
      }
      if (key === 'prototype' || key === 'name' || key === 'length') {
        return Reflect.get(target, key);
      }
      return key === 'then' || key === 'bundle' ? undefined : anything();
    },
    set: () => true,
    apply: () => anything(),
    construct: () => ({ dispose() {}, event: () => ({ dispose() {} }), fire() {} }),
  });
const lists = {
  textDocuments: [],
  visibleTextEditors: [],
  workspaceFolders: undefined,
  activeTextEditor: undefined,
};
const workspace = new Proxy(
  {},
  {
    get: (_, key) => {
      if (key in lists) {
        return lists[key];
      }
      return key === 'getConfiguration' ? () => ({ get: () => undefined }) : anything();
    },
  },
);
const api = Object.create(
  new Proxy({}, { get: (_, key) => (key === 'workspace' || key === 'window' ? workspace : anything()) }),
);
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? api : load(request, ...rest));

const [kind, root] = process.argv.slice(2);
const begin = {
  empty: () => require(`${root}/test/bench/runs/emptyExtension.cjs`).activate(context),
  waiting: () => require(`${root}/dist/extension.js`).activate(context),
  started: () => require(`${root}/dist/start.js`).start(context),
}[kind];
const state = { get: () => undefined, update: () => Promise.resolve(), keys: () => [] };
const context = {
  subscriptions: [],
  extensionUri: anything(),
  globalStorageUri: anything(),
  storageUri: undefined,
  globalState: { ...state, setKeysForSync() {} },
  workspaceState: state,
  extension: { packageJSON: require(`${root}/package.json`) },
};
const before = process.memoryUsage().heapUsed;
const start = performance.now();
begin();
const milliseconds = performance.now() - start;
console.log(JSON.stringify({ milliseconds, heapBytes: process.memoryUsage().heapUsed - before }));
process.exit();
