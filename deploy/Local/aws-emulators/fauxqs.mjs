// SQS, SNS and S3 on one port. Put together here instead of by fauxqs's own `startFauxqs`, because that binds every network
// interface, and because two habits of its persistence need mending.

import { buildApp } from 'fauxqs';
import { PersistenceManager } from './node_modules/fauxqs/dist/persistence.js';
import { S3Store } from './node_modules/fauxqs/dist/s3/s3Store.js';
import { SnsStore } from './node_modules/fauxqs/dist/sns/snsStore.js';
import { SqsStore } from './node_modules/fauxqs/dist/sqs/sqsStore.js';

// fauxqs clears the receive count of a message that is handed back (ChangeMessageVisibility with 0). The column is NOT NULL,
// so the statement fails after the message has left memory: the message is lost. Hand it back and keep its count.
PersistenceManager.prototype.updateMessageReady = function (messageId) {
  this.db
    .prepare('UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?')
    .run(messageId);
};

// A sync to disk for every statement costs most of the speed. With a write-ahead log, NORMAL still keeps every acknowledged
// message when the process is killed; only a power cut could lose the last ones.
const prepareStatements = PersistenceManager.prototype.prepareStatements;
PersistenceManager.prototype.prepareStatements = function () {
  this.db.exec('PRAGMA synchronous = NORMAL');
  return prepareStatements.call(this);
};

export async function start({ host, port, data, region }) {
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = data ? new PersistenceManager(data) : undefined;
  if (persistence) {
    // Loaded before the stores know their persistence: storing what was just loaded would delete the rows that depend on it.
    persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
    for (const store of [...Object.values(stores), ...stores.sqsStore.allQueues()]) store.persistence = persistence;
  }

  const app = buildApp({ logger: false, defaultRegion: region, stores });
  await app.listen({ host, port });
  return {
    port: app.server.address().port,
    async stop() {
      app.server.closeAllConnections();
      await app.close();
      persistence?.close();
    },
  };
}
