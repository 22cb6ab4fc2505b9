import type { blot as english } from '../english/blot.ts';

/** Blots, co-IP and flow, in Japanese. */
export const blot: Readonly<Record<keyof typeof english, string>> = {
  'blot.choice.reading':
    '表の種類：bands（デンシトメトリー）、co-IP（共免疫沈降）、eye（目視判定：yes・weak・no）、fluorescence（蛍光強度中央値）、positive（陽性率）（既定：内容から判定）',
  'blot.choice.loading':
    'target 列におけるローディングコントロール。複数指定可（既定：ACTB、GAPDH などの名称から判定）',
  'blot.reading': '表の内容から {reading} として解析した。--reading で変更できる',
  'blot.loading': 'ローディングコントロール：{names}（同一レーン）',
  'blot.no-loading': 'ローディングコントロールがなく、泳動量が不明なため、示唆にとどまる',
  'blot.no-background': 'background 列がないため、バンド強度をそのまま用いた',
  'blot.no-ceiling': 'ceiling 列（検出器の最大値）がないため、飽和したバンドを検出できない',
  'blot.no-gel': 'gel 列がないため、同一実験のレーンは同一ゲルとみなした',
  'blot.no-standards': '標準の希釈系列がないため、シグナルが量に比例するかは不明である',
  'blot.saturated':
    '{bands} 本のバンドが最大値の 95% を超えている：{places}。飽和したバンドは差を過小にするため、露光時間の短縮が必要である',
  'blot.perhaps-saturated':
    'ceiling 列がなく、{bands} 本のバンドが同じ最大値を示す：{places}。飽和とみなし、示唆にとどまる。検出器の最大値は ceiling 列で指定できる',
  'blot.times': '複数の時点があり、時点ごとに比較した：{times}',
  'blot.not-positive':
    '{bands} 本のバンドはバックグラウンドを超えないため除外した：{places}。比を計算できない。消失したタンパク質は目視判定が適する',
  'blot.unloaded': '{bands} 本のバンドは同一レーンにローディングコントロールがないため除外した：{places}',
  'blot.outside': '{bands} 本のバンドが希釈系列の範囲外である：{places}',
  'blot.linear': '{target}：{points} 点の希釈系列で比例する（傾き {slope}、R² {rSquared}）',
  'blot.not-linear':
    '{target}：シグナルが量に比例しない（傾き {slope}、期待値 1、R² {rSquared}、希釈 {points} 点）。変化倍率は正しくない',
  'blot.gels-apart':
    '{target}：共通試料のない異なるゲルの群は比較しない：{names}。処理群と対照群を同一ゲルに泳動するか、同一ライセート（sample 列）を両方のゲルに泳動する必要がある',
  'blot.divided':
    '{target}：対照がすべての実験で同じ値であり、対照で除した値のため対照のばらつきは失われている。比を実験間で 1 に対して検定した',
  'blot.co-ip':
    '共免疫沈降の比：（IP 中のプレイ − IgG 中のプレイ）÷ インプット中のプレイを、IP 中のベイト ÷ インプット中のベイトで除した（各ブロットの露光条件は相殺される）。独立したライセート間で 0 に対して検定した',
  'blot.co-ip-of-input':
    '共免疫沈降の比：（IP 中のプレイ − IgG 中のプレイ）÷ インプット中のプレイ。独立したライセート間で 0 に対して検定した。IP と同一ブロットにベイトのインプットがないため、ベイトの沈降量では除していない',
  'blot.copies':
    '{direction}：すべてのライセートの比が 0.1% 以内で一致し、バンド測定の精度を超えている。同一ライセートの再露光や複製は 1 回の実験である',
  'blot.no-igg': '{unit}、{bait}-IP：IP と同一ゲルに {prey} の IgG レーンがなく、非特異的吸着を評価できない',
  'blot.no-input': '{unit}、{bait}-IP：IP と同一ゲルに {prey} のインプットレーンがなく、存在量を評価できない',
  'blot.no-bait': '{unit}、{bait}-IP：IP 中のベイトを検出しておらず、沈降量が不明である（{prey}）',
  'blot.one-direction': '{direction}：一方向のみ。逆方向の共免疫沈降により裏づけられる',
  'blot.by-eye':
    '目視判定のため、計数のみ行い検定しない。独立した 2 回以上の実験が一致すれば示唆とし、それを超えない。同じレーンの正味強度があれば検定できる',
  'blot.odds': '陽性率は log2 オッズで比較した（1% から 2% と 98% から 99% が同じ変化となる尺度）',
  'blot.perhaps-percent': 'すべての値が 0 から 100 の範囲にある。陽性率であれば --reading positive を用いる',
  'blot.bounded': '{tubes} 本の陽性率が 0.1% 未満または 99.9% 超であり、それぞれ 0.1%、99.9% とした',
  'blot.impossible': 'ありえない値 {bands} 個を除外した：{places}',
  'blot.no-isotype':
    '{target}：{names} にアイソタイプまたは FMO 対照がない。自家蛍光を補正できず、示唆にとどまる',
  'axis.ratio': '共免疫沈降の比（0 は IgG と同等）',
  'figure.blot': '効果：{measure}',
  'figure.blot-picture': 'ブロットとレーン',
  'figure.blot-picture-said': 'ブロットの写真。左からのレーン：{lanes}。',
};
