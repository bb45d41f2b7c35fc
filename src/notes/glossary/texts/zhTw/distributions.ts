import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “distributions” in Traditional Chinese as written in Taiwan. */
export const distributions: Record<SymbolId<'distributions'>, GlossaryText> = {
  N: {
    name: '常態分布',
    meaning: 'N(x; μ, Σ) 是平均值為 μ、共變異數為 Σ 的高斯分布在 x 處的密度。分號前的變數可以省略。',
    confusion: '最後一個參數是變異數（或共變異數），不是標準差。',
  },
  mu: {
    name: '平均值',
    meaning: '分布的期望值；對高斯而言就是它的中心。',
    confusion: 'μ_θ 是網路的輸出，μ̃_t 是精確的後驗平均值。',
  },
  sigma: {
    name: '標準差',
    meaning: '變異數的平方根，即偏離平均值的典型距離。',
    confusion: 'N(μ, σ²) 裡寫變異數 σ²，重參數化 μ + σε 裡寫 σ。',
  },
  Sigma: {
    name: '共變異數矩陣',
    meaning: '各元素的變異數以及它們如何一起變化。若為 I 的倍數，則各元素獨立且變異數相同。',
    confusion: '上下帶有界限的 Σ 是總和符號。',
  },
  identity: {
    name: '單位矩陣',
    meaning: '對角線為 1，其餘為 0。作為共變異數，它表示各元素獨立、變異數為 1。',
  },
  zero: {
    name: '零向量',
    meaning: '與資料同形狀的全零陣列；標準常態雜訊的平均值。',
  },
  uniform: {
    name: '均勻分布',
    meaning: '區間內的取值機會均等。訓練時 t 由它抽取。',
  },
  normalCdf: {
    name: '標準常態分布函數',
    meaning: '標準常態變數不超過 a 的機率。L_0 的解碼器用它的差。',
    confusion: '小寫 φ 表示分類器參數或流。',
  },
  logVariance: {
    name: '對數變異數',
    meaning: '網路輸出它而不直接輸出 σ²，變異數便總為正。',
    confusion: '取 exp 得到變異數；標準差要先除以 2 再取 exp。',
  },
  reparameterisation: {
    name: '重參數化技巧',
    meaning: '把高斯抽樣寫成參數與標準常態 ε 的確定函數，使梯度能夠通過。',
    confusion: 'ε 前面是標準差，不是變異數。',
  },
  latent: {
    name: '潛在變數',
    meaning: '資料背後觀測不到的量，例如 VAE 的編碼 z。擴散模型的潛在變數是含雜訊狀態 x_1…x_T。',
    confusion: '取樣步裡的 z 是新雜訊；VDM 裡的 z_t 是含雜訊資料。',
  },
  D_KL: {
    name: 'KL 散度',
    meaning: '在 p 的機率質量所在之處衡量 q 與 p 相差多遠。只有兩個分布相同時為 0。',
    confusion: '不對稱：D_KL(p‖q) ≠ D_KL(q‖p)，也不是距離。',
  },
  gaussianKl: {
    name: '兩個高斯的 KL 散度',
    meaning: '有閉式，無需抽樣。變異數相同時只剩 (μ_p − μ_q)²/(2σ²)，L_{t−1} 因此變成平方誤差。',
    confusion: '分母裡是第二個分布的變異數。',
  },
  entropy: {
    name: '熵',
    meaning: '−log p 的平均，衡量分布有多不確定。對密度而言可以為負。',
  },
  jensen: {
    name: '詹森不等式',
    meaning: '對凸函數 f，平均值的 f 不大於 f 的平均值；對凹的對數則相反。ELBO 由此得出。',
  },
};
