import type { evidencePage as english } from '../../english/faces/evidence.ts';

export const evidencePage: Readonly<Record<keyof typeof english, string>> = {
  'window.cut':
    'ここには {features} 個あり、強いものから {most} 個だけを描いています。残りは拡大すると見えます。',
  'column.strength': '強さ',
};
