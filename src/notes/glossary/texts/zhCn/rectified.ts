import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “rectified” in Simplified Chinese. */
export const rectified: Record<SymbolId<'rectified'>, GlossaryText> = {
  pi_0: {
    name: '源分布',
    meaning: '整流流出发的分布，例如噪声的分布。',
  },
  pi_1: {
    name: '目标分布',
    meaning: '整流流到达的分布，例如图像的分布。',
  },
  flow_X0: {
    name: '源样本',
    meaning: '整流流中一对样本的起点，由源分布抽取。',
  },
  flow_X1: {
    name: '目标样本',
    meaning: '整流流中一对样本的终点，由目标分布抽取。',
  },
  flow_Xt: {
    name: '线性插值',
    meaning: '一对样本连线上的点。不同对的连线会相交。',
    confusion: 'Z_t 沿学到的流走，路径不相交。',
  },
  flow_Zt: {
    name: '整流流',
    meaning: '沿学到的速度走的 ODE 路径，边缘分布与 X_t 相同。',
  },
  flowTarget: {
    name: '直线路径的速度',
    meaning: '数据减噪声：从 x_0 到 x_1 的恒定速度。',
    confusion: '若时间反向（许多程序如此），则是噪声减数据。',
  },
  reflow: {
    name: 'reflow（再整流）',
    meaning: '用流自己产生的样本对再训练，使路径更直。',
  },
  straightness: {
    name: '直线度',
    meaning: '路径偏离直线的程度；为 0 时一步即可。',
  },
};
