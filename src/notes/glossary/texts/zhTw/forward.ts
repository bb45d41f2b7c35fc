import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “forward” in Traditional Chinese as written in Taiwan. */
export const forward: Record<SymbolId<'forward'>, GlossaryText> = {
  x_0: {
    name: '乾淨資料',
    meaning: '資料分布的一個樣本，例如縮放到 [−1, 1] 的影像。前向過程從它開始，反向過程到它結束。',
    confusion: 'x̂_0 是網路由 x_t 預測出的 x_0，只是估計值，每一步都會變。',
  },
  x_t: {
    name: '第 t 步的含雜訊資料',
    meaning:
      '前向過程走了 t 步之後的資料：x_0 與高斯雜訊的加權和。下面兩個權重的平方和為 1，因此變異數始終維持在正規化資料的水準。',
    confusion: '兩個權重都是平方根：√ᾱ_t 與 √(1 − ᾱ_t)。流匹配裡的 x_t 則用 t 與 1 − t 混合。',
  },
  'x_{t-1}': {
    name: '雜訊少一步的資料',
    meaning:
      '前向過程中緊鄰在 x_t 之前的狀態。取樣時從 p_θ(x_{t−1}|x_t) 抽取它；若同時已知 x_0，它的精確分布就是後驗 q(x_{t−1}|x_t, x_0)。',
    confusion: '它是帶新雜訊的抽樣，不是平均值 μ_θ，也不是預測的 x̂_0。',
  },
  x_T: {
    name: '前向過程的終點',
    meaning: '走完全部 T 步的資料。x_0 的資訊幾乎不剩，所以取樣從這裡的標準常態雜訊開始。',
    confusion: 'q(x_T|x_0) 只是近似於 N(0, I)：平均值仍帶有因子 √ᾱ_T。這點差距就是變分界中的 L_T 項。',
  },
  t: {
    name: '擴散步',
    meaning:
      '雜訊水準的序號，取 1…T：t = 1 幾乎乾淨，t = T 幾乎是純雜訊。訓練時均勻抽取，並作為輸入告訴網路。',
    confusion: '程式通常從 0 數起，所以論文的 t 對應程式裡的 t − 1。',
  },
  T: {
    name: '擴散總步數',
    meaning: '前向鏈的長度，也是祖先取樣時反向鏈的長度。論文取 1000。',
    confusion: '快速取樣器只走 S < T 步，T 仍是訓練所用的步數。上標裡的 T 可能表示轉置。',
  },
  beta_t: {
    name: '第 t 步的雜訊變異數',
    meaning: '前向第 t 步所加雜訊的變異數，同時訊號乘以 √(1 − β_t)。β_1…β_T 這組數就是雜訊排程。',
    confusion: 'β_t 本身已是變異數：取樣變異數可以取 σ_t² = β_t，而不是 σ_t = β_t。',
  },
  alpha_t: {
    name: '第 t 步保留的訊號變異數比例',
    meaning: '1 − β_t 的簡寫。前向走一步，資料乘以 √α_t。',
    confusion: 'α_t 只說一步，ᾱ_t 說的是到 t 為止的所有步。DDIM（Song et al. 2020）裡的 α_t 是 DDPM 的 ᾱ_t。',
  },
  alphaBar_t: {
    name: 'α 到第 t 步的累積乘積',
    meaning: 'x_t 的變異數中仍來自 x_0 的比例。它從接近 1 降到接近 0，使我們能從 x_0 一步跳到任意 x_t。',
    confusion: '乘積乘到 t 為止而不是 T，乘的是 α_s = 1 − β_s 而不是 β_s。',
  },
  epsilon: {
    name: '雜訊',
    meaning: '與資料同形狀的標準常態雜訊。把它混入 x_0 得到 x_t，網路學習的正是把它還原出來。',
    confusion: '閉式公式裡的 ε 是 t 步雜訊合併的結果；前向單步的雜訊是另一個變數。',
  },
  q: {
    name: '前向過程',
    meaning:
      '把資料變成雜訊的分布：由許多小的高斯步組成的固定馬可夫鏈，沒有要學習的東西。由它導出的分布也用同一字母，如 q(x_t|x_0) 和 q(x_{t−1}|x_t, x_0)。',
    confusion: 'q 只加雜訊，沒有參數；p_θ 去除雜訊，是學出來的。',
  },
  q_data: {
    name: '資料分布',
    meaning: '訓練資料所來自的未知分布。除樣本之外，我們對它一無所知。',
    confusion: 'p_θ(x_0) 是模型對它的模仿。',
  },
  q_marginal: {
    name: '前向過程的閉式',
    meaning: '給定乾淨資料時 x_t 的分布，t 步合併成一個高斯。訓練時直接從中抽樣。',
    confusion: '變異數是 1 − ᾱ_t，寫在 ε 前面的才是根號 √(1 − ᾱ_t)。q(x_t|x_{t−1}) 只是一步。',
  },
  noiseSchedule: {
    name: '雜訊排程',
    meaning: '訓練前固定下來的 β_1…β_T。DDPM 讓它們線性上升。',
    confusion: '與學習率排程無關。',
  },
};
