import type { demo as english } from '../english/demo.ts';

export const demo: Readonly<Record<keyof typeof english, string>> = {
  'demo.world': '模擬データを書き出している（シード {seed}）',
  'demo.atlas': 'アトラスを構築している',
  'demo.truth': '封をしておいた正解を開いている',
};
