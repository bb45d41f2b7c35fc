// Runs in the built-in Markdown preview of every note: small, and does nothing where there is no demo.

const self = document.currentScript;
if (self instanceof HTMLScriptElement) {
  const { src, nonce } = self;
  const loadDemos = (): void => {
    if (document.querySelector('.diffusion-demo') === null) {
      return;
    }
    window.removeEventListener('vscode.markdown.updateContent', loadDemos);
    const script = document.createElement('script');
    script.src = new URL('preview-demos.js', src).href;
    script.nonce = nonce;
    document.head.append(script);
  };
  window.addEventListener('vscode.markdown.updateContent', loadDemos);
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', loadDemos, { once: true });
  } else {
    loadDemos();
  }
}

export {};
