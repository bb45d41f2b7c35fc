// The page that looks into a safetensors file, an .npz archive or a diffusers pipeline. It reads what it shows, and no more.
import * as l10n from '@vscode/l10n';
import { errorMessage } from '../../src/base/errorMessage';
import type { OpenedModelFile } from '../../src/protocol/modelFile';
import { element } from '../figures/kit/dom';
import { arrayDetail } from './arrayDetail';
import { elementCount, type ArrayEntry, type ArrayFile } from './arrayFile';
import { arrayTable } from './arrayTable';
import type { ByteSource } from './byteSource';
import { Host } from './hostSource';
import './modelFile.css';
import { openNpz } from './openNpz';
import { openSafetensors } from './openSafetensors';
import { mostPipelineBytes, readPipeline } from './pipeline';

const main = document.querySelector('main') ?? document.body.appendChild(element('main'));
let current = new AbortController();

const host = new Host((file) => void open(file));

async function open(file: OpenedModelFile): Promise<void> {
  current.abort();
  const { signal } = (current = new AbortController());
  l10n.config({ contents: file.translations });
  const counted = (count: number) => count.toLocaleString(file.language);
  let shown: Node[];
  try {
    shown = await contentOf(file, host.source(file.size), counted, signal);
  } catch (error) {
    shown = [element('p', { role: 'alert', class: 'refusal' }, errorMessage(error))];
  }
  if (!signal.aborted) {
    main.replaceChildren(element('h1', {}, file.name), ...shown);
  }
}

async function contentOf(
  file: OpenedModelFile,
  source: ByteSource,
  counted: (count: number) => string,
  signal: AbortSignal,
): Promise<Node[]> {
  switch (file.kind) {
    case 'pipeline':
      return pipelineContent(file, source);
    case 'safetensors': {
      const opened = await openSafetensors(source);
      const isRun = opened.metadata['format'] === 'diffusion-playground-checkpoint';
      return [...sampleButton(file.inModelFolder || isRun), ...arrayContent(opened, counted, signal)];
    }
    case 'npz':
      return arrayContent(await openNpz(file.name, source), counted, signal);
  }
}

function sampleButton(canSample: boolean): Node[] {
  if (!canSample) {
    return [];
  }
  const button = element('button', { type: 'button', class: 'primary' }, l10n.t('Sample with it'));
  button.addEventListener('click', () => host.send({ type: 'sample' }));
  return [button];
}

async function pipelineContent(
  { size, inModelFolder }: OpenedModelFile,
  source: ByteSource,
): Promise<Node[]> {
  if (size > mostPipelineBytes) {
    throw new RangeError(l10n.t('The file has {0} bytes, too many for a model_index.json.', size));
  }
  const { className, version, parts } = readPipeline(await source.read(0, size));
  const facts = version === undefined ? className : `${className} · diffusers ${version}`;
  return [
    element('p', { class: 'facts' }, facts),
    ...sampleButton(inModelFolder),
    textTable(
      [l10n.t('Part'), l10n.t('Library'), l10n.t('Python class')],
      parts.map(({ name, library, className: of }) => [name, library, of]),
    ),
  ];
}

function arrayContent(
  { entries, metadata, leftOut }: ArrayFile,
  counted: (count: number) => string,
  signal: AbortSignal,
): Node[] {
  const detail = element('section', { class: 'detail', 'aria-live': 'polite' });
  let reading = new AbortController();
  const choose = async (entry: ArrayEntry): Promise<void> => {
    reading.abort();
    reading = new AbortController();
    const own = AbortSignal.any([signal, reading.signal]);
    detail.setAttribute('aria-busy', 'true');
    let shown: Node[];
    try {
      shown = await arrayDetail(entry, counted, own);
    } catch (error) {
      shown = [
        element('h2', {}, entry.name),
        element('p', { role: 'alert', class: 'refusal' }, errorMessage(error)),
      ];
    }
    if (!own.aborted) {
      detail.replaceChildren(...shown);
      detail.removeAttribute('aria-busy');
    }
  };
  const numbers = entries.reduce((sum, entry) => sum + elementCount(entry), 0);
  const facts = l10n.t('{0} arrays, {1} numbers in all', counted(entries.length), counted(numbers));
  return [
    element('p', { class: 'facts' }, facts),
    ...folded(l10n.t('Metadata'), Object.entries(metadata)),
    ...folded(
      l10n.t('Not shown'),
      leftOut.map(({ name, reason }) => [name, reason] as const),
    ),
    element(
      'div',
      { class: 'columns' },
      arrayTable(entries, counted, (entry) => void choose(entry)),
      detail,
    ),
  ];
}

function folded(title: string, rows: readonly (readonly [string, string])[]): Node[] {
  if (rows.length === 0) {
    return [];
  }
  const short = rows.slice(0, 200).map(([name, text]) => [name, text.slice(0, 2000)] as const);
  return [
    element(
      'details',
      {},
      element('summary', {}, `${title} (${rows.length})`),
      textTable([l10n.t('Name'), l10n.t('Text')], short),
    ),
  ];
}

function textTable(headings: readonly string[], rows: readonly (readonly string[])[]): HTMLElement {
  const head = element('tr', {}, ...headings.map((each) => element('th', { scope: 'col' }, each)));
  const body = rows.map(([first = '', ...rest]) =>
    element('tr', {}, element('th', { scope: 'row' }, first), ...rest.map((each) => element('td', {}, each))),
  );
  return element('table', {}, element('thead', {}, head), element('tbody', {}, ...body));
}
