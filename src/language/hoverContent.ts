import * as l10n from '@vscode/l10n';
import type { Schedule } from '../diffusion/schedule';
import { glossary } from '../notes/glossary/glossary';
import type { Citation, SymbolValue } from '../notes/glossary/glossaryEntry';
import { glossaryText } from '../notes/glossary/glossaryText';
import type { SymbolId } from '../notes/note';
import type { PlaygroundPatch, ViewId } from '../protocol/playgroundState';
import { drawCurve } from './drawCurve';
import type { Drawing, ThemeKind } from './drawing';
import { code, image, plain, typeset } from './markdownText';
import { openPlaygroundUri, patchNear } from './openPlayground';
import type { ScheduleNear } from './scheduleNear';
import { symbolTime, type SymbolTime } from './symbolTime';
import { formatNumber, valueTable } from './valueTable';

/** Everything that a hover depends on. */
export interface HoverSubject {
  readonly id: SymbolId;
  /** The subscript's time as the note writes it. */
  readonly time?: string;
  readonly near: ScheduleNear;
  /** `near.config` worked out. */
  readonly schedule: Schedule;
  readonly playgroundT?: number;
  /** VS Code's display language, "en", "zh-cn" … */
  readonly displayLanguage: string;
}

/** The pictures of a hover; where one is missing its TeX is shown. */
export interface HoverDrawings {
  readonly symbol?: Drawing;
  readonly definition?: Drawing;
  readonly curve?: Drawing;
}

/** The TeX that a hover's pictures show. */
export function hoverTex(subject: HoverSubject): { symbol: string; definition: string } {
  const entry = glossary[subject.id];
  return { symbol: entry.tex(timeOf(subject).symbol), definition: entry.definition };
}

/** The time that the symbol's values follow; a subscript on noise only numbers the draws. */
function timeOf({ id, time, schedule }: HoverSubject): SymbolTime {
  return symbolTime(id, glossary[id].timeless ? undefined : time, schedule.T);
}

/** The symbol's first value over t = 1…T, with the note's and the playground's t marked, where it varies. */
export function hoverCurve(subject: HoverSubject, theme: ThemeKind): Drawing | undefined {
  const { id, near, schedule, playgroundT } = subject;
  const value = glossary[id].values[0];
  if (!value || value.constant) return undefined;
  const time = timeOf(subject);
  const marks = [near.t, playgroundT, time.kind === 'fixed' ? time.t : undefined].filter(
    (t): t is number => t !== undefined && Number.isInteger(t) && t >= 1 && t <= schedule.T,
  );
  return drawCurve((t) => value.at(schedule, t), schedule.T, [...new Set(marks)], theme);
}

/**
 * The hover of a symbol as Markdown, for a `MarkdownString` that supports HTML and trusts
 * `openPlaygroundCommand` alone.
 */
export function hoverMarkdown(subject: HoverSubject, drawings: HoverDrawings): string {
  const { id, near, schedule, playgroundT } = subject;
  const entry = glossary[id];
  const text = glossaryText(id, subject.displayLanguage);
  const time = timeOf(subject);
  const tex = hoverTex(subject);
  const symbol = entry.plain(time.symbol);
  const table = valueTable(entry.values, schedule, time, { noteT: near.t, playgroundT });
  const view = symbolPatch(id, time, near.config.T);
  const open = view
    ? [
        `[${typeset(l10n.t('Open the playground at {0}', symbol))}](${openPlaygroundUri(patchNear(view, near))})`,
      ]
    : [];
  // A hover shows about ten lines before it scrolls: what most readers want stands first.
  return [
    `${image(drawings.symbol, tex.symbol, symbol)}  **${typeset(text.name)}**`,
    typeset(text.meaning),
    image(drawings.definition, tex.definition),
    [citation(entry.source), ...open].join(' · '),
    ...(table ? [table, ...curve(entry.values, drawings.curve), typeset(scheduleOrigin(near))] : []),
    ...(text.confusion ? [`*${typeset(text.confusion)}*`] : []),
    ...codeNames(entry.code),
  ].join('\n\n');
}

