import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “operators” in Simplified Chinese. */
export const operators: Record<SymbolId<'operators'>, GlossaryText> = {
  product: {
    name: '连乘',
    meaning: '把下标从下限到上限的各项相乘。空乘积为 1。',
    confusion: 'ᾱ_t 乘到 t，联合分布乘到 T。',
  },
  sum: {
    name: '求和',
    meaning: '把下标从下限到上限的各项相加。空和为 0。',
    confusion: 'Σ_θ 是协方差。',
  },
  index: {
    name: '循环下标',
    meaning: '为连乘、求和的各项或数组的元素编号。换个名字不改变结果。',
    confusion: '不是外面那个固定的 t。',
  },
  integral: {
    name: '积分',
    meaning: '对 d 后面变量的所有取值求和。对密度积分就消去该变量。',
  },
  differential: {
    name: '微分',
    meaning: '无穷小的变化；在积分中标明积分变量。',
    confusion: '∂ 是固定其余变量的偏导。',
  },
  gradient: {
    name: '梯度',
    meaning: '对下标变量每个元素的导数，即上升最快的方向。',
    confusion: '∇_θ 用来训练网络，∇_x 用来移动图像。',
  },
  divergence: {
    name: '散度（向量场）',
    meaning: '向量场在一点处向外发散的程度，即雅可比矩阵的迹。',
    confusion: '与 KL 散度无关。',
  },
  partial: {
    name: '偏导数',
    meaning: '其余变量固定不变时，对一个变量的变化率。',
  },
  norm: {
    name: '欧几里得范数',
    meaning: '向量的长度：各元素平方和的根。',
    confusion: 'D_KL(p‖q) 中的 ‖ 只是分隔符。均方误差还要除以元素个数。',
  },
  sqrt: {
    name: '平方根',
    meaning: '平方等于给定值的非负数。它把方差变成标准差。',
    confusion: '均值里是 √ᾱ_t，抽样时是 √(1 − ᾱ_t)；方差是不带根号的 1 − ᾱ_t。',
  },
  exp: {
    name: '指数函数',
    meaning: 'e 的幂；它是对数的反函数，总为正。',
  },
  log: {
    name: '自然对数',
    meaning: '这些论文都以 e 为底。它把乘积变成求和。',
    confusion: '除以 log 2 才是比特。',
  },
  minimum: {
    name: '最小值',
    meaning: '对下方变量取遍所有值时得到的最小值。',
    confusion: 'argmin 是位置，min 是数值。',
  },
  maximum: {
    name: '最大值',
    meaning: '对下方变量取遍所有值时得到的最大值。',
  },
  argmin: {
    name: '最小值点',
    meaning: '使目标最小的参数，训练就是在找它。',
    confusion: '它是自变量，不是最小的那个值。',
  },
  proportional: {
    name: '正比于',
    meaning: '只差一个与所论变量无关的因子。对密度，归一化即可求出它。',
  },
  approximately: {
    name: '约等于',
    meaning: '相差一个可以接受的小误差。',
  },
  definedAs: {
    name: '定义为',
    meaning: '左边由右边赋予含义，不是断言。',
    confusion: '单独的 = 也可能是会出错的断言。',
  },
  ordering: {
    name: '大小关系',
    meaning: '哪一边更小。在界的不等式中，压低右边就能压低左边。',
  },
  elementOf: {
    name: '属于',
    meaning: '左边是右边那个集合的一个成员。',
    confusion: '样子像 ε，但 ε 是噪声。',
  },
  tendsTo: {
    name: '趋于，或通向',
    meaning: '表示所趋近的极限，或链中状态的先后。',
  },
  hadamard: {
    name: '逐元素乘积',
    meaning: '两个同形状数组对应元素相乘。',
    confusion: '不是矩阵乘法。',
  },
  times: {
    name: '乘积',
    meaning: '数与数相乘，或数与数组相乘。',
  },
  intersection: {
    name: '交',
    meaning: '两个事件同时发生的那个事件。',
  },
  transpose: {
    name: '转置',
    meaning: '行列互换；把列向量变成行向量。',
    confusion: '正文里的 T 是扩散总步数。',
  },
  determinant: {
    name: '行列式',
    meaning: '线性映射把体积放大的倍数。d 维的 σ²I 为 σ 的 2d 次方。',
  },
  trace: {
    name: '迹',
    meaning: '方阵主对角线上各元素之和。',
  },
  infinity: {
    name: '无穷',
    meaning: '大于任何数；解码器最外侧的区间延伸到它。',
  },
  reals: {
    name: '实数集',
    meaning: '全体实数的集合；带指数时表示由那么多个实数组成的数组。',
  },
};
