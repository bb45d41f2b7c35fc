// Runs in the built-in Markdown preview of every note: small, and does nothing where there is nothing to draw.

const self = document.currentScript;
if (self instanceof HTMLScriptElement) {
  const { src, nonce } = self;
  const waiting = new AbortController();
  const { signal } = waiting;
  const loadDemos = (): void => {
    if (document.querySelector('div.diffusion-demo, span.diffusion-run') === null) {
      return;
    }
    waiting.abort();
    const script = document.createElement('script');
    script.src = new URL('preview-demos.js', src).href;
    script.nonce = nonce;
    document.head.append(script);
  };
  window.addEventListener('vscode.markdown.updateContent', loadDemos, { signal });
  // The preview puts its first content into the page by a script of its own and tells nobody. That script may
  // run after this one, but both have run when the page is loaded.
  if (document.readyState === 'complete') {
    loadDemos();
  } else {
    window.addEventListener('load', loadDemos, { signal });
  }
}

export {};
