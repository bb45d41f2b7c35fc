import * as l10n from '@vscode/l10n';
import { formatShort } from '../../base/formatNumber';
import type { Schedule } from '../../diffusion/schedule';
import { codeBases, type CodeBaseId } from '../../notes/glossary/codeBases';
import { glossary } from '../../notes/glossary/glossary';
import type { GlossaryEntry } from '../../notes/glossary/glossaryEntry';
import { glossaryText, shapeText } from '../../notes/glossary/glossaryText';
import type { SymbolId } from '../../notes/note';
import { citation } from '../markdown/citation';
import { drawCurve } from '../values/drawCurve';
import type { Drawing, ThemeKind } from '../markdown/drawing';
import { explainUri } from '../markdown/explainTarget';
import { isState, ownState } from '../formula/formulaProcess';
import { code, image, plain, typeset } from '../markdown/markdownText';
import { openPlaygroundUri, patchNear } from '../views/playgroundLink';
import type { ScheduleNear } from '../values/scheduleNear';
import { scheduleOrigin } from '../values/scheduleOrigin';
import { symbolTime, type SymbolTime } from '../values/symbolTime';
import { symbolView } from '../views/symbolView';
import { valueTable } from '../values/valueTable';

/** A statement of the note, as a hover points to it. */
export interface NoteLine {
  /** From 1, as VS Code counts. */
  readonly line: number;
  /** The statement as the note has it. */
  readonly statement: string;
  /** Where a click goes. */
  readonly uri: string;
}

/** Everything that a hover depends on. */
export interface HoverSubject {
  readonly id: SymbolId;
  /** The subscript's time as the note writes it. */
  readonly time?: string;
  /** The symbol as the note writes it. */
  readonly written?: string;
  readonly near: ScheduleNear;
  /** `near.config` worked out. */
  readonly schedule: Schedule;
  readonly playgroundT?: number;
  /** VS Code's display language, "en", "zh-cn" … */
  readonly displayLanguage: string;
  /** Where the note gives the symbol this meaning, when the papers give it another. */
  readonly convention?: NoteLine;
  /** The symbol stands in a formula of another process than the schedule's, which gives it no value there. */
  readonly isElsewhere?: boolean;
  /** The formula that the symbol stands in. */
  readonly formula?: { readonly name: string; readonly uri: string };
}

/** The pictures of a hover; where one is missing its TeX is shown. */
export interface HoverDrawings {
  readonly symbol?: Drawing;
  readonly definition?: Drawing;
  readonly curve?: Drawing;
}

/** The TeX that a hover's pictures show. */
export function hoverTex(subject: Pick<HoverSubject, 'id' | 'time' | 'schedule'>): {
  symbol: string;
  definition: string;
} {
  const entry = glossary[subject.id];
  return { symbol: entry.tex(timeOf(subject).symbol), definition: entry.definition };
}

/** The time that the symbol's values follow; a subscript on noise only numbers the draws. */
function timeOf({ id, time, schedule }: Pick<HoverSubject, 'id' | 'time' | 'schedule'>): SymbolTime {
  return symbolTime(id, glossary[id].timeless ? undefined : time, schedule.T);
}

/** The symbol's first value over t = 1…T, with the note's and the playground's t marked, where it varies. */
export function hoverCurve(subject: HoverSubject, theme: ThemeKind): Drawing | undefined {
  const { id, near, schedule, playgroundT } = subject;
  const value = glossary[id].values[0];
  if (!value || value.constant || subject.isElsewhere) {
    return undefined;
  }
  const time = timeOf(subject);
  const marks = [near.t, playgroundT, time.kind === 'fixed' ? time.t : undefined].filter(
    (t): t is number => t !== undefined && Number.isInteger(t) && t >= 1 && t <= schedule.T,
  );
  return drawCurve((t) => value.at(schedule, t), schedule.T, [...new Set(marks)], theme);
}

/**
 * The hover of a symbol as Markdown, for a `MarkdownString` that supports HTML and trusts the commands that
 * open the playground and explain.
 */
export function hoverMarkdown(subject: HoverSubject, drawings: HoverDrawings): string {
  const { id, near, schedule, playgroundT, displayLanguage, formula, isElsewhere } = subject;
  const entry = glossary[id];
  const text = glossaryText(id, displayLanguage);
  const time = timeOf(subject);
  const tex = hoverTex(subject);
  const symbol = entry.plain(time.symbol);
  const table = isElsewhere
    ? undefined
    : valueTable(entry.values, schedule, time, { noteT: near.t, playgroundT });
  // A hover shows 250 pixels before it scrolls: what most readers want stands in them. A <details> would be out of
  // reach: VS Code does not scroll to what one unfolds.
  return [
    [
      `${image(drawings.symbol, tex.symbol, symbol)}  **${typeset(text.name)}**`,
      typeset(shapeText(entry.shape, displayLanguage)),
      ...(isElsewhere ? [] : valueNow(subject, time)),
    ].join(' · '),
    ...convention(subject, symbol),
    ...(isElsewhere && isState(id)
      ? [typeset(ownState())]
      : [typeset(text.meaning), ...definitionAndCurve(subject, drawings)]),
    [
      ...(isElsewhere && isState(id) ? [] : [citation(entry.source)]),
      ...(isElsewhere ? [] : openLink(subject, time, symbol)),
      ...(formula ? [`${plain(l10n.t('Part of:'))} [${typeset(formula.name)}](${formula.uri})`] : []),
    ].join(' · '),
    ...(table ? [table, typeset(scheduleOrigin(near))] : []),
    ...relations(entry, displayLanguage),
    ...confusions(entry, text.confusion, displayLanguage),
    ...codeNames(entry.code),
  ].join('\n\n');
}

