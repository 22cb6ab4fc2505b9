import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import {
  EVERYWHERE,
  FALLBACK_MODULES,
  restricted,
  SLASHES_OF_THEIR_OWN,
  WITHOUT_FALLBACK,
} from './eslint.portable.js';

// Engines differ in the last bit of a power: the same study would not give the same bytes on another Node.
const SAME_BITS = ['BinaryExpression[operator="**"]', 'AssignmentExpression[operator="**="]'].map(
  (selector) => ({
    selector,
    message: 'use power or square of src/statistics/power.ts, which have the same bits everywhere',
  }),
);
const withoutSplit = EVERYWHERE.filter(({ selector }) => !selector.includes('"split"'));

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'coverage/**',
      'node_modules/**',
      'src/**/assembly/**',
      '**/*.js',
      '**/*.cjs',
      '**/*.mjs',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // More arguments are told apart by name: an object that is documented. (AssemblyScript, another language in which
      // objects lie on a heap of their own, is among the ignored files.)
      'max-params': ['error', 5],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['src/**', 'web/**'],
    ignores: ['**/*.test.ts', 'web/test/**'],
    rules: {
      'no-restricted-syntax': ['error', ...SAME_BITS, ...restricted([...EVERYWHERE, ...WITHOUT_FALLBACK])],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'pow', message: 'use power or square of src/statistics/power.ts' },
      ],
    },
  },
  {
    // Patterns meet whatever stands in a file: none may take more than linear time, wherever it begins to look.
    files: ['src/**', 'web/**'],
    ignores: ['**/*.test.ts', 'web/test/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { ignorePartial: false, ignoreSticky: false }],
    },
  },
  {
    files: FALLBACK_MODULES,
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...SAME_BITS, ...restricted(EVERYWHERE)] },
  },
  {
    files: SLASHES_OF_THEIR_OWN,
    rules: { 'no-restricted-syntax': ['error', ...SAME_BITS, ...restricted(withoutSplit)] },
  },
  {
    // Its tile holds ten numbers in registers; read from an object, inverting a matrix takes 1.75 times as long.
    files: ['src/statistics/matrix-kernel.ts'],
    rules: { 'max-params': 'off' },
  },
);
