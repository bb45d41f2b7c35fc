import { glossary } from './glossary';
import type { GlossaryLanguage, GlossaryText } from './glossaryEntry';
import { shapeTexts } from './shapeTexts';
import type { ShapeId } from './shapes';
import type { SymbolId } from './symbolIds';

/** The glossary's language for a display language; English where there is no translation. */
export function glossaryLanguage(displayLanguage: string): GlossaryLanguage {
  const language = displayLanguage.toLowerCase();
  if (/^zh\b.*\b(tw|hk|mo|hant)\b/.test(language)) {
    return 'zh-tw';
  }
  return language === 'zh' || language.startsWith('zh-') ? 'zh-cn' : 'en';
}

/** Name and meaning of a symbol in a display language such as "zh-cn". */
export function glossaryText(id: SymbolId, displayLanguage: string): GlossaryText {
  return glossary[id].texts[glossaryLanguage(displayLanguage)];
}

/** Kind, shape or unit of a symbol in a display language: "variance, a positive number". */
export function shapeText(shape: ShapeId, displayLanguage: string): string {
  return shapeTexts[glossaryLanguage(displayLanguage)][shape];
}
