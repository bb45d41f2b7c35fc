import * as v from 'valibot';
import * as vscode from 'vscode';
import type { Playground } from '../playground/playground';
import { sentence } from '../window/sentence';
import { exportModel } from './exportModel';
import { resource } from './resource';
import { tellFailure } from './tellFailure';

const argumentSchema = v.optional(v.strictObject({ target: v.optional(resource) }), {});

/**
 * “Diffusion: Continue on a Cluster…”: writes the run's model, its images, a launch file for diffusers' own training
 * and a README. Resolves to the folder.
 */
export function registerContinueOnCluster(playground: Playground): vscode.Disposable {
  return vscode.commands.registerCommand('diffusion.continueOnCluster', (argument?: unknown) =>
    tellFailure(sentence(vscode.l10n.t('The files for the cluster were not written.')), () => {
      const { target } = v.parse(argumentSchema, argument);
      return exportModel(playground, 'cluster', sentence(vscode.l10n.t('Continue on a cluster')), target);
    }),
  );
}
