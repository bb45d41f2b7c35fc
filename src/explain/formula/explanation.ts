import * as l10n from '@vscode/l10n';
import type { Schedule, ScheduleConfig } from '../../diffusion/schedule';
import { judgeFormula } from '../../notes/check/checkNote';
import { worlds } from '../../notes/worlds/compare';
import type { Finding } from '../../notes/check/finding';
import { formulaOf } from '../../notes/catalogue';
import { runOf } from '../../notes/catalogue/runOf';
import { derivationOf } from '../../notes/derived';
import { glossary } from '../../notes/glossary/glossary';
import { glossaryText } from '../../notes/glossary/glossaryText';
import type { Note, SymbolOccurrence } from '../../notes/note';
import { citation } from '../markdown/citation';
import type { Drawing, ThemeKind } from '../markdown/drawing';
import { explainUri } from '../markdown/explainTarget';
import type { ExplainedMath } from '../explainedAt';
import { codeSection } from './codeSection';
import { derivationSection } from './derivationSection';
import { formulaParts } from './formulaParts';
import { followsSchedule, isOfOtherProcess, isState, ownState } from './formulaProcess';
import { formulaTerms, partText } from './formulaReading';
import { hoverCurve, hoverMarkdown, hoverTex, type HoverSubject } from '../hover/hoverContent';
import { isFoundWrong, lensFor } from '../views/lensFor';
import { cell, code, image, imageParagraph, plain, typeset } from '../markdown/markdownText';
import { openPlaygroundUri } from '../views/playgroundLink';
import { scheduleNear } from '../values/scheduleNear';
import { symbolTime } from '../values/symbolTime';
import { formatShort } from '../../base/formatNumber';

/** What the explanation panel shows. */
export interface Explanation {
  readonly title: string;
  /** Markdown with our own HTML and command links. */
  readonly markdown: string;
}

/** What an explanation asks of its surroundings. */
interface Environment {
  /** Draws TeX; undefined where it cannot be drawn. */
  readonly drawings: { draw(tex: string, theme: ThemeKind): Promise<Drawing | undefined> };
  readonly scheduleOf: (config: ScheduleConfig) => Schedule;
  readonly settings: () => { readonly schedule: ScheduleConfig };
  /** The t that the playground is at, where one is open. */
  readonly playgroundT: () => number | undefined;
  readonly theme: ThemeKind;
  readonly displayLanguage: string;
}

/** Explains a symbol as its hover does. */
export async function explainSymbol(
  id: SymbolOccurrence['id'],
  { drawings, scheduleOf, settings, playgroundT, theme, displayLanguage }: Environment,
): Promise<Explanation> {
  const near = scheduleNear({}, settings().schedule);
  const subject: HoverSubject = {
    id,
    near,
    schedule: scheduleOf(near.config),
    playgroundT: playgroundT(),
    displayLanguage,
  };
  const tex = hoverTex(subject);
  const [symbol, definition] = await Promise.all([
    drawings.draw(tex.symbol, theme),
    drawings.draw(tex.definition, theme),
  ]);
  const drawn = { symbol, definition, curve: hoverCurve(subject, theme) };
  return { title: glossaryText(id, displayLanguage).name, markdown: hoverMarkdown(subject, drawn) };
}

/** The checker's findings in the whole note; undefined when it came to none. */
type FindingsOf = () => Promise<readonly Finding[] | undefined>;

/** Where an explanation leads in its note. */
export interface NoteLinks {
  readonly showInNote: string;
  /** Writes the derivation behind the formula. */
  readonly insertDerivation: string;
}

