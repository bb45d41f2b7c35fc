import type { GlossaryText } from '../../glossaryEntry';
import type { SymbolId } from '../../symbolIds';

/** Words for the symbols of the topic “sde” in Traditional Chinese as written in Taiwan. */
export const sde: Record<SymbolId<'sde'>, GlossaryText> = {
  sde: {
    name: '隨機微分方程式',
    meaning: '連續時間的前向擴散：漂移 f 牽引，強度為 g 的維納過程擾動。',
    confusion: '倒轉過來是另一個方程式，其中含有分數。',
  },
  reverseSde: {
    name: '反向時間 SDE',
    meaning: '時間倒流的擴散，需要每個 p_t 的分數。dt 為負。',
    confusion: '分數前是 g²，機率流 ODE 中是 ½ g²。',
  },
  probabilityFlowOde: {
    name: '機率流 ODE',
    meaning: '與 SDE 有相同邊際分布 p_t 的確定過程。它給出精確概似和可逆編碼；DDIM 是它的一種解法。',
    confusion: '注意 g² 前的係數 ½。',
  },
  vpSde: {
    name: '變異數保持 SDE',
    meaning: 'DDPM 的連續極限：訊號隨雜訊增長而縮小，變異數有界。',
  },
  veSde: {
    name: '變異數爆炸 SDE',
    meaning: '雜訊逐級增大的分數匹配的連續極限：訊號不變，變異數無限增長。',
  },
  subVpSde: {
    name: 'sub-VP SDE',
    meaning: '雜訊更小的變異數保持型 SDE，變異數從不超過 VP SDE。它的概似較好。',
  },
  f: {
    name: '漂移係數',
    meaning: 'SDE 的確定部分：狀態平均往哪裡走。',
    confusion: '餘弦排程的 f(t) 與 DDIM 的 f_θ 是別的函數。',
  },
  g: {
    name: '擴散係數',
    meaning: '時刻 t 維納過程擾動狀態的強度。',
    confusion: 'VP SDE 中 g² = β(t)，g 要開根號。在分類器引導中 g 是梯度。',
  },
  G: {
    name: '矩陣擴散係數',
    meaning: 'g 的一般形式，可依賴狀態。',
    confusion: 'GAN 的生成器也用這個字母。',
  },
  w: {
    name: '維納過程',
    meaning: '布朗運動：增量獨立、服從高斯，變異數等於經過的時間。',
    confusion: '引導中的 w 是權重。dw 的大小是 √dt 而非 dt。',
  },
  wBar: {
    name: '反向維納過程',
    meaning: '時間從 T 倒流向 0 時的布朗運動。',
  },
  beta_continuous: {
    name: '雜訊速率',
    meaning: '連續時間的 β：單位時間的雜訊變異數。',
    confusion: '一步的 β_t 約為 β(t)/N。',
  },
  beta_min: {
    name: '起始雜訊速率',
    meaning: '連續時間開始處的 β(0)，是 DDPM 的 β_1 的 N 倍。',
  },
  beta_max: {
    name: '末端雜訊速率',
    meaning: '連續時間末端的 β(1)，是 DDPM 的 β_T 的 N 倍。',
  },
  t_continuous: {
    name: '連續時間',
    meaning: 'SDE 的時間：0 為資料，T（常取 1）為雜訊。',
    confusion: 'DDPM 數步 1…T；流匹配方向相反。',
  },
  x_continuous: {
    name: '時刻 t 的狀態',
    meaning: '連續時間中擴散的資料；x(0) 是資料，x(T) 是雜訊。',
  },
  N_scales: {
    name: '雜訊級數',
    meaning: '用多少個離散級代表連續時間；即 DDPM 的 T。',
    confusion: '花體 𝒩 是常態分布。',
  },
  deltaT: {
    name: '時間步長',
    meaning: '數值求解器一步所走的時間長度。',
    confusion: '一步的雜訊帶有因子 √Δt。',
  },
  hutchinson: {
    name: 'Skilling–Hutchinson 跡估計',
    meaning: '用隨機向量的一次向量–雅可比乘積來估計散度。',
  },
  conditionalScore: {
    name: '條件分數',
    meaning: '給定條件時資料的分數。由貝氏定理，它等於分數加上分類器的梯度。',
  },
};
