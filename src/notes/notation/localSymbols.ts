import type { Atom } from '../atoms';
import type { TexNode } from '../tex/node';

/** Letters that a stretch of math binds: indices of sums and products, variables of integrals, parameters. */
export function findBound(nodes: readonly TexNode[], atoms: readonly Atom[]): Atom[] {
  const places = new Set<number>();
  collect(nodes, (start) => places.add(start));
  return atoms.filter((atom) => places.has(atom.start));
}

function collect(nodes: readonly TexNode[], bind: (start: number) => void): void {
  nodes.forEach((node, index) => {
    if (node.kind === 'scripts') {
      if (node.base && isBigOperator(node.base) && node.sub) {
        bindFirst(node.sub, bind);
      }
      if (node.base) {
        collect([node.base], bind);
      }
      for (const script of [node.sub, node.sup]) {
        if (script) {
          collect([script], bind);
        }
      }
      return;
    }
    if (node.kind === 'char' && node.text === 'd' && isDifferential(nodes, index)) {
      bind(node.start);
      bindFirst(nodes[index + 1], bind);
    }
    if (node.kind === 'command') {
      if (node.name === 'mathrm' && node.args[0] && isLoneD(node.args[0]) && isDifferential(nodes, index)) {
        bind(node.start);
      }
      collect([...(node.option ?? []), ...node.args], bind);
    } else if ('children' in node) {
      collect(node.children, bind);
    }
  });
}

const bigOperators =
  /^(?:sum|prod|coprod|int|iint|oint|bigcup|bigcap|max|min|arg|argmin|argmax|sup|inf|lim)$/;
const isBigOperator = (node: TexNode): boolean =>
  (node.kind === 'command' &&
    (bigOperators.test(node.name) || /^arg\s*(?:min|max)$/.test(node.text ?? ''))) ||
  (node.kind === 'char' && /^[∑∏∫]$/.test(node.text));

/** The first letter under an operator is its variable. */
function bindFirst(node: TexNode | undefined, bind: (start: number) => void): void {
  if (!node) {
    return;
  }
  if (node.kind === 'group') {
    bindFirst(node.children[0], bind);
  } else if (node.kind === 'scripts') {
    bind(node.base?.start ?? node.start);
  } else {
    bind(node.start);
  }
}

/** d in front of a letter, somewhere after an integral or in a derivative. */
function isDifferential(nodes: readonly TexNode[], index: number): boolean {
  const next = nodes[index + 1];
  if (!next || (next.kind !== 'char' && next.kind !== 'scripts' && next.kind !== 'command')) {
    return false;
  }
  return nodes.slice(0, index).some((node) => {
    const base = node.kind === 'scripts' ? node.base : node;
    return base !== undefined && isBigOperator(base);
  });
}

const isLoneD = (node: TexNode): boolean =>
  (node.kind === 'char' && node.text === 'd') ||
  (node.kind === 'group' && node.children.length === 1 && isLoneD(node.children[0]!));

/** Words before a letter that tell what it is: “the dimension $D$”, “令 $z$”, “事件 $A$”. */
const namedBefore =
  /(?:\b(?:let|where|denot(?:e|es|ed)|defin(?:e|es|ed)|given|suppose|assum(?:e|es|ed|ing)|for (?:all|any|each|some|every)|variables?|parameters?|weights?|constants?|coefficients?|dimensions?|number of \p{L}+|steps?|index|indices|events?|data|samples?|functions?|networks?|models?|noises?|labels?|conditions?|scales?|matrix|matrices|vectors?|distributions?|densit(?:y|ies)|rates?|times?|size|length|ratio|factor|by|called|as)|[令记記设設为為是即数數量]|其中|变量|變量|變數|参数|系数|维度|維度|样本|事件|数据|噪声|噪聲|均值|方差|标准差|矩阵|向量|分布|概率|模型|函数|网络|索引|下标|上标|符号|序列|步|图像|標籤|标签)[\s:：,，*_“"「(（]*$/iu;

/** Words after a letter that tell what it is: “$D$ is the dimension”, “$n$：样本数”. */
const namedAfter =
  /^[\s*_”"」)）]*(?:is\b|are\b|be\b|denot\p{L}*|represent\p{L}*|stands? for|means?\b|refers?|controls?|:|：|——|—|是|为|為|表示|代表|指|即|称|稱|叫|控制|对应|對應|符合|服从|服從|\((?:the|a|an)\b|（)/iu;

export const isNamedByWords = (before: string, after: string): boolean =>
  namedBefore.test(before) || namedAfter.test(after);
