import { describe, expect, test } from 'vitest';
import { readNote } from '../../../src/notes/readNote';

/** The math of a note, displays in double brackets, line breaks as ⏎. */
const mathOf = (text: string): string[] =>
  readNote(text).spans.map(({ contentStart, contentEnd, display }) => {
    const content = text
      .slice(contentStart, contentEnd)
      .trim()
      .replace(/\s*\n\s*/g, '⏎');
    return display ? `[[${content}]]` : content;
  });

const x = 'x_t';

describe('delimiters', () => {
  test.each([
    ['dollars', `a $${x}$ b`, [x]],
    ['dollars with spaces inside', `a $ ${x} $ b`, [x]],
    ['double dollars in a sentence', `a $$${x}$$ b $$\\beta_t$$.`, [`[[${x}]]`, '[[\\beta_t]]']],
    ['double dollars that begin a sentence', `$$${x}$$ is noisy, $$x_0$$ is not.`, [`[[${x}]]`, '[[x_0]]']],
    ['double dollars on their own lines', `a\n$$\n${x}\n$$\nb`, [`[[${x}]]`]],
    ['double dollars on one line', `a\n\n$$${x}$$\n\nb`, [`[[${x}]]`]],
    ['a label behind a display', `$$\n${x}\n$$ {#eq-forward}`, [`[[${x}]]`]],
    ['round brackets', `a \\(${x}\\) b`, [x]],
    ['square brackets', `a \\[${x}\\] b`, [`[[${x}]]`]],
    ['square brackets on their own lines', `a\n\\[\n${x}\n- y\n= z\n\\]\nb`, ['[[x_t⏎- y⏎= z]]']],
    ['doubled round brackets', `a \\\\(${x}\\\\) b \\\\( y_t \\\\)`, [x, 'y_t']],
    ['doubled square brackets', `a\n\n\\\\[\n${x} \\\\\\\\ y\n\\\\]\n\nb`, ['[[x_t \\\\\\\\ y]]']],
    ['GitHub’s ticks', `a $\`${x}\`$ b`, [x]],
    ['a math fence', `\`\`\`math\n${x}\n\`\`\``, [`[[${x}]]`]],
    ['MyST’s math fence', `\`\`\`{math}\n${x}\n\`\`\``, [`[[${x}]]`]],
    ...['align', 'align*', 'equation', 'aligned', 'gather', 'gathered', 'multline', 'eqnarray', 'split'].map(
      (name): [string, string, string[]] => [
        `a bare ${name}`,
        `a\n\\begin{${name}}\n${x} &= y \\\\\n- z\n\\end{${name}}\nb`,
        [`[[\\begin{${name}}⏎${x} &= y \\\\⏎- z⏎\\end{${name}}]]`],
      ],
    ),
    [
      'an environment in a sentence',
      `so \\begin{equation} ${x} \\end{equation} holds`,
      ['[[\\begin{equation} x_t \\end{equation}]]'],
    ],
    [
      'an environment with blank lines',
      `\\begin{align}\na\n\nb\n\\end{align}`,
      ['[[\\begin{align}⏎a⏎b⏎\\end{align}]]'],
    ],
    ['a display opened at a line’s end', `so $$\n${x} = a\n$$ holds`, ['[[x_t = a]]']],
    [
      'the same with rows that look like lists',
      `so $$\nx_t = a\n- b\n+ c\n# d\n$$ holds`,
      ['[[x_t = a⏎- b⏎+ c⏎# d]]'],
    ],
    ['the same in a list', `- so $$\n  ${x}\n  $$ holds`, ['[[x_t]]']],
    ['the same without indent', `- so $$\n${x}\n$$ holds`, ['[[x_t]]']],
    ['Chinese around', `令$x_t$为，$$\\beta_t$$是\\(\\alpha_t\\)。`, ['x_t', '[[\\beta_t]]', '\\alpha_t']],
    ['full-width punctuation', `（$x_t$）、$y$；`, ['x_t', 'y']],
    ['ordinals', 'the $n$th of $t$-th and the $x_i$s', ['n', 't', 'x_i']],
    ['an unclosed display', `$$\n${x}\n\nProse with $y$.`, ['[[x_t]]', 'y']],
    ['neighbours', `so $\\alpha_t$$\\beta_t$ and $${x}$`, ['\\alpha_t', '\\beta_t', x]],
    ['three neighbours', '令$a$$b$$c$为', ['a', 'b', 'c']],
    ['a formula before a display', 'it is $a$$$b$$, so $c$', ['a', '[[b]]', 'c']],
    ['a formula after a display', '$$a$$$b$ and $c$', ['[[a]]', 'b', 'c']],
    ['two displays', 'so $$a$$$$b$$ hold', ['[[a]]', '[[b]]']],
    ['neighbours before a display of its own', 'so $a$$b$\n$$\nc\n$$\n$d$', ['a', 'b', '[[c]]', 'd']],
    ['neighbours in a table with a bar', '| $a|b_1$$c_2$ | $d$ |\n|--|--|', ['a|b_1', 'c_2', 'd']],
    ['neighbours in HTML', '<p>$a$$$b$$ $$c$$$d$</p>', ['a', '[[b]]', '[[c]]', 'd']],
    ['neighbours in a quote', '> $a_1$$b_1$', ['a_1', 'b_1']],
    ['neighbours in bold type', '**$a$$b$**', ['a', 'b']],
  ])('%s', (_, text, expected) => expect(mathOf(text)).toEqual(expected));
});

