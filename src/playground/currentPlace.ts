import * as vscode from 'vscode';
import type { Place } from '../protocol/place';

/** Where the editor runs. */
export function currentPlace(): Place {
  const { remoteName, uiKind } = vscode.env;
  return { remote: remoteName?.slice(0, 200) ?? null, web: uiKind === vscode.UIKind.Web };
}
