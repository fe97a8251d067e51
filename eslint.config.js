import astro from 'eslint-plugin-astro';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Their readers ask for a default export. */
const configFiles = ['*.config.{js,mjs,ts}', 'bench/**/*.config.{mjs,ts}'];

/** So do the hosts that run the intake. */
const hostEntries = ['src/letters/entry-*.ts'];

const strict = [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked];

export default defineConfig(
  globalIgnores([
    'dist/',
    '.astro/',
    '.cache/',
    'coverage/',
    'screenshots/',
    'content/',
    'public/',
    'tests/**/fixtures/',
  ]),
  {
    files: ['**/*.{js,mjs,ts}'],
    extends: strict,
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // A number in a text needs no ceremony.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // These rules do not see the casts of JSDoc; the compiler does, and checks these files too.
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Type information does not reach into .astro files: `astro check` looks after their types.
    files: ['**/*.astro'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic, astro.configs.recommended],
    rules: { 'astro/no-set-html-directive': 'error', 'astro/no-unused-css-selector': 'error' },
  },
  { files: ['src/components/Html.astro'], rules: { 'astro/no-set-html-directive': 'off' } },
  {
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-cond-assign': 'error',
      'no-constant-condition': 'error',
      'no-empty': 'error',
      'no-irregular-whitespace': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-escape': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Name it: only configuration files export a default.',
        },
      ],
    },
  },
  {
    // Somebody else wrote what they read: a pattern takes no more than twice as long for twice as much.
    files: ['src/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'certain', ignorePartial: false }],
    },
  },
  { files: [...configFiles, ...hostEntries], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['src/cli/**', 'bench/**'], rules: { 'no-console': 'off' } },
);
