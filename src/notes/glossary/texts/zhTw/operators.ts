import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “operators” in Traditional Chinese as written in Taiwan. */
export const operators: Record<SymbolId<'operators'>, GlossaryText> = {
  product: {
    name: '連乘',
    meaning: '把下標從下限到上限的各項相乘。空乘積為 1。',
    confusion: 'ᾱ_t 乘到 t，聯合分布乘到 T。',
  },
  sum: {
    name: '加總',
    meaning: '把下標從下限到上限的各項相加。空和為 0。',
    confusion: 'Σ_θ 是共變異數。',
  },
  index: {
    name: '計數下標',
    meaning: '為連乘、加總的各項或陣列的元素編號。換個名稱不改變結果。',
    confusion: '不是外面那個固定的 t。',
  },
  integral: {
    name: '積分',
    meaning: '對 d 後面變數的所有取值加總。對密度積分就消去該變數。',
  },
  differential: {
    name: '微分',
    meaning: '無窮小的變化；在積分中標明積分變數。',
    confusion: '∂ 是固定其餘變數的偏導。',
  },
  gradient: {
    name: '梯度',
    meaning: '對下標變數每個元素的導數，即上升最快的方向。',
    confusion: '∇_θ 用來訓練網路，∇_x 用來移動影像。',
  },
  divergence: {
    name: '散度（向量場）',
    meaning: '向量場在一點處向外發散的程度，即雅可比矩陣的跡。',
    confusion: '與 KL 散度無關。',
  },
  partial: {
    name: '偏導數',
    meaning: '其餘變數固定不變時，對一個變數的變化率。',
  },
  norm: {
    name: '歐幾里得範數',
    meaning: '向量的長度：各元素平方和的根。',
    confusion: 'D_KL(p‖q) 中的 ‖ 只是分隔符。均方誤差還要除以元素個數。',
  },
  sqrt: {
    name: '平方根',
    meaning: '平方等於給定值的非負數。它把變異數變成標準差。',
    confusion: '平均值裡是 √ᾱ_t，抽樣時是 √(1 − ᾱ_t)；變異數是不帶根號的 1 − ᾱ_t。',
  },
  exp: {
    name: '指數函數',
    meaning: 'e 的冪；它是對數的反函數，總為正。',
  },
  log: {
    name: '自然對數',
    meaning: '這些論文都以 e 為底。它把乘積變成加總。',
    confusion: '除以 log 2 才是位元。',
  },
  minimum: {
    name: '最小值',
    meaning: '對下方變數取遍所有值時得到的最小值。',
    confusion: 'argmin 是位置，min 是數值。',
  },
  maximum: {
    name: '最大值',
    meaning: '對下方變數取遍所有值時得到的最大值。',
  },
  argmin: {
    name: '最小值點',
    meaning: '使目標最小的參數，訓練就是在找它。',
    confusion: '它是自變數，不是最小的那個值。',
  },
  proportional: {
    name: '正比於',
    meaning: '只差一個與所論變數無關的因子。對密度，正規化即可求出它。',
  },
  approximately: {
    name: '約等於',
    meaning: '相差一個可以接受的小誤差。',
  },
  definedAs: {
    name: '定義為',
    meaning: '左邊由右邊賦予含義，不是斷言。',
    confusion: '單獨的 = 也可能是會出錯的斷言。',
  },
  ordering: {
    name: '大小關係',
    meaning: '哪一邊更小。在界的不等式中，壓低右邊就能壓低左邊。',
  },
  elementOf: {
    name: '屬於',
    meaning: '左邊是右邊那個集合的一個成員。',
    confusion: '樣子像 ε，但 ε 是雜訊。',
  },
  tendsTo: {
    name: '趨於，或通向',
    meaning: '表示所趨近的極限，或鏈中狀態的先後。',
  },
  hadamard: {
    name: '逐元素乘積',
    meaning: '兩個同形狀陣列對應元素相乘。',
    confusion: '不是矩陣乘法。',
  },
  times: {
    name: '乘積',
    meaning: '數與數相乘，或數與陣列相乘。',
  },
  intersection: {
    name: '交',
    meaning: '兩個事件同時發生的那個事件。',
  },
  transpose: {
    name: '轉置',
    meaning: '行列互換；把列向量變成行向量。',
    confusion: '正文裡的 T 是擴散總步數。',
  },
  determinant: {
    name: '行列式',
    meaning: '線性映射把體積放大的倍數。d 維的 σ²I 為 σ 的 2d 次方。',
  },
  trace: {
    name: '跡',
    meaning: '方陣主對角線上各元素之和。',
  },
  infinity: {
    name: '無窮',
    meaning: '大於任何數；解碼器最外側的區間延伸到它。',
  },
  reals: {
    name: '實數集',
    meaning: '全體實數的集合；帶指數時表示由那麼多個實數組成的陣列。',
  },
};
