import type { SymbolId, SymbolOccurrence } from './note';
import type { Classified } from './symbols/letterRule';
import { classify } from './symbols/classify';
import { MathContext } from './symbols/mathContext';
import { refineGradient } from './symbols/gradient';
import { bindsIndex, operatorCharacters, operatorCommands, words } from './symbols/operators';
import type { Call, Setting, Surroundings } from './symbols/place';
import { isBar, isDoubleBar, nameOf, opensBracket, Place } from './symbols/place';
import { plainText, readIdentifier } from './tex/identifier';
import type { TexCommand, TexFence, TexNode, TexScripts } from './tex/node';

export type { Setting } from './symbols/place';
export { prevailingSetting, settingOf, type Vote } from './symbols/setting';

/**
 * Finds the known symbols, operators and relations in a tree of TeX, in order and disjoint. A quantity's scripts
 * are part of it, an operator's are symbols of their own. `setting` decides where the letters alone do not.
 */
export function findSymbols(nodes: readonly TexNode[], setting: Setting = 'ddpm'): SymbolOccurrence[] {
  const finder = new SymbolFinder();
  finder.visitSequence(nodes, { context: new MathContext(nodes), setting });
  return finder.found;
}

class SymbolFinder {
  readonly found: SymbolOccurrence[] = [];

  visitSequence(nodes: readonly TexNode[], around: Surroundings): void {
    const outer: (Call | undefined)[] = [];
    let here = around;
    let head: Call | undefined;
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!;
      if (node.kind === 'char' && opensBracket(node)) {
        outer.push(here.call);
        if (head) {
          here = { ...here, call: head };
        }
      } else if (node.kind === 'char' && /^[)）\]]$/.test(node.text)) {
        here = { ...here, call: outer.length > 0 ? outer.pop() : around.call };
      }
      const isArgument = node.kind === 'fence' && head !== undefined;
      const place = new Place(nodes, index, isArgument ? { ...here, call: head } : here);
      const count = this.found.length;
      const taken = this.visit(place);
      const symbol = this.found[count];
      const isHead = symbol !== undefined && symbol.start === node.start && node.kind !== 'fence';
      // Scaled brackets: \big( is a command before the bracket.
      const isScale = node.kind === 'command' && /^[bB]igg?[lm]?$/.test(node.name);
      if (isHead) {
        head = { id: symbol.id, place };
      } else if (!isScale) {
        head = undefined;
      }
      index += taken;
    }
  }

  /** Reads one node; returns how many of the following nodes belong to what was found. */
  private visit(place: Place): number {
    const { node } = place;
    switch (node.kind) {
      case 'char':
        return this.visitChar(place, node.text);
      case 'command':
        return this.visitCommand(place, node);
      case 'scripts':
        return this.visitScripts(place, node);
      case 'group':
        // Style braces around one identifier, as in {\bf x}.
        this.visitSequence(node.children, place.around);
        return 0;
      case 'fence': {
        if (isNormFence(node)) {
          this.add('norm', node.start, node.openEnd ?? node.start);
        }
        this.visitSequence(node.children, { ...place.around, within: undefined });
        return 0;
      }
      case 'environment':
        this.visitSequence(node.children, place.around);
        return 0;
      case 'align':
      case 'row':
        return 0;
    }
  }

  private visitChar(place: Place, text: string): number {
    const { node } = place;
    const operator = operatorCharacters.get(text);
    if (operator) {
      this.add(refine(operator, place), node.start, node.end);
      return 0;
    }
    if (
      text === ':' &&
      place.next?.kind === 'char' &&
      place.next.text === '=' &&
      place.next.start === node.end
    ) {
      this.add('definedAs', node.start, place.next.end);
      return 1;
    }
    if (this.addBar(place)) {
      return 0;
    }
    return this.addIdentifier(place);
  }

  private visitCommand(place: Place, node: TexCommand): number {
    const operator = operatorCommands.get(node.name);
    if (operator) {
      // The name alone: what it acts on is read by itself.
      this.add(refine(operator, place), node.start, node.start + node.name.length + 1);
      this.visitArguments(place, node);
      return 0;
    }
    if (this.addBar(place)) {
      return 0;
    }
    const before = this.found.length;
    const taken = this.addIdentifier(place);
    if (this.found.length > before) {
      return taken;
    }
    if (isUpright(node.name)) {
      const text = node.text?.replace(/\\[,;:! ]|~/g, ' ') ?? node.args.map(plainText).join('');
      const word = words.get(text.trim());
      if (word) {
        this.add(word, node.start, node.end);
        return 0;
      }
    }
    if (/^(?:mathbf|boldsymbol|bm|pmb)$/.test(node.name) && plainText(node.args[0]) === '0') {
      this.add('zero', node.start, node.end);
      return 0;
    }
    this.visitArguments(place, node);
    return 0;
  }

  private visitArguments(place: Place, node: TexCommand): void {
    const around = { ...place.around, within: nameOfArguments(node.name) ?? place.around.within };
    if (node.option) {
      this.visitSequence(node.option, around);
    }
    for (const argument of node.args) {
      this.visitSequence(argument.kind === 'group' ? argument.children : [argument], around);
    }
  }

  /** An identifier with its scripts; else its parts. */
  private visitScripts(place: Place, node: TexScripts): number {
    const base = node.base && baseOperator(node.base);
    if (base && node.base) {
      const id = refine(base, place);
      const end = node.base.kind === 'command' ? node.base.start + node.base.name.length + 1 : node.base.end;
      this.add(id, node.base.start, end);
      if (node.base.kind === 'command' && node.base.args.length > 0) {
        this.visitArguments(place, node.base);
      }
      this.visitBoth(node, place.around, base);
      return 0;
    }
    const before = this.found.length;
    const taken = this.addIdentifier(place);
    if (this.found.length > before) {
      return taken;
    }
    // A letter whose scripts make it something unknown is not the known letter.
    if (node.base && !readIdentifier(node.base)) {
      this.visitSequence([node.base], place.around);
    }
    this.visitBoth(node, place.around);
    return 0;
  }

  /** The scripts of something may hold symbols of their own, e.g. the limits of a product. */
  private visitBoth(node: TexScripts, around: Surroundings, operator?: SymbolId): void {
    const scripts = [node.sub, node.sup].filter((script) => script !== undefined);
    scripts.sort((a, b) => a.start - b.start);
    for (const script of scripts) {
      const isTranspose =
        script === node.sup && plainText(script) === 'T' && !operator && !isRange(node.base);
      const isLabel = /^[pq]$/.test(plainText(script)) && /^[μσ]$/.test(plainText(node.base));
      if (isTranspose || isLabel) {
        continue;
      }
      const within = isRange(node.base)
        ? script === node.sup
          ? 'limit'
          : 'range'
        : withinOf(script === node.sup, operator);
      this.visitSequence(script.kind === 'group' ? script.children : [script], {
        ...around,
        within,
        call: undefined,
      });
    }
  }

  /** Adds the identifier that stands at a place if it is known. */
  private addIdentifier(place: Place): number {
    const { node } = place;
    const identifier = readIdentifier(node);
    const symbol = identifier && classify(identifier, place);
    if (!symbol) {
      return 0;
    }
    if (symbol.isOperator && node.kind === 'scripts' && node.base) {
      this.add(symbol.id, node.base.start, node.base.end, symbol);
      this.visitBoth(node, place.around, symbol.id === 'sum' ? 'sum' : undefined);
      return 0;
    }
    const following = symbol.following ?? 0;
    this.add(symbol.id, node.start, place.nodes[place.index + following]?.end ?? node.end, symbol);
    return following;
  }

  /** The bar of a condition, or the double bar of a norm. */
  private addBar(place: Place): boolean {
    const { node, around } = place;
    if (isBar(node)) {
      const isCondition = around.call !== undefined && isDensity(around.call.id);
      if (isCondition) {
        this.add('given', node.start, node.end);
      }
      return isCondition;
    }
    if (!isDoubleBar(node) || around.call?.id === 'D_KL') {
      return false;
    }
    this.add('norm', node.start, node.end);
    return true;
  }

  private add(id: SymbolId, start: number, end: number, symbol?: Classified): void {
    const time = symbol?.time;
    this.found.push(time === undefined ? { id, start, end } : { id, start, end, time });
  }
}

