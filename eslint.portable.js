// Rules that keep the sources running on Linux, macOS and Windows. test/portable.test.ts shows that each of them can fail.

/** A selector of the syntax, what to do instead, and a line that it refuses. */
const rule = (selector, message, refused) => ({ selector, message, refused });

const fileSystem = '/^(?:node:)?(?:fs|fs\\u002fpromises)$/';
const named = (names) =>
  `ImportDeclaration[source.value=${fileSystem}] > ImportSpecifier[imported.name=/^(?:${names})$/]`;

/** For all of src and web. */
export const EVERYWHERE = [
  rule(
    'NewExpression[callee.name="Worker"] > *.arguments:first-child:not(NewExpression[callee.name="URL"])',
    'a worker is started by its URL, new URL(file, import.meta.url): a path is none on Windows',
    "new Worker(join(folder, 'tasks.js'))",
  ),
  rule(
    'MemberExpression[property.name="pathname"]',
    'the pathname of a URL is no path on Windows, nor where it is encoded: fileURLToPath',
    "readFileSync(new URL('./a.wasm', import.meta.url).pathname)",
  ),
  rule(
    'Identifier[name=/^__(?:dirname|filename)$/]',
    'there is none in a module: new URL(file, import.meta.url)',
    "readFileSync(join(__dirname, 'a.wasm'))",
  ),
  rule(
    'Literal[value=/^SIG(?!INT$|TERM$)[A-Z0-9]+$/]',
    'Windows knows SIGINT and SIGTERM alone',
    "process.once('SIGUSR1', stop)",
  ),
  rule(
    'ImportDeclaration[source.value=/^(?:node:)?child_process$/] > ImportSpecifier[imported.name=/^exec(?:Sync)?$/]',
    'no shell: its quoting differs between systems, and names from files reach it; spawn with a list of arguments',
    "import { execSync } from 'node:child_process';",
  ),
  rule(
    'Property[key.name="shell"]',
    'no shell: its quoting differs between systems, and names from files reach it',
    "spawnSync('ps', [pid], { shell: true })",
  ),
  rule(
    ':not(SpreadElement) > CallExpression[callee.property.name="split"][arguments.0.value=/^[\\u002f\\\\]$/]',
    'system paths have other separators on Windows: basename and dirname; a path that is written with / goes into join(folder, ...path.split("/"))',
    "const parts = path.split('/');",
  ),
  rule(
    'CallExpression[callee.property.name=/^(?:last)?[iI]ndexOf$/][arguments.0.value=/^[\\u002f\\\\]$/]',
    'system paths have other separators on Windows: basename and dirname',
    "path.slice(path.lastIndexOf('/') + 1)",
  ),
  rule(
    'BinaryExpression[operator="+"]:matches([left.value=/^[\\u002f\\\\]/], [right.value=/^[\\u002f\\\\]/])',
    'paths are put together with join, addresses with new URL',
    "openSync(folder + '/a.bin')",
  ),
  rule(
    'CallExpression[callee.name=/(?:Sync$|^write[A-Z]|^makeFolder$|^createReadStream$|^createWriteStream$)/] > TemplateLiteral.arguments:first-child:has(TemplateElement[value.raw=/[\u002f]/]):not(:has(TemplateElement[value.raw=/^[\u002f]proc[\u002f]/]))',
    'paths are put together with join',
    'readFileSync(`${folder}/a.bin`)',
  ),
];

/** For all modules but those that have an answer where a system cannot do it. */
export const WITHOUT_FALLBACK = [
  rule(
    named('rename(?:Sync)?'),
    'Windows refuses to rename over a file that is open: write through formats/text/file-writer.ts or formats/folders',
    "import { renameSync } from 'node:fs';",
  ),
  rule(
    named('f(?:data)?sync(?:Sync)?'),
    'not every system can sync what is a folder: write through formats/text/file-writer.ts or formats/folders',
    "import { fsyncSync } from 'node:fs';",
  ),
];

/** Modules that have such an answer, or sync files of their own before a folder takes its place. */
export const FALLBACK_MODULES = [
  'src/formats/folders/**',
  'src/formats/text/file-writer.ts',
  'src/atlas/fetch/download.ts',
  // A finished download takes its place under a name that was not there.
  'src/atlas/fetch/transfers.ts',
  // Syncs the files of a folder that a transaction moves.
  'src/atlas/making/write-folder.ts',
];

/** Modules whose names are written with / on every system, and addresses. */
export const SLASHES_OF_THEIR_OWN = [
  // Names from outside, which are refused unless each part is a name.
  'src/formats/folders/inside.ts',
  // Addresses of a server.
  'src/atlas/fetch/transfers.ts',
];

/** As eslint takes them. */
export const restricted = (rules) => rules.map(({ selector, message }) => ({ selector, message }));
