// DynamoDB on LevelDB, or in memory. Tables change state at once: nothing here needs to wait for them.

import { once } from 'node:events';
import dynalite from 'dynalite';

export async function start({ host, port, data, region }) {
  process.env.AWS_REGION = region;
  const server = dynalite({ path: data, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: server.address().port,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