describe('places', () => {
  test.each([
    ['headings', '# The state $x_t$\n\nThe noise $\\epsilon$\n---\n', ['x_t', '\\epsilon']],
    ['lists', '- a $x_t$\n  1. b $y$\n\n     $$\n     z\n     $$\n', ['x_t', 'y', '[[z]]']],
    ['task lists', '- [ ] show $x_t$', ['x_t']],
    ['quotes', '> a $x_t$\n> > $$\n> > y\n> > $$', ['x_t', '[[> > y⏎> >]]']],
    ['GitHub’s callouts', '> [!NOTE]\n> a $x_t$\n>\n> $$y$$', ['x_t', '[[y]]']],
    ['fenced callouts', ':::note\na $x_t$\n$$\ny\n$$\n:::', ['x_t', '[[y]]']],
    ['fenced callouts with a title', '::: {.callout-note}\n$$y$$\n:::', ['[[y]]']],
    ['template callouts', '{% note primary %}\na $x_t$\n$$\ny\n$$\n{% endnote %}', ['x_t', '[[y]]']],
    ['kramdown attributes', '> a $x_t$\n{: .prompt-info }', ['x_t']],
    ['MkDocs admonitions', '!!! note\n    a $x_t$', ['x_t']],
    ['tables', '| a | b |\n| - | - |\n| $x_t$ | $a \\| b$ |', ['x_t', 'a \\| b']],
    [
      'tables with a bar in a formula',
      '| a | b |\n| - | - |\n| $q(x_t|x_0)$ | $y$ |\n| 1 | $z$ |',
      ['q(x_t|x_0)', 'y', 'z'],
    ],
    ['emphasis and links', '**bold $x_t$** *it $y$* [see $z$](http://a.b)', ['x_t', 'y', 'z']],
    ['footnotes', 'a[^1]\n\n[^1]: with $x_t$', ['x_t']],
    ['an HTML block', '<div>\n$x_t$ and \\(y\\)\n$$z$$\n</div>', ['x_t', 'y', '[[z]]']],
    ['HTML cells', '<table>\n<tr><td>$x_t$</td><td title="$no$">\\(y\\)</td></tr>\n</table>', ['x_t', 'y']],
    ['HTML in a sentence', 'a <span class="m">$x_t$</span> and <td align="left">$y$</td>', ['x_t', 'y']],
    ['details', '<details>\n<summary>Proof of $x_t$</summary>\n\n$$y$$\n\n</details>', ['x_t', '[[y]]']],
    ['MathJax scripts', '<script type="math/tex; mode=display">x_t</script>', ['[[x_t]]']],
  ])('%s', (_, text, expected) => expect(mathOf(text)).toEqual(expected));
});

