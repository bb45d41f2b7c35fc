import * as l10n from '@vscode/l10n';
import type { SavedRun } from '../protocol/savedRuns';

/** How many losses at the end of the curve are averaged: one loss alone says little. */
const averaged = 16;

/** The mean of a curve's last points; undefined where there are none. */
export function lastLoss(losses: SavedRun['losses']): number | undefined {
  const last = losses.slice(-averaged).map(([, loss]) => loss);
  return last.length === 0 ? undefined : last.reduce((sum, loss) => sum + loss, 0) / last.length;
}

/** A run as a heading and a table for a note, with the settings as links and notes write them. */
export function runMarkdown(run: SavedRun, title: string): string {
  const { schedule, train } = run;
  const loss = lastLoss(run.losses);
  const rows: readonly (readonly [string, string | number])[] = [
    [l10n.t('Steps'), run.step],
    [l10n.t('Loss, mean of the end of the curve'), loss === undefined ? '–' : loss.toFixed(4)],
    [l10n.t('Training time in seconds'), Math.round(run.elapsedSeconds)],
    [l10n.t('Data'), code(train.dataSet)],
    [l10n.t('Size of the network'), code(train.preset)],
    [l10n.t('Trained to predict'), code(train.loss)],
    [
      l10n.t('Noise schedule'),
      `${code(schedule.kind)}, T = ${schedule.T}, β = ${schedule.betaStart}…${schedule.betaEnd}`,
    ],
    [l10n.t('Batch size'), train.batchSize],
    [l10n.t('Learning rate'), train.learningRate],
    [l10n.t('EMA decay'), train.emaDecay],
    [l10n.t('Seed'), run.seed],
  ];
  const lines = rows.map(([name, value]) => `| ${name} | ${value} |`);
  return [`### ${plain(title)}`, '', `| ${l10n.t('Run')} | |`, '| --- | --- |', ...lines, ''].join('\n');
}

const code = (value: string): string => `\`${value}\``;

/** Text that Markdown shows as it is, on one line. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|~#&$!]/g, '\\$&');
}
