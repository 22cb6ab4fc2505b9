import type { experiments as english } from '../english/experiments.ts';

export const experiments: Readonly<Record<keyof typeof english, string>> = {
  'explain.compared': '発現変動遺伝子 {changed} 個を、変動しない遺伝子 {unchanged} 個と比較した',

  'explain.choice.direction': '対象とする発現変動遺伝子の変化の向き',
};