describe('what is no math', () => {
  test.each([
    ['two prices', 'From $20 to $30 a month.'],
    ['a price before and one after', 'From $20 up to 30$ a month.'],
    ['prices in a list', '$5, $6 and 7$.'],
    ['a price per unit', 'It costs $20/hour and 30$/day.'],
    ['currencies', 'US$20, CA$30 and A$40'],
    ['large prices', '$1,000 and $2.5M, or 3$'],
    ['Chinese prices', '价格是$20，或者30$。'],
    ['a price and a shell variable', 'It costs $20; set $HOME first.'],
    ['escaped dollars', 'a \\$x_t\\$ b'],
    ['code', '`$x_t$` and ``$$y$$``\n\n```\n$$z$$\n```\n\n    $i$\n'],
    ['a comment', '<!-- $x_t$ -->'],
    ['code in HTML', '<pre>\n$x_t$\n</pre>\n\n<div>\n<code>$y$</code>\n</div>'],
    ['a style', '<style>\n.a { content: "$x$" }\n</style>'],
    ['an attribute', '<a href="$x_t$">\n</a>'],
    ['escaped brackets in prose', 'see \\[1\\] and \\(optional words\\) and \\[link text\\]'],
    ['front matter', '---\nmath: $x_t$\n---\n'],
    ['a lone dollar', 'A $ sign.'],
  ])('%s', (_, text) => expect(mathOf(text)).toEqual([]));

  test('money beside math in brackets', () => {
    expect(mathOf('价格是$20，而\\(\\bar\\alpha_t\\)在$D$维中，$30。')).toEqual(['\\bar\\alpha_t', 'D']);
    expect(mathOf('From $20 to \\(x_t\\) is $30.')).toEqual(['x_t']);
  });

  test('money before a display in a sentence', () => {
    expect(mathOf('costs $5, $$x$$ or $6')).toEqual(['[[x]]']);
  });

  test('dollars of which no run of formulas comes', () => {
    expect(mathOf('$a$$$b$')).toEqual([]);
  });

  test('money beside math', () => {
    expect(mathOf('It costs $20 to draw $x_t$ and $30 for $\\epsilon$.')).toEqual(['x_t', '\\epsilon']);
  });
});

describe('marks inside a formula', () => {
  test('HTML that colours a part of it is no part of the math', () => {
    const text = 'so $x_t = <span style="color: red">\\beta_t</span> y$ and <span>$z$</span>';
    const note = readNote(text);
    expect(note.symbols.map(({ start, end }) => text.slice(start, end))).toEqual(['x_t', '\\beta_t', 'z']);
    expect(note.atoms.map(({ letter }) => letter)).toEqual(['x', 't', 'β', 't', 'y', 'z']);
  });

  test('comparisons are no tags', () => {
    const text = '$0<b>a$ and $s < m$';
    expect(readNote(text).atoms.map(({ letter }) => letter)).toEqual(['b', 'a', 's', 'm']);
  });
});

describe('displays that go on', () => {
  const continued = (text: string) => {
    const note = readNote(text);
    return note.equations.map(({ span, continues }) => {
      const content = (each: typeof span) => text.slice(each.contentStart, each.contentEnd).trim();
      return continues ? `${content(continues)} → ${content(span)}` : content(span);
    });
  };
  test.each([
    ['=', '$$a$$\n\n$$= b$$\n\n$$c$$', ['a', 'a → = b', 'c']],
    ['∝', '$$\na\n$$\nand so\n$$\n\\propto b\n$$', ['a', 'a → \\propto b']],
    [
      'aligned',
      '$$a$$\n\n$$\\begin{aligned} &= b\\end{aligned}$$',
      ['a', 'a → \\begin{aligned} &= b\\end{aligned}'],
    ],
    ['a new section', '$$a$$\n\n# B\n\n$$= b$$', ['a', '= b']],
    ['the first', '$$= b$$', ['= b']],
  ])('%s', (_, text, expected) => expect(continued(text)).toEqual(expected));
});
