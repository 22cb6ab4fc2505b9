import type { regions as english } from '../english/regions.ts';

export const regions: Readonly<Record<keyof typeof english, string>> = {
  'sites.no-genes': '{genome} の遺伝子モデルがない（--genes FILE で指定できる）',
};
