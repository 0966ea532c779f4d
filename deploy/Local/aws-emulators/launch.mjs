// Starts one emulator: node launch.mjs <fauxqs|dynalite|ses> [--host H] [--port P] [--data DIR] [--events URL] [--with-parent]
//
// --port 0 takes a free port. When the emulator answers, one line on standard output says where: "listening <port>".
// --events says which EventBridge gets SES's events; without it there are none.
// --with-parent ends the process when its standard input closes, so that nothing outlives a starter that was killed,
// and leaves Ctrl-C to the starter, which stops the services before what they talk to.

import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '0' },
    data: { type: 'string' },
    events: { type: 'string' },
    region: { type: 'string', default: process.env.AWS_REGION ?? 'us-west-2' },
    'with-parent': { type: 'boolean', default: false },
  },
});

const known = ['fauxqs', 'dynalite', 'ses'];
const [name] = positionals;
if (!known.includes(name)) {
  console.error(`"${name ?? ''}" is no emulator; known are ${known.join(', ')}.`);
  process.exit(2);
}

const { start } = await import(`./${name}.mjs`);
const emulator = await start({ ...values, port: Number(values.port) });

const patience = 3000;
let stopping = false;
async function stop() {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(0), patience).unref();
  await emulator.stop();
  process.exit(0);
}

process.on('SIGTERM', stop);
process.on('SIGINT', () => values['with-parent'] || stop());
if (values['with-parent']) {
  process.stdin.resume();
  process.stdin.on('end', stop);
  process.stdin.on('error', stop);
}

console.log(`listening ${emulator.port}`);
