import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “probability” in Traditional Chinese as written in Taiwan. */
export const probability: Record<SymbolId<'probability'>, GlossaryText> = {
  expectation: {
    name: '期望值',
    meaning: '對下標所示分布取平均。訓練時用一個批次的平均代替。',
    confusion: '下標說明哪些量是隨機的，其餘保持不變。',
  },
  variance: {
    name: '變異數',
    meaning: '與平均值之差的平方的期望值，衡量分散程度。',
    confusion: '單位是 x 的平方；開根號才是標準差。',
  },
  covariance: {
    name: '共變異數',
    meaning: '兩個量如何一起變化；與自身的共變異數就是變異數。',
  },
  probabilityOf: {
    name: '事件的機率',
    meaning: '0 到 1 之間的數。P(A|B) 是已知 B 發生時 A 的機率。',
    confusion: '密度 p(x) 可以大於 1，機率不能。',
  },
  event: {
    name: '事件',
    meaning: '可能發生也可能不發生的事，例如「硬幣正面朝上」；它是有機率的結果集合。',
    confusion: '隨機變數取值，事件只有發生與不發生。',
  },
  density: {
    name: '機率密度',
    meaning: '隨機變數的取值在某點附近有多密集。機率是它的積分。',
    confusion: 'p_θ 是學出來的那一個。',
  },
  given: {
    name: '給定（條件）',
    meaning: '豎線之後的量已知。p(x|y) 是 y 固定時 x 的分布。',
    confusion: '雙豎線 ‖ 隔開 KL 散度的兩個分布。',
  },
  distributed: {
    name: '服從分布',
    meaning: '左邊的量從右邊的分布中抽取。',
    confusion: '∝ 比較函數，≈ 比較數值。',
  },
  randomVariable: {
    name: '隨機變數',
    meaning: '取值由分布抽出的量。大寫字母表示變數，小寫字母表示它的取值。',
  },
  sampleSize: {
    name: '樣本數',
    meaning: '取平均所用的獨立樣本個數。',
  },
  sampleMean: {
    name: '樣本平均值',
    meaning: 'n 個樣本的平均。它的變異數是 σ²/n。',
    confusion: 'μ 是分布的平均值，X̄ 是樣本的平均值。ᾱ_t 上的橫線表示乘積，不是平均。',
  },
  iid: {
    name: '獨立同分布',
    meaning: '所有樣本來自同一分布，彼此互不提供資訊。',
    confusion: '馬可夫鏈的各個狀態並不獨立。',
  },
  clt: {
    name: '中心極限定理',
    meaning: '許多變異數有限的獨立變數之和，經中心化與縮放後接近高斯。',
    confusion: 'X̄ 本身趨於 μ；趨於 N(0, 1) 的是 √n (X̄ − μ)/σ。DDPM 每一步本來就是高斯，用不到這個定理。',
  },
  prior: {
    name: '先驗',
    meaning: '看到資料之前的信念。DDPM 中潛在變數的先驗是 p(x_T) = N(0, I)。',
    confusion: '後驗是看過資料之後的。',
  },
  posterior: {
    name: '後驗',
    meaning: '看過資料之後的信念：概似乘先驗再正規化。',
    confusion: '概似是參數的函數，後驗是參數的分布。',
  },
  likelihood: {
    name: '概似',
    meaning: '看到的資料有多可能，視為參數的函數。',
    confusion: '它不是參數的分布，積分不必為 1。',
  },
  evidence: {
    name: '證據',
    meaning: '把未知量全部積分掉之後資料的機率。它使後驗歸一；ELBO 是它對數的下界。',
  },
  bayes: {
    name: '貝氏定理',
    meaning: '把條件機率反過來：後驗 = 概似 × 先驗 / 證據。由前向過程得到 q(x_{t−1}|x_t, x_0) 用的就是它。',
    confusion: 'p(x|y) 與 p(y|x) 不是一回事。',
  },
  markovChain: {
    name: '馬可夫鏈',
    meaning: '下一狀態只依賴目前狀態的序列。前向和反向過程都是，所以聯合分布寫成乘積。',
    confusion: 'DDIM 的前向過程還依賴 x_0，不是馬可夫鏈。',
  },
};
