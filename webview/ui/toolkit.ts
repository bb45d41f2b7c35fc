import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodePanels,
  vsCodePanelTab,
  vsCodePanelView,
  vsCodeProgressRing,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/** Defines the custom elements that this page uses. The toolkit is archived: nothing outside this folder knows it. */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodePanels(),
    vsCodePanelTab(),
    vsCodePanelView(),
    vsCodeProgressRing(),
    vsCodeTextField(),
  );
}

/** Makes one of the toolkit's elements, typed by its class. */
export function toolkitElement<T extends HTMLElement>(
  tag: `vscode-${string}`,
  attributes: Readonly<Record<string, string>> = {},
): T {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  return made as T;
}

/** Names an element for screen readers, for good: some of the toolkit's elements name themselves when they are shown. */
export function nameElement(element: HTMLElement, name: string): void {
  const set = (): void => {
    if (element.getAttribute('aria-label') !== name) {
      element.setAttribute('aria-label', name);
    }
  };
  set();
  new MutationObserver(set).observe(element, { attributeFilter: ['aria-label'] });
}
