// Answers verbs of the built command line in one thread, one after another: many questions without starting many processes.
import { parentPort, workerData } from 'node:worker_threads';

const at = (file) => import(new URL(file, workerData.dist).href);
const { catalogue } = await at('cli/catalogue.js');
const { runCommand } = await at('cli/run-command.js');
const { InputError } = await at('errors.js');

let said = { stdout: [], stderr: [] };
for (const name of ['stdout', 'stderr'])
  process[name].write = (piece, encoding, done) => {
    said[name].push(Buffer.from(piece));
    (typeof encoding === 'function' ? encoding : done)?.();
    return true;
  };

async function answer(args) {
  const name = [args.slice(0, 2).join(' '), args[0]].find((each) => Object.hasOwn(catalogue, each));
  try {
    const verb = (await catalogue[name].load()).command();
    return await runCommand(verb, args.slice(name.split(' ').length));
  } catch (error) {
    said.stderr.push(
      Buffer.from(error instanceof InputError ? `chipmate: ${error.message}\n` : `${error.stack}\n`),
    );
    return error instanceof InputError ? 2 : 1;
  }
}

parentPort.on('message', async (args) => {
  said = { stdout: [], stderr: [] };
  const status = await answer(args);
  const [stdout, stderr] = [said.stdout, said.stderr].map((pieces) => Buffer.concat(pieces).toString());
  parentPort.postMessage({ status, stdout, stderr });
});
parentPort.postMessage('ready');
