import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Note } from '../notes/note';
import { readNote } from '../notes/readNote';
import { isDemoFence } from '../protocol/demoFence';
import { writeDemoState } from '../protocol/demoState';
import { contextHtml, demoBlockHtml, htmlElement, switchedOffHint } from './demoBlockHtml';
import { FormulaMarks, type FormulaMark } from './formulaMarks';
import { addFormulaRule, runType, unfoldType } from './formulaRule';
import type { PreviewContext } from './previewContext';

/**
 * Makes the markdown-it plugin of the built-in preview: ```` ```diffusion ```` blocks become elements that
 * carry their state, in which the preview's script (webview/preview) draws, and formulas that a view shows get
 * a place for their ▶. It marks up and escapes, and draws nothing. The context is asked for at each rendering, since settings change while the plugin stays.
 */
export function createMarkdownItPlugin(getContext: () => PreviewContext): (md: MarkdownIt) => MarkdownIt {
  return (md) => {
    const renderFence = md.renderer.rules.fence;
    if (renderFence === undefined) {
      return md;
    }
    // The previewed note as it was rendered last: after an edit only what changed is read.
    let note: Note | undefined;

    md.renderer.rules.fence = (tokens, index, options, env, self) => {
      const token = tokens[index];
      if (token === undefined || !isDemo(token)) {
        return renderFence(tokens, index, options, env, self);
      }
      const context = getContext();
      // The attributes that the preview itself has put on the token keep its scrolling in step.
      return context.enabled
        ? demoBlockHtml(token.content, token.map?.[0] ?? 0, context, Object.fromEntries(token.attrs ?? []))
        : renderFence(tokens, index, options, env, self) + switchedOffHint();
    };

    addFormulaRule(md, (source) => {
      const { enabled, formulas, dialect, macros, base, wrongIn } = getContext();
      if (!enabled || !formulas) {
        return undefined;
      }
      note = readNote(source, { dialect, macros }, note);
      return new FormulaMarks(note, base, macros, wrongIn(source));
    });
    md.renderer.rules[runType] = (tokens, index) => {
      const { title, state, display, isWrong } = tokens[index]?.meta as FormulaMark;
      const name = display ? 'diffusion-run diffusion-run-display' : 'diffusion-run';
      const data = { class: name, 'data-title': title, 'data-diffusion': writeDemoState(state) };
      const wrong: Record<string, string> = isWrong ? { 'data-wrong': '' } : {};
      return htmlElement('span', { ...data, ...wrong }).trimEnd();
    };
    md.renderer.rules[unfoldType] = () => htmlElement('div', { class: 'diffusion-unfold' });

    // One element per note carries what the page's script must know, if there is anything for it to do.
    md.renderer.rules['diffusion_context'] = () => {
      const context = getContext();
      return context.enabled ? contextHtml(context) : '';
    };
    md.core.ruler.push('diffusion_context', (state) => {
      const isUsed = ({ type }: Token) => type === unfoldType;
      if (!state.inlineMode && state.tokens.some((token) => isDemo(token) || isUsed(token))) {
        state.tokens.push(new state.Token('diffusion_context', '', 0));
      }
    });
    return md;
  };
}

const isDemo = ({ type, info }: Token): boolean => type === 'fence' && isDemoFence(info);