/** The symbol's first value at the note's t, else the playground's, where the table has several. */
function valueNow({ id, near, schedule, playgroundT }: HoverSubject, time: SymbolTime): string[] {
  const value = glossary[id].values[0];
  const t = near.t ?? playgroundT;
  if (!value || value.constant || time.kind === 'fixed' || t === undefined) {
    return [];
  }
  const at = t + time.offset;
  if (!Number.isInteger(at) || at < (value.from ?? 1) || at > schedule.T) {
    return [];
  }
  return [
    `**${typeset(`${value.label(time.written)} = ${formatShort(value.at(schedule, at))}`)}** (${typeset(`t = ${t}`)})`,
  ];
}

/** The definition, and the curve of the first value beside it where there is room. */
function definitionAndCurve({ id }: HoverSubject, { definition, curve }: HoverDrawings): string[] {
  const { definition: tex, values } = glossary[id];
  const drawn = definition ? [image(definition, tex)] : [];
  const curves = curve && values[0] ? [image(curve, l10n.t('{0} for t = 1…T', values[0].label('t')))] : [];
  const images = [...drawn, ...curves];
  return [
    ...(definition ? [] : [code(tex)]),
    // A line that is nothing but tags would be no paragraph.
    ...(images.length > 0 ? [`<p>${images.join(' &nbsp; ')}</p>`] : []),
  ];
}

/** "Here a_t means α_t: line 12, “a_t = 1 − β_t”." */
function convention({ convention: said, written, id }: HoverSubject, symbol: string): string[] {
  if (!said) {
    return [];
  }
  const meaning =
    written === undefined
      ? plain(l10n.t('The note’s own notation:'))
      : l10n.t('Here {0} means {1}:', code(written), typeset(glossary[id].plain('t') || symbol));
  const line = `[${plain(l10n.t('line {0}', said.line))}](${said.uri})`;
  return [`${meaning} ${line}, ${code(shortened(said.statement))}`];
}

/** One line of what may be a long display. */
function shortened(statement: string): string {
  const line = statement.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function openLink({ id, near }: HoverSubject, time: SymbolTime, symbol: string): string[] {
  const view = symbolView(id, time, near.config.T);
  if (!view) {
    return [];
  }
  const uri = openPlaygroundUri(patchNear(view, near));
  return [`[${typeset(l10n.t('Open the playground at {0}', symbol))}](${uri})`];
}

/** Symbols as links to their own explanations; `named` adds what they are, where the letter alone tells nothing. */
function symbolLinks(ids: readonly SymbolId[], displayLanguage: string, named = false): string {
  return ids
    .map((id) => {
      const symbol = glossary[id].plain(id === 'x_{t-1}' ? 't−1' : 't');
      const { name } = glossaryText(id, displayLanguage);
      const label = named && symbol !== name ? `${symbol} (${name})` : symbol;
      return `[${typeset(label)}](${explainUri({ symbol: id })} "${plain(name)}")`;
    })
    .join(', ');
}

/** Where it comes from and where it goes to. */
function relations({ from, to }: GlossaryEntry<SymbolId>, displayLanguage: string): string[] {
  const parts = [
    ...(from.length > 0 ? [`${plain(l10n.t('From:'))} ${symbolLinks(from, displayLanguage)}`] : []),
    ...(to.length > 0 ? [`${plain(l10n.t('To:'))} ${symbolLinks(to, displayLanguage)}`] : []),
  ];
  return parts.length > 0 ? [parts.join(' · ')] : [];
}

function confusions(
  { confusedWith }: GlossaryEntry<SymbolId>,
  advice: string | undefined,
  displayLanguage: string,
): string[] {
  const others =
    confusedWith.length > 0
      ? [`${plain(l10n.t('Not to be confused with:'))} ${symbolLinks(confusedWith, displayLanguage, true)}`]
      : [];
  const words = advice ? [`*${typeset(advice)}*`] : [];
  const parts = [...words, ...others];
  return parts.length > 0 ? [parts.join(' ')] : [];
}

function codeNames(names: GlossaryEntry['code']): string[] {
  const written = (Object.keys(codeBases) as CodeBaseId[]).flatMap((id) => {
    const name = names[id];
    return name === undefined ? [] : [`[${plain(codeBases[id].name)}](${codeBases[id].url}) ${code(name)}`];
  });
  return written.length > 0 ? [written.join(' · ')] : [];
}
