import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “score” in Traditional Chinese as written in Taiwan. */
export const score: Record<SymbolId<'score'>, GlossaryText> = {
  score: {
    name: '分數函數',
    meaning: '對數密度對資料的梯度：往哪裡移動會更可能。它不需要正規化常數。',
    confusion: '不是對參數的梯度。乘上下面的因子，它就是 −ε。',
  },
  s_theta: {
    name: '分數網路',
    meaning: '估計各雜訊水準下含雜訊資料分數的網路。',
    confusion: '它等於 −ε_θ 除以 √(1 − ᾱ_t)：注意符號和尺度。',
  },
  denoisingScoreMatching: {
    name: '去雜訊分數匹配',
    meaning: '用已知的雜訊核分數訓練分數網路；它的平均就是含雜訊資料的分數。',
    confusion: '配上合適的權重就是 L_simple。',
  },
  p_data: {
    name: '資料分布',
    meaning: '訓練資料所來自的未知分布。',
    confusion: 'DDPM 記作 q(x_0)。',
  },
  p_t: {
    name: '時刻 t 的邊際密度',
    meaning: '時刻 t 含雜訊資料的密度，乾淨資料已被平均掉。',
    confusion: 'p_{0t} 仍以乾淨樣本為條件；流匹配中 p_0 是雜訊。',
  },
  p_0t: {
    name: '轉移核',
    meaning: '給定 x(0) 時 x(t) 的密度，漂移為仿射時是高斯。離散時間下就是 q(x_t|x_0)。',
  },
  p_sigma: {
    name: '擾動核',
    meaning: '給資料加上標準差為 σ 的高斯雜訊。不帶豎線時是含雜訊資料的密度。',
    confusion: '與 q(x_t|x_0) 不同，訊號不縮小。',
  },
  x_tilde: {
    name: '擾動後的資料',
    meaning: '在乾淨資料上加了水準為 σ 的雜訊。',
  },
  noiseLevel: {
    name: '雜訊水準',
    meaning: '訊號不縮放時資料中雜訊的標準差。EDM 用它當時間變數。',
    confusion: 'DDPM 的 σ_t 是一個取樣步的雜訊；此處的量在 DDPM 中是 √((1 − ᾱ_t)/ᾱ_t)。',
  },
  sigma_min: {
    name: '最小雜訊水準',
    meaning: '雜訊小到資料可以看作乾淨的水準。',
  },
  sigma_max: {
    name: '最大雜訊水準',
    meaning: '雜訊大到資料蕩然無存的水準。',
  },
  langevin: {
    name: '朗之萬動力學',
    meaning: '沿分數走小步並每步加新雜訊，從而對密度取樣：一種不會塌縮到眾數的梯度上升。',
    confusion: '分數的係數是 ε 時雜訊係數為 √(2ε)；分數是 ε/2 時雜訊為 √ε。',
  },
  stepSize: {
    name: '步長',
    meaning: '朗之萬每步沿分數走多遠。趨於零時樣本才精確。',
    confusion: '即使寫作 ε 也不是雜訊；也不是解碼器的 δ_±。',
  },
  annealedStepSize: {
    name: '第 i 級的步長',
    meaning: '朗之萬步長，正比於該級雜訊的變異數。',
    confusion: '不是 DDPM 的 α_t。',
  },
  correctorSnr: {
    name: '校正器的訊雜比',
    meaning: '由分數與雜訊的範數之比確定校正器的步長。',
  },
  predictorCorrector: {
    name: '預測–校正取樣器',
    meaning: '交替進行反向 SDE 的一步與修復邊際分布的朗之萬步。',
  },
};
