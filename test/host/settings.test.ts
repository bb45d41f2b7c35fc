import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEverything, hoversAt, hoverText, positionOf, showNote } from './support';

async function hoverWith(settings: Record<string, unknown>): Promise<string> {
  const configuration = vscode.workspace.getConfiguration('diffusion');
  for (const [key, value] of Object.entries(settings)) {
    await configuration.update(key, value, vscode.ConfigurationTarget.Global);
  }
  try {
    const document = await showNote('Here $\\beta_t$ alone.');
    const [hover] = await hoversAt(document, positionOf(document, '\\beta_t', 1));
    return hover ? hoverText(hover) : '';
  } finally {
    for (const key of Object.keys(settings)) {
      await configuration.update(key, undefined, vscode.ConfigurationTarget.Global);
    }
  }
}

describe('settings', () => {
  afterEach(closeEverything);

  it('decide the schedule where the note states none', async () => {
    assert.match(await hoverWith({ 'schedule.T': 400 }), /T = 400/);
  });

  it('fall back to the default when out of range, and keep the others', async () => {
    const text = await hoverWith({ 'schedule.T': 1, 'schedule.betaEnd': 0.03 });
    assert.match(text, /T = 1000/);
    assert.match(text, /0\.03/);
  });

  it('switch the hover off', async () => {
    assert.equal(await hoverWith({ 'hover.enabled': false }), '');
  });
});
