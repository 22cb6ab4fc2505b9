import type { experiments as english } from '../english/experiments.ts';

export const experiments: Readonly<Record<keyof typeof english, string>> = {
  'explain.compared': '発現変動遺伝子 {changed} 個を、変動しない遺伝子 {unchanged} 個と比較した',

  'explain.choice.direction': '対象とする発現変動遺伝子の変化の向き',

  'treatments.without': '{gene} を含まない表：{treatments}',
  'treatments.lower':
    '{gene} の発現を低下させる処理：{effects} 中 {ranked}、うち 95%信頼区間が 0 を含まないもの {sure}',
  'treatments.raise':
    '{gene} の発現を上昇させる処理：{effects} 中 {ranked}、うち 95%信頼区間が 0 を含まないもの {sure}',

  'treatments.choice.direction': '処理に求める作用（遺伝子の発現を低下または上昇させる）',

  'profile.compared': '{experiments} 実験、{sites} 部位。部位における順位スコアの相関',
};