/** Explains a formula: drawn, named, checked, read term by term with values, and run where a view shows it. */
export async function explainFormula(
  note: Note,
  math: ExplainedMath,
  links: NoteLinks,
  findings: FindingsOf,
  environment: Environment,
): Promise<Explanation> {
  const { drawings, scheduleOf, settings, playgroundT, theme, displayLanguage } = environment;
  const near = scheduleNear(note.parametersNear(math.start), settings().schedule);
  const schedule = scheduleOf(near.config);
  const t = followsSchedule(note, math) ? (near.t ?? playgroundT()) : undefined;
  const isElsewhere = isOfOtherProcess(math.id);
  const tex = mathTex(note, math);
  const terms = formulaTerms(note, math, displayLanguage);
  // The words for its parts speak of DDPM's data and noise.
  const parts = isElsewhere
    ? []
    : formulaParts(note, math, schedule, t).filter((part) => partText(part, displayLanguage) !== '');
  const checked = findings();
  const lines = (math.id && derivationOf(math.id)?.lines) ?? [];
  const [drawing, ...drawn] = await Promise.all(
    [tex, ...[...terms, ...parts, ...lines].map((each) => each.tex)].map((each) =>
      drawings.draw(each, theme),
    ),
  );
  const title = math.id ? formulaOf(math.id).name() : l10n.t('Formula');
  const rows = terms.map((symbol, i) => {
    const { meaning } = glossaryText(symbol.id, displayLanguage);
    if (isElsewhere && isState(symbol.id)) {
      return [image(drawn[i], symbol.tex).replaceAll('|', '\\|'), typeset(ownState()), ''];
    }
    const written = image(drawn[i], symbol.tex).replaceAll('|', '\\|');
    const link = `[${typeset(symbol.name)}](${explainUri({ symbol: symbol.id })})`;
    const value = followsSchedule(note, math) ? valueOf(symbol, schedule, t) : '';
    return [written, `**${link}**<br>${typeset(meaning)}`, value];
  });
  const partRows = parts.map(
    (part, i) =>
      `| ${image(drawn[terms.length + i], part.tex).replaceAll('|', '\\|')} | ${typeset(partText(part, displayLanguage))} |`,
  );
  const view = math.id && runOf({ ...math, id: math.id });
  const run = view
    ? lensFor(
        { run: view, start: math.start, isWrong: isFoundWrong(math, await checked) },
        near,
        settings().schedule,
      )
    : undefined;
  const markdown = [
    `# ${typeset(title)}`,
    picture(drawing, tex),
    ...verdict(note, math, await checked),
    [
      ...(math.id ? [citation(formulaOf(math.id).source)] : []),
      ...(run ? [`[${plain(run.title)}](${openPlaygroundUri(run.patch)})`] : []),
      `[${plain(l10n.t('Show in the note'))}](${links.showInNote})`,
    ].join(' · '),
    ...(partRows.length > 0
      ? [
          `## ${plain(l10n.t('Term by term'))}`,
          [
            `| | ${t === undefined || parts.every(({ factor }) => factor === undefined) ? '' : cell(l10n.t('Value at t = {0}', t))} |`,
            '|:--|:--|',
            ...partRows,
          ].join('\n'),
        ]
      : []),
    ...derivationSection(lines, drawn.slice(terms.length + parts.length), links.insertDerivation),
    ...codeSection(math.id),
    ...(rows.length > 0
      ? [`## ${plain(l10n.t('Its symbols'))}`, symbolTable(rows, t)]
      : [plain(l10n.t('None of its symbols is in the glossary.'))]),
  ].join('\n\n');
  return { title, markdown };
}

/** Symbols in rows; the values have a column where there are any. */
function symbolTable(rows: readonly (readonly string[])[], t: number | undefined): string {
  const hasValues = rows.some((row) => row.at(-1) !== '');
  const heading = [
    plain(l10n.t('Symbol')),
    plain(l10n.t('What it does')),
    ...(!hasValues ? [] : [t === undefined ? plain(l10n.t('Value')) : cell(l10n.t('Value at t = {0}', t))]),
  ];
  const line = (cells: readonly string[]) => `| ${cells.slice(0, heading.length).join(' | ')} |`;
  return [line(heading), line(['---', '---', '--:']), ...rows.map(line)].join('\n');
}

/** The formula alone, without the delimiters, and without the environment that aligns it with its neighbours. */
function mathTex(note: Note, math: ExplainedMath): string {
  return note
    .drawableTex(math)
    .replace(/\\(?:tag|label)\s*\{[^{}]*\}|(?<!\\)&/g, '')
    .trim();
}

function picture(drawing: Drawing | undefined, tex: string): string {
  return drawing ? imageParagraph(drawing, tex) : `\`\`\`tex\n${tex}\n\`\`\``;
}

function valueOf({ id, time }: SymbolOccurrence, schedule: Schedule, contextT: number | undefined): string {
  const { values, timeless } = glossary[id];
  const [value] = values;
  if (!value) {
    return '';
  }
  const when = symbolTime(id, timeless ? undefined : time, schedule.T);
  const t = value.constant
    ? schedule.T
    : when.kind === 'fixed'
      ? when.t
      : contextT === undefined
        ? undefined
        : contextT + when.offset;
  if (t === undefined || t < (value.from ?? 1) || t > schedule.T) {
    return '';
  }
  return cell(`${value.label(String(t))} = ${formatShort(value.at(schedule, t))}`);
}

/** What the checker says about it. */
function verdict(
  note: Note,
  { start, end, id }: ExplainedMath,
  findings: readonly Finding[] | undefined,
): string[] {
  const found = findings?.find((finding) => finding.start < end && finding.end > start);
  const said = (heading: string, ...parts: readonly string[]) => [
    `**${plain(heading)}** ${parts.map((part, i) => (i % 2 === 0 ? typeset(part) : code(part))).join('')}`,
  ];
  if (found) {
    return said(l10n.t('Checked, and wrong:'), ...(found.parts ?? [found.message]));
  }
  const notChecked = (why: string) => said(l10n.t('Not checked:'), why);
  if (!findings) {
    return notChecked(l10n.t('the checker came to no result.'));
  }
  if (!id) {
    return notChecked(l10n.t('the catalogue does not know this formula; what follows are its symbols.'));
  }
  return judgeFormula(note, id, start) === 'right'
    ? said(
        l10n.t('Checked, and right:'),
        l10n.t('both sides agree under {0} random schedules.', worlds.length),
      )
    : notChecked(
        l10n.t('it holds letters that have no known values here, or more than one form of it is true.'),
      );
}