/** `\left\|`, `\left\Vert`; a single bar is an absolute value, or a condition. */
const isNormFence = ({ open, openEnd = 0, start }: TexFence): boolean =>
  openEnd > start &&
  (/^(?:lVert|Vert|‖|∥)$/.test(open) || (open === '|' && openEnd - start >= '\\left\\|'.length));

const baseOperator = (base: TexNode): SymbolId | undefined =>
  base.kind === 'command'
    ? operatorCommands.get(base.name)
    : base.kind === 'char'
      ? operatorCharacters.get(base.text)
      : undefined;

/** The symbol of a gradient by what it is the gradient of. */
function refine(operator: SymbolId, place: Place): SymbolId {
  return operator === 'gradient' ? refineGradient(place) : operator;
}

/** What a script of an operator, or of anything else, holds: its range, its limit … */
function withinOf(isSup: boolean, operator: SymbolId | undefined): string {
  if (!operator) {
    return isSup ? 'sup' : 'sub';
  }
  if (isSup) {
    return 'limit';
  }
  return bindsIndex.has(operator) ? 'range' : operator === 'integral' ? 'integral' : 'sub';
}

const isUpright = (name: string): boolean =>
  /^(?:math(?:rm|bf|sf|it|tt|cal)|text(?:rm|bf|sf|it|normal)?|operatorname\*?|mbox|hbox|DeclareMathOperator|boldsymbol)$/.test(
    name,
  );

/** The names of commands that tell what stands in their arguments. */
function nameOfArguments(name: string): string | undefined {
  if (name === 'sqrt') {
    return name;
  }
  return /^[dtc]?frac$/.test(name) ? 'frac' : undefined;
}

const isRange = (base: TexNode | undefined): boolean =>
  (base?.kind === 'command' && base.name === 'underbrace') ||
  (base?.kind === 'char' && /^[}\])]$/.test(base.text)) ||
  (base !== undefined && nameOf(base) === '\\}');

const isDensity = (id: SymbolId): boolean =>
  /^(?:q|p|N$|density$|probabilityOf$|posterior$|likelihood$|prior$|implicitClassifier$|evidence$|u_cond$|u_t$|entropy$)/.test(
    id,
  ) &&
  !/^(?:product|partial|proportional|predictorCorrector|pushforward|phi|pi|psi|probabilityFlowOde)/.test(id);
