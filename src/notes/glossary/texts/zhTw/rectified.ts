import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “rectified” in Traditional Chinese as written in Taiwan. */
export const rectified: Record<SymbolId<'rectified'>, GlossaryText> = {
  pi_0: {
    name: '源分布',
    meaning: '整流流出發的分布，例如雜訊的分布。',
  },
  pi_1: {
    name: '目標分布',
    meaning: '整流流到達的分布，例如影像的分布。',
  },
  flow_X0: {
    name: '源樣本',
    meaning: '整流流中一對樣本的起點，由源分布抽取。',
  },
  flow_X1: {
    name: '目標樣本',
    meaning: '整流流中一對樣本的終點，由目標分布抽取。',
  },
  flow_Xt: {
    name: '線性內插',
    meaning: '一對樣本連線上的點。不同對的連線會相交。',
    confusion: 'Z_t 沿學到的流走，路徑不相交。',
  },
  flow_Zt: {
    name: '整流流',
    meaning: '沿學到的速度走的 ODE 路徑，邊際分布與 X_t 相同。',
  },
  flowTarget: {
    name: '直線路徑的速度',
    meaning: '資料減雜訊：從 x_0 到 x_1 的恆定速度。',
    confusion: '若時間反向（許多程式如此），則是雜訊減資料。',
  },
  reflow: {
    name: 'reflow（再整流）',
    meaning: '用流自己產生的樣本對再訓練，使路徑更直。',
  },
  straightness: {
    name: '直線度',
    meaning: '路徑偏離直線的程度；為 0 時一步即可。',
  },
};
