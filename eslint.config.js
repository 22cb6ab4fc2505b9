import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';

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
    // Engines differ in the last bit of a power: the same study would not give the same bytes on another Node.
    files: ['src/**', 'web/**'],
    ignores: ['**/*.test.ts', 'web/test/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['BinaryExpression[operator="**"]', 'AssignmentExpression[operator="**="]'].map((selector) => ({
          selector,
          message: 'use power or square of src/statistics/power.ts, which have the same bits everywhere',
        })),
      ],
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
    // Its tile holds ten numbers in registers; read from an object, inverting a matrix takes 1.75 times as long.
    files: ['src/statistics/matrix-kernel.ts'],
    rules: { 'max-params': 'off' },
  },
);
