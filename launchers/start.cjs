// What a double click on a launcher beside this file does, once it has found a Node: install chipmate on first use, then open the app.
// An old Node must be able to read this file and say that it is too old: nothing newer than ES2015 in it.
const { spawnSync } = require('child_process');
const { existsSync, mkdirSync } = require('fs');
const { homedir } = require('os');
const { delimiter, dirname, join } = require('path');

const root = dirname(__dirname);
const program = join(root, 'dist', 'cli', 'chipmate.cjs');

/** Whether chipmate can be installed and run under a version of Node: as docs/install.md says. */
function isNewEnough(version) {
  const parts = version.split('.').map(Number);
  const least = { 20: 19, 21: Infinity, 22: 12 }[parts[0]];
  return least === undefined ? parts[0] > 22 : parts[1] >= least;
}

function say(english, japanese) {
  process.stdout.write(`\n${english}\n${japanese}\n\n`);
}

/** Whether something is to be installed: in a folder with a lock of packages npm notes when all are there, and the page is built last. */
function isToInstall() {
  const areThere = existsSync(join(root, 'node_modules', '.package-lock.json'));
  const isBuilt = existsSync(join(root, 'dist', 'report', 'page', 'index.html'));
  return existsSync(join(root, 'package-lock.json')) && !(areThere && isBuilt);
}

/** @returns whether it worked */
function install() {
  say(
    'chipmate is being installed. This is done once, takes a few minutes and needs the network. Leave this window open.',
    'chipmate をインストールしています。初回のみ行われ、数分かかり、ネットワーク接続が必要です。このウィンドウは閉じないでください。',
  );
  // npm stands beside the Node that was found or where a link to it is, and starts the one that comes first; on Windows it is a script, which
  // only a shell starts.
  const path = [dirname(process.execPath), dirname(process.argv0), process.env.PATH].join(delimiter);
  const npm = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    env: Object.assign({}, process.env, { PATH: path }),
    shell: process.platform === 'win32',
    stdio: 'inherit',
  });
  if (npm.status === 0) return true;
  say(
    'chipmate could not be installed; the lines above say why. Without a network, or behind a proxy: see "When something refuses" in docs/install.md. Then open chipmate once more.',
    'chipmate をインストールできませんでした。理由は上の行に表示されています。ネットワークに接続できない場合やプロキシを使う場合は docs/install.md の「When something refuses」を参照し、もう一度 chipmate を開いてください。',
  );
  return false;
}

function start() {
  // Not among the documents, which many systems copy to a cloud; not called chipmate, as an unpacked chipmate may lie there.
  const data = join(homedir(), 'chipmate-data');
  const folders = { '--data': join(data, 'atlases'), '--studies': join(data, 'studies') };
  for (const option of Object.keys(folders)) mkdirSync(folders[option], { recursive: true });
  say(
    `chipmate opens in your browser; if no page appears, copy the address below into it. Atlases and studies are kept in ${data}. To quit: press Quit on the page, or close this window.`,
    `chipmate がブラウザで開きます。ページが表示されない場合は、下のアドレスをブラウザに貼り付けてください。アトラスと研究は ${data} に保存されます。終了するには、ページの「終了」を押すか、このウィンドウを閉じてください。`,
  );
  process.argv = [process.execPath, program, 'serve', '--open'];
  for (const option of Object.keys(folders)) process.argv.push(option, folders[option]);
  require(program);
}

module.exports = { isNewEnough };
if (require.main === module) {
  if (!isNewEnough(process.versions.node)) process.exitCode = 1;
  else if (process.argv[2] !== '--can-start') {
    if (isToInstall() && !install()) process.exitCode = 1;
    else start();
  }
}
