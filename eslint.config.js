import js from '@eslint/js'
import regexp from 'eslint-plugin-regexp'
import {defineConfig} from 'eslint/config'
import tseslint from 'typescript-eslint'

/** What a layer may not import, as `no-restricted-imports` wants it; each with the reason a reader sees. */
const node = {
  regex: '^(?:node:|(?:fs|path|os|url|util|stream|events|child_process|worker_threads)(?:/|$))',
  message: 'This layer runs in a browser too: no Node modules.',
}
const editor = {regex: '^vscode(?:$|-(?!languageserver-types))', message: 'This layer knows no protocol and no editor.'}
const protocolTypes = {
  regex: '^vscode-languageserver-types',
  message: 'The core knows no protocol: offsets in, offsets out.',
}
const above = (/** @type {string} */ ...layers) => ({
  regex: `(?:^|/)\\.\\./(?:.*/)?(?:${layers.join('|')})/`,
  message: 'Imports point one way: core <- features <- lsp, cli, with border beside.',
})

/** What the compiler lets pass and cannot work: a variable declared below a `return` is used before it exists. */
const dead = [
  {
    selector: 'ReturnStatement ~ VariableDeclaration',
    message: 'This line is never reached: declare it above the return.',
  },
]

/** No clock and no chance in the core: its answers depend on the text alone. */
const clocks = [
  {selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The core reads no clock.'},
  {selector: "CallExpression[callee.name='Date']", message: 'The core reads no clock.'},
  {selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'The core reads no clock.'},
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The core leaves nothing to chance.',
  },
  {
    selector: 'Identifier[name=/^(?:performance|setTimeout|setInterval|setImmediate|process)$/]',
    message: 'The core reads no clock and knows no process.',
  },
]

const layer = (/** @type {string} */ name, /** @type {object[]} */ ...patterns) => ({
  files: [`server/src/${name}/**/*.ts`],
  rules: {'no-restricted-imports': ['error', {patterns}]},
})

export default defineConfig(
  {ignores: ['out/', 'dist/', 'docs/', 'examples/', '**/fixtures/', 'test/editor/vscode/', '.vscode-test/']},
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  regexp.configs.recommended,
  {
    languageOptions: {
      parserOptions: {
        projectService: {allowDefaultProject: ['eslint.config.js']},
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {disallowTypeAnnotations: false}],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/no-floating-promises': 'error',
      // Taking a string apart by code points is what is meant.
      '@typescript-eslint/no-misused-spread': ['error', {allow: ['string']}],
      // Objects that fit a class of VS Code are welcome: the house writes functions.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true, allowBoolean: true}],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
      // Dumps come from strangers: no expression may take more than linear time, even where a rule could only suspect it.
      'regexp/no-super-linear-backtracking': ['error', {report: 'potential'}],
      'regexp/no-super-linear-move': ['error', {report: 'potential', ignorePartial: false}],
      'regexp/no-obscure-range': ['error', {allowed: ['alphanumeric', 'а-я', 'А-Я']}],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...dead],
    },
  },
  layer('core', node, editor, protocolTypes, above('border', 'features', 'lsp', 'cli', 'client')),
  {files: ['server/src/core/**/*.ts'], rules: {'no-restricted-syntax': ['error', ...dead, ...clocks]}},
  layer('border', editor, protocolTypes, above('features', 'lsp', 'cli', 'client')),
  layer('features', node, editor, above('border', 'lsp', 'cli', 'client')),
  layer(
    'lsp',
    {regex: '^vscode$|^vscode-languageclient', message: 'The server knows no editor.'},
    above('cli', 'client'),
  ),
  layer(
    'cli',
    {regex: '^vscode$|^vscode-languageclient', message: 'The command line knows no editor.'},
    above('client'),
  ),
  {
    files: ['client/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '/server/src/(?!(?:lsp/protocol|border/operation)\\.js$)',
              message: 'The client shares only server/src/lsp/protocol.ts and server/src/border/operation.ts.',
            },
          ],
        },
      ],
    },
  },
  {
    // mocha's `describe` and `it` take async functions and await them.
    files: ['test/**/*.ts'],
    rules: {'@typescript-eslint/no-misused-promises': ['error', {checksVoidReturn: false}]},
  },
  {
    // Plain scripts: JSON.parse is all they read, and their types are checked by tsc.
    files: ['scripts/*.mjs', 'eslint.config.js'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      'no-undef': 'off',
    },
  },
)
