import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “reverse” in Traditional Chinese as written in Taiwan. */
export const reverse: Record<SymbolId<'reverse'>, GlossaryText> = {
  p_theta: {
    name: '反向過程',
    meaning:
      '學習得到的分布：從 N(0, I) 出發、每步去掉一點雜訊的馬可夫鏈。它的邊際分布 p_θ(x_0) 就是資料的模型。',
    confusion: '真實的反向步 q(x_{t−1}|x_t) 未知，p_θ 是它的近似。',
  },
  p_prior: {
    name: '反向過程的先驗',
    meaning: '取樣出發的標準常態分布，不含任何資料資訊。',
    confusion: '它固定且不依賴資料；q(x_T|x_0) 只是接近它。',
  },
  p_model: {
    name: '模型的資料密度',
    meaning: '把反向過程中所有含雜訊狀態積分掉之後剩下的分布。訓練希望它在真實資料上儘量大。',
    confusion: '這個積分算不出來，所以才用變分界。',
  },
  theta: {
    name: '網路參數',
    meaning: '訓練所改變的全部權重。取樣時通常使用它們的指數移動平均。',
    confusion: 'φ 是另一個網路（如分類器）的權重。',
  },
  epsilon_theta: {
    name: '雜訊預測網路',
    meaning:
      '讀入 x_t 和 t、估計 x_t 中所含雜訊 ε 的網路（DDPM 用 U-Net）。它與分數函數只差一個因子：∇ log q(x_t) ≈ −ε_θ / √(1 − ᾱ_t)。',
    confusion: 'ε 是真正抽出的雜訊，ε_θ 是估計。分數與它符號相反，尺度也不同。',
  },
  mu_theta: {
    name: '反向步的平均值',
    meaning: 'p_θ(x_{t−1}|x_t) 的平均值，由預測的雜訊得到：從 x_t 減去 ε_θ 的若干倍，再乘以 1/√α_t。',
    confusion: 'μ̃_t 需要真實的 x_0，μ_θ 則代入預測的 x̂_0。取樣時只能用後者。',
  },
  Sigma_theta: {
    name: '反向步的共變異數',
    meaning: 'p_θ(x_{t−1}|x_t) 的共變異數。DDPM 不學習它，而是固定為 σ_t² I，所有像素共用一個變異數。',
    confusion: '它是變異數：對角線上是 σ_t²，不是 σ_t。',
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
    confusion: 'β_t 是前向一步的變異數；β̃_t 還要乘上小於 1 的因子 (1 − ᾱ_{t−1})/(1 − ᾱ_t)。',
  },
  z: {
    name: '取樣步的新雜訊',
    meaning: '每個取樣步重新抽取的標準常態雜訊，乘以 σ_t 後加入。最後一步（t = 1）取 z = 0。',
    confusion: '它與 ε_θ 所預測的 ε 相互獨立。',
  },
  q_posterior: {
    name: '前向後驗',
    meaning:
      '同時已知 x_t 和 x_0 時前一狀態的分布。由貝氏定理，它是平均值和變異數都已知的高斯，也是 p_θ 要匹配的目標。',
    confusion: '不給 x_0 時，q(x_{t−1}|x_t) 不是高斯，也算不出來。',
  },
  q_reverse: {
    name: '真實的反向一步',
    meaning: '只給定 x_t 時前一狀態的精確分布。它依賴整個資料分布，所以用 p_θ 近似；β_t 很小時它接近高斯。',
    confusion: 'q(x_{t−1}|x_t, x_0) 還知道 x_0，因此有閉式。',
  },
  x0Hat: {
    name: '預測的乾淨資料',
    meaning: '由 x_t 與預測雜訊推出的 x_0，即網路一步到位的最佳猜測。t 大時它是各種可能的模糊平均。',
    confusion: 'x_0 是真實影像；x̂_0 每一步都變。',
  },
  epsilonHat: {
    name: '預測的雜訊',
    meaning: '網路估計的 x_t 中的雜訊，也指引導之後或截斷 x̂_0 之後重新算出的雜訊。',
    confusion: 'ε 是真正抽出的雜訊。',
  },
  v_interpolation: {
    name: '學習得到的變異數內插係數',
    meaning: '網路對每個像素的輸出，使 log Σ_θ 落在 log β̃_t 與 log β_t 之間。',
    confusion: '不是 v 預測中的速度 v_t。',
  },
  ancestralSampling: {
    name: '祖先取樣',
    meaning: '沿反向鏈從父到子逐個抽取狀態，每一步都加入新的雜訊。',
    confusion: 'η = 0 的 DDIM 不加雜訊。',
  },
};
