import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “parameterisation” in Traditional Chinese as written in Taiwan. */
export const parameterisation: Record<SymbolId<'parameterisation'>, GlossaryText> = {
  SNR: {
    name: '訊雜比',
    meaning: '含雜訊資料中訊號尺度平方與雜訊尺度平方之比。它隨 t 下降，是排程真正決定的量。',
    confusion: '用 DDPM 的記號是 ᾱ_t/(1 − ᾱ_t)，沒有根號。',
  },
  logSnr: {
    name: '對數訊雜比',
    meaning: '從很大的正數（乾淨）到很小的負數（雜訊）的雜訊水準刻度。',
    confusion: 'DPM-Solver 的 λ_t 是 log(α_t/σ_t)，為其一半。λ 也可能是損失的權重。',
  },
  signalScale: {
    name: '訊號尺度',
    meaning: '含雜訊資料中乾淨資料的係數。DDPM 裡是 √ᾱ_t。',
    confusion: 'DDPM 自己的 α_t 是 1 − β_t。筆記用的是哪一種，看它的 x_t 公式。',
  },
  noiseScale: {
    name: '雜訊尺度',
    meaning: '含雜訊資料中 ε 的係數，是標準差。DDPM 裡是 √(1 − ᾱ_t)。',
    confusion: 'DDPM 的 σ_t 是取樣步新加的雜訊。',
  },
  z_latent: {
    name: '含雜訊潛在變數',
    meaning: 'VDM 與引導類論文記法中的含雜訊資料，其中 x 是乾淨資料。',
    confusion: '不帶下標的 z 是新雜訊。',
  },
  gamma_eta: {
    name: 'VDM 學習的雜訊排程',
    meaning: '單調網路，其值為時刻 t 的負對數訊雜比。',
  },
  v_target: {
    name: '速度目標 v',
    meaning: '雜訊與資料的混合，按 x_t 的角度旋轉而成；v 預測學習的就是它。即使訊號消失，它的尺度仍合適。',
    confusion: '流匹配的速度 x_1 − x_0 權重不同，時間方向也相反。',
  },
  v_theta: {
    name: 'v 預測網路',
    meaning: '網路對 v 的估計。乾淨資料為 α_t z_t − σ_t v̂。',
    confusion: '不是流匹配的向量場。',
  },
  D_theta: {
    name: '去雜訊器',
    meaning: '傳回雜訊水準 σ 下含雜訊資料所對應的乾淨資料的期望值。EDM 由網路和跳接權重組成它。',
    confusion: '原始網路是 F_θ。',
  },
  F_theta: {
    name: 'EDM 的原始網路',
    meaning: '真正訓練的部分；靠周圍的權重，其輸入輸出變異數都為 1。',
  },
  c_skip: {
    name: '跳接權重',
    meaning: '含雜訊輸入有多少直接進入輸出；雜訊小時幾乎是全部。',
  },
  c_out: {
    name: '輸出權重',
    meaning: '把網路輸出縮放到所缺部分的大小。',
  },
  c_in: {
    name: '輸入權重',
    meaning: '把含雜訊輸入縮放到單位變異數。',
  },
  c_noise: {
    name: '雜訊輸入',
    meaning: '以網路所接收的形式給出的雜訊水準。',
  },
  sigma_data: {
    name: '資料的標準差',
    meaning: '乾淨資料的分散程度，一個數；[−1, 1] 的影像取 0.5。',
  },
  rho: {
    name: '雜訊水準的指數',
    meaning: '彎曲雜訊水準序列：越大，σ_min 附近的步越短。EDM 取 7。',
  },
  cosineSchedule: {
    name: '餘弦排程',
    meaning: '讓 ᾱ_t 按餘弦平方下降，兩端緩慢，少把步數浪費在純雜訊上。',
    confusion: '別漏掉平方。β_t = 1 − ᾱ_t/ᾱ_{t−1}，並截斷在 0.999。',
  },
  cosineOffset: {
    name: '餘弦排程的偏移',
    meaning: '避免 t = 0 附近的 β_t 過小的小常數。',
    confusion: 's 還可表示下標、分數和引導強度。',
  },
  karrasLevels: {
    name: 'EDM 的取樣 ODE',
    meaning: '以雜訊水準為時鐘的機率流 ODE，沿遞減的水準序列求解。',
  },
};
