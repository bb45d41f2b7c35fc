import * as l10n from '@vscode/l10n';
import { balanced } from './fixes/edits/braces';

/** A typing error in a span's TeX; offsets count within it. */
export interface Slip {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
  readonly message: string;
  /** An operator in the wrong place is wrong, whatever stands around it. */
  readonly rule?: 'identity';
}

const words = /\\(?:text\w{0,6}|math(?:tt|rm|sf)|operatorname|verb|label|ref|eqref|tag)\s?\{[^{}]{0,60}$/;

/** `\mu_theta`, which prints as μ_t and then “heta”. */
export function nakedName(tex: string): Slip | undefined {
  const match = /_(\{?)(theta|phi|sigma|alpha|beta|epsilon)(?![a-zA-Z_\d])/.exec(tex);
  const [whole, brace, name] = match ?? [];
  if (!match || !whole || !name || words.test(tex.slice(0, match.index))) {
    return undefined;
  }
  const start = match.index + 1 + brace!.length;
  return {
    start,
    end: start + name.length,
    newText: `\\${name}`,
    message: l10n.t('A backslash is missing: {0} prints as separate letters.', name),
  };
}

const naked = /_\s?t\s?[-−]\s?1/;

/** `\sqrt{\alpha_t-1}` and `q(x_t|x_t-1)`: a 1 that is subtracted from α_t ≤ 1, or from a state. */
export function nakedStep(tex: string): Slip | undefined {
  const ofSchedule =
    /(?:\\sqrt\s?\{|(?<![\d\w.])1\s?[-−])\s?(?:\\(?:bar|overline|hat|tilde)\s?)?\{?\s?(?:\\alpha|α|ᾱ)\s?\}?\s?_\s?t\s?[-−]\s?1(?=\s?[})])/.exec(
      tex,
    );
  if (ofSchedule) {
    return inBraces(ofSchedule.index + ofSchedule[0].search(/_\s?t\s?[-−]\s?1$/), tex);
  }
  for (const { index, argument } of argumentsIn(tex)) {
    if (/^\s*(?:\\\w{1,12}\s?)?\{?\s?[xz]\s?\}?\s?_\s?t\s?[-−]\s?1\s*$/.test(argument)) {
      return inBraces(index + argument.search(naked), tex);
    }
  }
  return undefined;
}

function inBraces(start: number, tex: string): Slip {
  return {
    start,
    end: start + naked.exec(tex.slice(start))![0].length,
    newText: '_{t-1}',
    message: l10n.t('Only the first character after _ is a subscript here: the step needs braces.'),
  };
}

interface Argument {
  readonly argument: string;
  readonly index: number;
  /** Whether it stands behind the bar, and whose density it belongs to. */
  readonly isGiven: boolean;
  readonly density: number;
}

/** The arguments of the densities p and q in a math, each with where it stands. */
function argumentsIn(tex: string): readonly Argument[] {
  const densities = tex.matchAll(
    /(?<![a-zA-Z\\])[pq](?:\s?_\s?(?:\{[^{}]{1,20}\}|\\?\w{1,8}))?\s?(?:\\left\s?)?\(([^()]{3,120}?)(?:\\right\s?)?\)/g,
  );
  return [...densities].flatMap(({ 0: whole, 1: inside, index }, density) => {
    let at = index + whole.indexOf('(') + 1;
    let isGiven = false;
    return inside!.split(/(,|\\mid(?![a-z])|\\vert(?![a-z])|[|∣;])/).flatMap((part, place) => {
      const found = { argument: part, index: at, isGiven, density };
      at += part.length;
      if (place % 2 === 1) {
        isGiven ||= part !== ',';
        return [];
      }
      return [found];
    });
  });
}

/** `q(x_{t-1}|x_0, x_0)`, which is given one variable twice. */
export function repeatedVariable(tex: string): Slip | undefined {
  const all = argumentsIn(tex)
    // The comma of z_{1,2} parts no variables.
    .filter(({ argument }) => balanced(argument))
    .map((each) => ({ ...each, name: each.argument.replace(/[\s{}]/g, '') }));
  for (const [place, each] of all.entries()) {
    const isIndexed = /_[\w+-]{1,6}$/.test(each.name);
    const twin = all
      .slice(0, place)
      .find((other) => other.density === each.density && other.isGiven === each.isGiven);
    if (isIndexed && twin && twin.name === each.name) {
      const lead = each.argument.length - each.argument.trimStart().length;
      const [start, end] = [each.index + lead, each.index + each.argument.trimEnd().length];
      return {
        start,
        end,
        newText: tex.slice(start, end),
        message: l10n.t('{0} stands twice among the variables of one density.', tex.slice(start, end)),
      };
    }
  }
  return undefined;
}

const bars = /\\\||\\[lr]?Vert|\|\|/g;
const squared = /^\s?(?:_\s?\{?2\}?\s?)?\^\s?\{?2/;

/** `\max_\theta E‖ε − ε_θ‖²`: a distance to what a network says, alone, is made small. */
export function maximisedLoss(tex: string): Slip | undefined {
  const [first, ...others] = [...tex.matchAll(/max(?![a-zA-Z])/g)];
  if (
    !first ||
    others.length > 0 ||
    !/\\(?:arg|operatorname\s?\{)?(?:arg\s?)?$/.test(tex.slice(0, first.index))
  ) {
    return undefined;
  }
  const body = tex.slice(first.index + 3);
  const [open, close, ...more] = [...body.matchAll(bars)];
  if (!open || !close || more.length > 0) {
    return undefined;
  }
  const inside = body.slice(open.index, close.index);
  const after = body.slice(close.index + close[0].length);
  const isOfNetwork = /[-−]/.test(inside) && /_\s?\{?\s?\\theta/.test(inside) && squared.test(after);
  // A distance that is subtracted, or that stands beside a likelihood, is part of another objective.
  const rest = (body.slice(0, open.index) + after).replace(/_\s?\{[^{}]{0,40}\}/g, '');
  if (!isOfNetwork || /[-−+]|\\l(?:og|n)(?![a-z])|min|sup|inf/.test(rest)) {
    return undefined;
  }
  return {
    start: first.index,
    end: first.index + 3,
    newText: 'min',
    message: l10n.t('A squared distance to what the network should say is made small, not large.'),
    rule: 'identity',
  };
}
