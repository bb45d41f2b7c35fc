import type { Panels, PanelTab, PanelView } from '@vscode/webview-ui-toolkit';
import { toolkitElement } from './toolkit';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: HTMLElement;
}

export interface Tabs<Id extends string> {
  readonly element: HTMLElement;
  select(id: Id): void;
}

/** A row of tabs, of which one shows its content. `extra` stands at the end of the row. */
export function tabs<Id extends string>(
  name: string,
  all: readonly Tab<Id>[],
  extra: HTMLElement,
  onSelect: (id: Id) => void,
): Tabs<Id> {
  const panels = toolkitElement<Panels>('vscode-panels', { 'aria-label': name });
  for (const { id, label } of all) {
    const tab = toolkitElement<PanelTab>('vscode-panel-tab', { id: `tab-${id}` });
    tab.textContent = label;
    panels.append(tab);
  }
  for (const { id, content } of all) {
    const view = toolkitElement<PanelView>('vscode-panel-view', { id: `view-${id}` });
    view.append(content);
    panels.append(view);
  }
  extra.slot = 'end';
  panels.append(extra);
  panels.addEventListener('change', () => {
    const chosen = all.find(({ id }) => panels.activeid === `tab-${id}`);
    if (chosen) {
      onSelect(chosen.id);
    }
  });
  return {
    element: panels,
    select(id) {
      if (panels.activeid !== `tab-${id}`) {
        panels.activeid = `tab-${id}`;
      }
    },
  };
}