function curve([value]: readonly SymbolValue[], drawing: Drawing | undefined): string[] {
  if (!value || !drawing) return [];
  const caption = l10n.t('{0} for t = 1…T', value.label('t'));
  return [`${image(drawing, caption)}  ${typeset(caption)}`];
}

/** "Ho et al. 2020, eq. 4", linked to the paper where it is on the web. */
function citation({ paper, place, number }: Citation): string {
  const { short, title, url } = paper;
  const where = {
    equation: () => l10n.t('{0}, eq. {1}', short, number),
    algorithm: () => l10n.t('{0}, Algorithm {1}', short, number),
    section: () => l10n.t('{0}, section {1}', short, number),
  }[place]();
  return url ? `[${plain(where)}](${url} "${title}")` : `${plain(where)} (${plain(title)})`;
}

function codeNames({ diffusers, ddpm }: { readonly diffusers?: string; readonly ddpm?: string }): string[] {
  const names = [
    ...(diffusers ? [`diffusers ${code(diffusers)}`] : []),
    ...(ddpm ? [`${plain(l10n.t('DDPM’s own code'))} ${code(ddpm)}`] : []),
  ];
  return names.length > 0 ? [names.join(' · ')] : [];
}

/** Says which numbers the values follow, and where each comes from. */
function scheduleOrigin({ config, stated }: ScheduleNear): string {
  const numbers = [
    { key: 'T' as const, text: `T = ${config.T}` },
    ...(config.kind === 'cosine'
      ? []
      : [
          { key: 'betaStart' as const, text: `β_1 = ${formatNumber(config.betaStart)}` },
          { key: 'betaEnd' as const, text: `β_T = ${formatNumber(config.betaEnd)}` },
        ]),
  ];
  const list = (fromNote: boolean) =>
    numbers
      .filter(({ key }) => stated.has(key) === fromNote)
      .map(({ text }) => text)
      .join(', ');
  const note = list(true);
  const settings = list(false);
  return [
    l10n.t('Schedule: {0}.', config.kind),
    ...(note ? [l10n.t('From this note: {0}.', note)] : []),
    ...(settings ? [l10n.t('From the settings: {0}.', settings)] : []),
  ].join(' ');
}

type View = PlaygroundPatch & { readonly view: ViewId };

const scheduleView: View = { view: 'schedule' };
const forwardView: View = { view: 'forward', forward: { mode: 'closed' } };
const posteriorView: View = { view: 'posterior' };
const trainView: View = { view: 'train' };
const sampleView: View = { view: 'sample', sample: { sampler: 'ddpm' } };

/** The views in which symbols can be seen at work; most have none. */
const symbolViews: Readonly<Partial<Record<SymbolId, View>>> = {
  T: scheduleView,
  beta_t: scheduleView,
  alpha_t: scheduleView,
  alphaBar_t: scheduleView,
  x_0: forwardView,
  x_t: forwardView,
  x_T: forwardView,
  t: forwardView,
  epsilon: forwardView,
  q: forwardView,
  'x_{t-1}': posteriorView,
  muTilde_t: posteriorView,
  betaTilde_t: posteriorView,
  N: posteriorView,
  theta: trainView,
  epsilon_theta: trainView,
  L_simple: trainView,
  mu_theta: sampleView,
  Sigma_theta: sampleView,
  sigma_t: sampleView,
  z: sampleView,
  p_theta: sampleView,
};

/** The view in which a symbol can be seen at work, at the symbol's own t where it names one. */
function symbolPatch(id: SymbolId, time: SymbolTime, T: number): View | undefined {
  const view = symbolViews[id];
  if (!view) return undefined;
  if (id === 'x_T') return { ...view, t: T };
  const hasTime = view.view === 'schedule' || view.view === 'forward' || view.view === 'posterior';
  return hasTime && time.kind === 'fixed' && time.t >= 1 && time.t <= T ? { ...view, t: time.t } : view;
}
