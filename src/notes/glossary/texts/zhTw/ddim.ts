import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “ddim” in Traditional Chinese as written in Taiwan. */
export const ddim: Record<SymbolId<'ddim'>, GlossaryText> = {
  alpha_ddim: {
    name: 'DDIM 記法的訊號比例',
    meaning: 'DDPM 記作 ᾱ_t 的累積乘積，DDIM 論文不寫橫線。',
    confusion: 'DDPM 的 α_t 只是一步，在這裡寫作 α_t / α_{t−1}。',
  },
  q_sigma: {
    name: 'DDIM 的前向過程族',
    meaning:
      '與 DDPM 有相同邊際分布 q(x_t|x_0) 的非馬可夫過程，每個 σ 對應一個。同一個訓練好的網路適用於全部。',
    confusion: '不帶下標的 q 是 DDPM 的馬可夫鏈。',
  },
  sigma_ddim: {
    name: 'DDIM 步的雜訊',
    meaning: '相鄰兩個造訪步之間新雜訊的標準差。η = 0 時為零，η = 1 時等於 DDPM 的 √β̃。',
    confusion: '它直接乘在 ε 上，在 √(1 − α_{t−1} − σ_t²) 中則取平方。',
  },
  eta: {
    name: 'DDIM 的隨機性係數',
    meaning: '縮放每步的雜訊：0 為確定性的 DDIM，1 為 DDPM 的變異數。',
    confusion: '在 θ ← θ − η∇L 中它是學習率。',
  },
  tau: {
    name: '子序列的步',
    meaning: '快速取樣器造訪的步，是訓練所用 T 步中的少數幾步。',
    confusion: 'τ_i 是訓練的步號，i 是第幾次造訪。',
  },
  S_steps: {
    name: '取樣步數',
    meaning: '子序列 τ 的長度，即呼叫網路的次數。',
    confusion: 'T 是訓練用的步數。',
  },
  f_theta: {
    name: 'DDIM 中預測的 x_0',
    meaning: '由 x_t 與預測雜訊得到的去雜訊結果。',
    confusion: '不帶 θ 的 f(x, t) 是 SDE 的漂移。',
  },
  ddimStep: {
    name: 'DDIM 一步',
    meaning: '先到預測的 x_0，再沿預測雜訊回到較低的雜訊水準，最後加上大小為 σ_t 的新雜訊。',
    confusion: '其中的 α 是 DDPM 的 ᾱ。',
  },
  x_bar: {
    name: '重新縮放的狀態',
    meaning: 'x 除以 √α，使訊號權重保持 1，只有雜訊增長。此時 DDIM 步就是 ODE 的歐拉步。',
    confusion: '橫線不表示平均。',
  },
  noiseToSignal: {
    name: '雜訊訊號比',
    meaning: '訊號權重保持 1 時的雜訊水準；即變異數爆炸型和 EDM 記法中的 σ。',
    confusion: 'DDPM 的 σ_t 是取樣步所加的雜訊。',
  },
  L_gamma: {
    name: '加權目標',
    meaning: '各 t 的雜訊預測平方誤差按 γ_t 加權加總。權重全為 1 就是 L_simple。',
  },
  gamma_t: {
    name: '第 t 步的權重',
    meaning: '第 t 步在目標 L_γ 中所佔分量。',
    confusion: 'γ 也用作引導強度，以及 VDM 的負對數訊雜比。',
  },
};
