/** Has figures take the browser's light or dark for VS Code's theme, and follow it. */
const dark = matchMedia('(prefers-color-scheme: dark)');

function follow(): void {
  document.body.dataset['vscodeThemeKind'] = dark.matches ? 'vscode-dark' : 'vscode-light';
}

follow();
dark.addEventListener('change', follow);
