import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “bounds” in Traditional Chinese as written in Taiwan. */
export const bounds: Record<SymbolId<'bounds'>, GlossaryText> = {
  L_simple: {
    name: '簡化的訓練目標',
    meaning:
      '雜訊與其預測之間的均方誤差，t 均勻抽取。它是去掉各步權重（見下表）的變分界，這樣得到的樣本品質更好。',
    confusion: '它不是概似的界，帶權重的 L_{t−1} 才是。L_simple 更低並不意味著每維位元數更少。',
  },
  L: {
    name: '變分界',
    meaning: '負對數概似的上界，即負的 ELBO。它分成 L_T、各個 L_{t−1} 與 L_0。',
    confusion: 'L_simple 去掉了各項權重，不再是界。',
  },
  L_T: {
    name: '變分界的先驗項',
    meaning: '前向過程的終點與先驗相差多遠。排程固定時它不含參數，訓練中略去。',
    confusion: '不是最後一個訓練步的損失。',
  },
  'L_{t-1}': {
    name: '變分界的去雜訊項',
    meaning: '模型的反向一步與前向後驗相差多遠：兩個高斯的 KL 散度，即平均值的加權平方誤差。',
    confusion: 'DDPM 按所預測的狀態編號，第 t 步的項記作 L_{t−1}；也有人把同一項記作 L_t。',
  },
  L_t: {
    name: '變分界的第 t 項',
    meaning: '變分界中編號為 t 的項：L_0 是解碼項，L_T 是先驗項，其餘是去雜訊項。',
    confusion: '按 DDPM 的編號，L_t 屬於從 x_{t+1} 到 x_t 的那一步。',
  },
  L_0: {
    name: '變分界的解碼項',
    meaning: '給定 x_1 編碼資料的代價：最後一步離散化之後的負對數概似。',
  },
  L_hybrid: {
    name: '混合目標',
    meaning: 'L_simple 加上千分之一的變分界，使變異數 Σ_θ 得以學習，而平均值仍由 L_simple 主導。',
    confusion: '其中的 λ 是權重，不是對數訊雜比。',
  },
  lossWeight: {
    name: '損失在時間上的權重',
    meaning: '目標函數中每個雜訊水準所佔的分量。λ(t) = g(t)² 對應概似，對 ε 取常數則是 L_simple。',
    confusion: 'λ_t 也常指對數訊雜比。',
  },
  elbo: {
    name: '證據下界',
    meaning: '位於 log p_θ(x) 之下、可以抽樣估計並代替它最大化的量。DDPM 最小化它的相反數。',
    confusion: '當 q 等於潛在變數的真實後驗時取等號。',
  },
  p_decoder: {
    name: '離散化解碼器',
    meaning: '最後一步反向給 256 個像素值各自所在區間的機率質量，使整數資料的概似真正成立。',
    confusion: '其餘反向步都是密度，只有這一步是離散的。',
  },
  delta_plus: {
    name: '區間上界',
    meaning: 'x 之上半個灰階；最大值處為無窮。',
    confusion: '朗之萬動力學裡的 δ 是步長。',
  },
  delta_minus: {
    name: '區間下界',
    meaning: 'x 之下半個灰階；最小值處為負無窮。',
  },
  dataDimension: {
    name: '資料維度',
    meaning: '一個樣本的元素個數，CIFAR-10 為 3 × 32 × 32 = 3072。',
    confusion: '以影像為自變數的 D(x) 是 GAN 的鑑別器。',
  },
  constantC: {
    name: '常數',
    meaning: '與 θ 無關的部分。梯度為零，可以從目標中略去。',
    confusion: '小寫 c 表示條件。',
  },
  NLL: {
    name: '負對數概似',
    meaning: '模型下資料的編碼長度，越低越好。擴散模型用變分界或 ODE 求它。',
  },
  bitsPerDim: {
    name: '每維位元數',
    meaning: '以位元計的負對數概似除以元素個數。不壓縮的 8 位元影像是 8。',
    confusion: '從 nat 換成位元要除以 log 2。',
  },
  rate: {
    name: '位元率',
    meaning: '直到 x_1 的各狀態所花的位元，即傳了多少關於影像的資訊。',
    confusion: '其餘的 L_0 是失真的代價。',
  },
  distortion: {
    name: '失真',
    meaning: '到目前為止解碼出的影像的均方根誤差。',
  },
  FID: {
    name: '弗雷歇 Inception 距離',
    meaning: '對真實與生成影像的 Inception 特徵各擬合一個高斯，取兩者的距離。越低越好。',
    confusion: '它受樣本數影響，只能在樣本數相同時比較。',
  },
  inceptionScore: {
    name: 'Inception 分數',
    meaning: '分類器對每張圖很確定、而各圖類別多樣時就高。越高越好。',
    confusion: '它不看真實資料，FID 才看。',
  },
};
