import * as l10n from '@vscode/l10n';
import sanitizeHtml from 'sanitize-html';
import { localPath } from './localPath';

/** A note's HTML that runs nothing and loads nothing, with places for its pictures: `data-picture` is the index. */
export interface SanitizedHtml {
  readonly html: string;
  /** Paths of pictures, relative to the note's folder and in it. */
  readonly pictures: readonly string[];
}

const tags = [
  ...sanitizeHtml.defaults.allowedTags,
  ...['img', 'del', 'ins', 'details', 'summary', 'input', 'picture'],
];

/** Takes out of a note's HTML what a note may not do in a reader's browser. */
export function sanitizedHtml(html: string): SanitizedHtml {
  const pictures: string[] = [];
  const clean = sanitizeHtml(html, {
    allowedTags: tags,
    allowedAttributes: {
      '*': ['class', 'id', 'title', 'lang', 'dir', 'align', 'role', 'aria-*'],
      a: ['href'],
      img: ['src', 'alt', 'width', 'height', 'data-picture'],
      div: ['hidden', 'data-diffusion', 'data-formula', 'data-context'],
      span: ['data-diffusion', 'data-formula', 'data-title', 'data-wrong'],
      details: ['open'],
      input: ['type', 'checked', 'disabled'],
      td: ['colspan', 'rowspan', 'style'],
      th: ['colspan', 'rowspan', 'style'],
      ol: ['start'],
    },
    allowedStyles: { '*': { 'text-align': [/^(?:left|right|center)$/] } },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    transformTags: {
      input: (tagName, { checked }) => ({
        tagName,
        attribs: { type: 'checkbox', disabled: '', ...(checked === undefined ? {} : { checked: '' }) },
      }),
      img: (_, attributes) => picture(attributes, pictures),
    },
  });
  return { html: clean, pictures };
}

const isPictureData = /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/i;

/** A picture of the note's own folder gets a place; one from elsewhere becomes a link to it. */
function picture(attributes: sanitizeHtml.Attributes, pictures: string[]): sanitizeHtml.Tag {
  const { src = '', alt = '' } = attributes;
  if (isPictureData.test(src)) {
    return { tagName: 'img', attribs: attributes };
  }
  const path = localPath(src);
  if (path !== undefined) {
    const others = Object.entries(attributes).filter(([name]) => name !== 'src');
    const place = String(pictures.push(path) - 1);
    return { tagName: 'img', attribs: { ...Object.fromEntries(others), 'data-picture': place } };
  }
  const text = l10n.t('{0} (picture that is not part of this file)', alt || src);
  return /^https?:/i.test(src)
    ? { tagName: 'a', attribs: { href: src }, text }
    : { tagName: 'span', attribs: {}, text };
}
