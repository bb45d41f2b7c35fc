import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “guidance” in Traditional Chinese as written in Taiwan. */
export const guidance: Record<SymbolId<'guidance'>, GlossaryText> = {
  y: {
    name: '類別標籤',
    meaning: '希望樣本呈現的內容，告訴網路或分類器的類別。',
  },
  c: {
    name: '條件',
    meaning: '引導樣本的資訊：類別、文字或影像。',
    confusion: '大寫 C 是常數或特徵的共變異數。',
  },
  nullCondition: {
    name: '空條件',
    meaning: '代替條件的記號，使同一網路有無條件都能用。',
    confusion: '不是零，也不是 φ。',
  },
  p_phi: {
    name: '含雜訊資料上的分類器',
    meaning: '給出含雜訊 x_t 屬於標籤 y 的機率。分類器引導沿它的梯度走。',
    confusion: '普通分類器遇雜訊會失效，必須在 x_t 上訓練。',
  },
  phi: {
    name: '分類器參數',
    meaning: '去雜訊網路之外另一個網路的權重。',
    confusion: '帶時間的 φ_t 是流；∅ 是空條件。',
  },
  classifierGradient: {
    name: '分類器的梯度',
    meaning: '使標籤更可能的影像變化方向。',
    confusion: '對影像求梯度，不是對權重。',
  },
  classifierScale: {
    name: '分類器引導強度',
    meaning: '放大分類器的梯度：更貼合標籤，多樣性更少。',
    confusion: '無分類器引導中的權重記作 w。',
  },
  classifierGuidance: {
    name: '分類器引導',
    meaning: '每個取樣步把平均值或預測雜訊按分類器的梯度移動。',
    confusion: '對 ε 是減號，對平均值和分數是加號。',
  },
  classifierFreeGuidance: {
    name: '無分類器引導',
    meaning: '從無條件預測出發越過條件預測；兩者由同一網路給出。',
    confusion: '論文寫 (1 + w) ε_c − w ε，程式寫 ε + s (ε_c − ε)，其中 s = 1 + w。',
  },
  guidanceWeight: {
    name: '引導權重',
    meaning: '無分類器引導越過條件預測多遠；0 表示不引導。',
    confusion: 'diffusers 的 guidance_scale 是 1 + w。SDE 中 w 是維納過程。',
  },
  epsilonTilde: {
    name: '引導後的雜訊預測',
    meaning: '條件與無條件預測的組合，取樣器用它代替 ε_θ。',
  },
  epsilon_cond: {
    name: '條件雜訊預測',
    meaning: '把條件告訴網路時它預測的雜訊。',
  },
  epsilon_uncond: {
    name: '無條件雜訊預測',
    meaning: '同一網路在空條件下預測的雜訊。',
  },
  p_uncond: {
    name: '丟棄條件的機率',
    meaning: '訓練時隱藏條件的頻率，取 0.1 或 0.2。',
  },
  implicitClassifier: {
    name: '隱式分類器',
    meaning: '條件與無條件模型按貝氏定理等價的分類器。無分類器引導沿它的梯度走。',
  },
};
