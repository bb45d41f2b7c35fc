import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “flow” in Traditional Chinese as written in Taiwan. */
export const flow: Record<SymbolId<'flow'>, GlossaryText> = {
  flow_x0: {
    name: '起點：雜訊',
    meaning: '流匹配中時刻 0 是雜訊，即源分布的樣本。',
    confusion: '在 DDPM 中 x_0 是乾淨資料。',
  },
  flow_x1: {
    name: '終點：資料',
    meaning: '流匹配中時刻 1 是資料，由資料分布抽取。',
    confusion: '在 DDPM 中 x_1 是加雜訊一步的資料。',
  },
  flow_xt: {
    name: '路徑上的點',
    meaning: '時刻 t 雜訊與資料的混合；σ_min = 0 時在兩者的連線上。',
    confusion: '權重是 t 與 1 − t，不是 √ᾱ_t 與 √(1 − ᾱ_t)。',
  },
  flow_t: {
    name: '流的時間',
    meaning: '從 0（雜訊）走到 1（資料）的時間。',
    confusion: '擴散方向相反：t = 0 是資料。',
  },
  u_t: {
    name: '邊際向量場',
    meaning: '把 p_0 搬運到 p_1 的速度：對可能到達的資料取條件場的平均。無法直接計算。',
    confusion: '網路 v_t 透過 u_t(x|x_1) 學習它。',
  },
  u_cond: {
    name: '條件向量場',
    meaning: '通向一個已知資料點的路徑的速度，是訓練的目標。',
  },
  v_flow: {
    name: '學習的向量場',
    meaning: '網路：每個位置和時刻的速度。從雜訊出發沿它前進得到樣本。',
    confusion: 'v 預測的 v = α_t ε − σ_t x 是另一種目標。',
  },
  phi_t: {
    name: '流',
    meaning: '從 x 出發、沿向量場運動的點在時刻 t 的位置。',
    confusion: 'ψ_t 是單一條件的流。',
  },
  psi_t: {
    name: '條件流',
    meaning: '把雜訊移向一個資料點：按 σ_t(x_1) 縮放，再平移 μ_t(x_1)。',
  },
  p_path: {
    name: '機率路徑',
    meaning: '從 t = 0 的雜訊通向 t = 1 的資料的一族密度。',
    confusion: '在 SDE 論文中 p_0 是資料。',
  },
  p_cond: {
    name: '條件機率路徑',
    meaning: '由雜訊收縮到一個資料點的高斯。',
  },
  p_0: {
    name: '源分布',
    meaning: '時刻 0 的密度，標準常態雜訊。',
    confusion: '在 SDE 論文中 p_0 是資料。',
  },
  p_1: {
    name: '目標分布',
    meaning: '時刻 1 的密度，它近似於資料分布。',
  },
  mu_cond: {
    name: '條件路徑的平均值',
    meaning: '從 0 出發，隨 t 移動到資料點 x_1。',
    confusion: '與 μ_θ 不同，它不需要學習。',
  },
  sigma_cond: {
    name: '條件路徑的標準差',
    meaning: '由 1 逐漸縮小到 σ_min 的寬度。',
  },
  sigma_min_flow: {
    name: '最終寬度',
    meaning: '時刻 1 時資料點周圍還剩下的小寬度。',
  },
  L_FM: {
    name: '流匹配目標',
    meaning: '與邊際向量場的平方誤差，無法計算。',
    confusion: 'L_CFM 梯度相同且可以計算。',
  },
  L_CFM: {
    name: '條件流匹配目標',
    meaning: '與通向已知資料點的路徑速度之間的平方誤差。梯度與 L_FM 相同。',
  },
  pushforward: {
    name: '推前',
    meaning: '點經過映射後的密度：原密度乘以體積變化。',
  },
  continuityEquation: {
    name: '連續性方程式',
    meaning: '機率質量只移動，不增不減：它把機率路徑與向量場聯繫起來。',
  },
  pi: {
    name: '圓周率',
    meaning: '3.14159…；出現在高斯的正規化常數與餘弦排程中。',
    confusion: 'π_0、π_1 是分布。',
  },
};
