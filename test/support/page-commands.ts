import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The commands of chipmate on a page of the documentation, as words, in their order. @param page path below the checkout */
export function pageCommands(page: string): string[][] {
  const text = readFileSync(fileURLToPath(new URL(`../../${page}`, import.meta.url)), 'utf8');
  return [...text.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) =>
    block
      .split('\n')
      .filter((line) => line.startsWith('chipmate '))
      .map((line) => line.split(' ').slice(1)),
  );
}
