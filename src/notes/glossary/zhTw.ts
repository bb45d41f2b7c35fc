import type { SymbolId } from '../note';
import type { GlossaryText } from './glossaryEntry';

/** The glossary's words in Traditional Chinese. */
export const zhTw: Record<SymbolId, GlossaryText> = {
  x_0: {
    name: '乾淨資料',
    meaning: '資料分布的一個樣本，例如縮放到 [−1, 1] 的影像。前向過程從它開始，反向過程到它結束。',
    confusion: 'x̂_0 是網路由 x_t 預測出的 x_0，只是估計值，每一步都會變。',
  },
  x_t: {
    name: '第 t 步的含雜訊資料',
    meaning:
      '前向過程走了 t 步之後的資料：x_0 與高斯雜訊的加權和。下面兩個權重的平方和為 1，因此變異數始終維持在正規化資料的水準。',
  },
  'x_{t-1}': {
    name: '雜訊少一步的資料',
    meaning:
      '前向過程中緊鄰在 x_t 之前的狀態。取樣時從 p_θ(x_{t−1}|x_t) 抽取它；若同時已知 x_0，它的精確分布就是後驗 q(x_{t−1}|x_t, x_0)。',
  },
  x_T: {
    name: '前向過程的終點',
    meaning: '走完全部 T 步的資料。x_0 的資訊幾乎不剩，所以取樣從這裡的標準常態雜訊開始。',
    confusion: 'q(x_T|x_0) 只是近似於 N(0, I)：平均值仍帶有因子 √ᾱ_T。這點差距就是變分界中的 L_T 項。',
  },
  t: {
    name: '擴散步',
    meaning:
      '雜訊程度的序號，取 1…T：t = 1 幾乎乾淨，t = T 幾乎是純雜訊。訓練時均勻抽取，並作為輸入告訴網路。',
    confusion: '程式通常從 0 數起，所以論文的 t 對應程式裡的 t − 1。',
  },
  T: {
    name: '擴散總步數',
    meaning: '前向鏈的長度，也是祖先取樣時反向鏈的長度。論文取 1000。',
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
  epsilon_theta: {
    name: '雜訊預測網路',
    meaning:
      '讀入 x_t 和 t、估計 x_t 中所含雜訊 ε 的網路（DDPM 用 U-Net）。它與分數函數只差一個因子：∇ log q(x_t) ≈ −ε_θ / √(1 − ᾱ_t)。',
  },
  theta: {
    name: '網路參數',
    meaning: '訓練所改變的全部權重。取樣時通常使用它們的指數移動平均。',
  },
  mu_theta: {
    name: '反向步的平均值',
    meaning: 'p_θ(x_{t−1}|x_t) 的平均值，由預測的雜訊得到：從 x_t 減去 ε_θ 的若干倍，再乘以 1/√α_t。',
    confusion: 'μ̃_t 需要真實的 x_0，μ_θ 則代入預測的 x̂_0。取樣時只能用後者。',
  },
  Sigma_theta: {
    name: '反向步的共變異數',
    meaning: 'p_θ(x_{t−1}|x_t) 的共變異數。DDPM 不學習它，而是固定為 σ_t² I，所有像素共用一個變異數。',
  },
  sigma_t: {
    name: '反向步的標準差',
    meaning:
      '取樣第 t 步新加雜訊的大小。DDPM 試了兩種取法，結果相近：σ_t² = β_t 適合資料服從標準常態的情形，σ_t² = β̃_t 適合資料是單一點的情形。',
    confusion: '它以標準差的身分乘在 z 上：要對 β_t 或 β̃_t 開根號。',
  },
  muTilde_t: {
    name: '前向後驗的平均值',
    meaning: '同時已知 x_t 和 x_0 時 x_{t−1} 的平均值：兩者的加權和，權重見下表。',
    confusion: 'x_0 的權重裡是 √ᾱ_{t−1} β_t，x_t 的權重裡是 √α_t (1 − ᾱ_{t−1})，很容易寫反。',
  },
  betaTilde_t: {
    name: '前向後驗的變異數',
    meaning: '同時已知 x_t 和 x_0 時 x_{t−1} 的變異數。它小於 β_t，在 t = 1 時為 0。',
  },
  z: {
    name: '取樣步的新雜訊',
    meaning: '每個取樣步重新抽取的標準常態雜訊，乘以 σ_t 後加入。最後一步（t = 1）取 z = 0。',
    confusion: '它與 ε_θ 所預測的 ε 相互獨立。',
  },
  q: {
    name: '前向過程',
    meaning:
      '把資料變成雜訊的分布：由許多小的高斯步組成的固定馬可夫鏈，沒有要學習的東西。由它導出的分布也用同一字母，如 q(x_t|x_0) 和 q(x_{t−1}|x_t, x_0)。',
  },
  p_theta: {
    name: '反向過程',
    meaning:
      '學習得到的分布：從 N(0, I) 出發、每步去掉一點雜訊的馬可夫鏈。它的邊際分布 p_θ(x_0) 就是資料的模型。',
  },
  N: {
    name: '常態分布',
    meaning: 'N(x; μ, Σ) 是平均值為 μ、共變異數為 Σ 的高斯分布在 x 處的密度。分號前的變數可以省略。',
    confusion: '最後一個參數是變異數（或共變異數），不是標準差。',
  },
  L_simple: {
    name: '簡化的訓練目標',
    meaning:
      '雜訊與其預測之間的均方誤差，t 均勻抽取。它是去掉各步權重（見下表）的變分界，這樣得到的樣本品質更好。',
    confusion: '它不是概似的界，帶權重的 L_{t−1} 才是。L_simple 更低並不意味著 bits/dim 更少。',
  },
};
