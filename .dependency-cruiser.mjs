/** Rings of imports, type imports included, which ESLint's `no-cycle` does not see. @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'What two files know of each other belongs in a third, which both import.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    includeOnly: '^(src|webview|test)/',
    doNotFollow: 'node_modules',
  },
};
