// SES, versions 1 and 2, with a page at / that shows what was sent. Mail is kept in memory.

import ses from 'aws-ses-v2-local';

export async function start({ host, port }) {
  const server = await (ses.default ?? ses)({ host, port });
  return {
    port: server.address().port,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
