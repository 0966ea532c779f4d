// SES, versions 1 and 2, with a page at / that shows what was sent. Mail is kept in memory; GET /raw/{messageId} is its very bytes.

import { parse } from 'node:querystring';
import ses from 'aws-ses-v2-local';
import { announce } from './ses-events.mjs';

const answer = (action, result) => `<${action}Response xmlns="http://ses.amazonaws.com/doc/2010-12-01/">
  <${action}Result>${result}</${action}Result>
  <ResponseMetadata><RequestId>local</RequestId></ResponseMetadata>
</${action}Response>`;

/** Attributes of the first identity that is asked about, which is the most precise one. */
const ofIdentity = (map, attributes) => request => {
  const identity = (request['Identities.member.1'] ?? '').replace(/[^A-Za-z0-9.@_-]/g, '');
  return `<${map}><entry><key>${identity}</key><value>${attributes(identity)}</value></entry></${map}>`;
};

// What the account says of itself. Generous: nothing is sent from here.
const account = {
  GetSendQuota: () => '<SentLast24Hours>0</SentLast24Hours><Max24HourSend>50000</Max24HourSend><MaxSendRate>50</MaxSendRate>',
  GetAccountSendingEnabled: () => '<Enabled>true</Enabled>',
  GetIdentityVerificationAttributes: ofIdentity('VerificationAttributes', () => '<VerificationStatus>Success</VerificationStatus>'),
  GetIdentityDkimAttributes: ofIdentity('DkimAttributes', () => '<DkimEnabled>true</DkimEnabled><DkimVerificationStatus>Success</DkimVerificationStatus>'),
  GetIdentityMailFromDomainAttributes: ofIdentity('MailFromDomainAttributes', identity =>
    `<MailFromDomain>bounce.${identity}</MailFromDomain><MailFromDomainStatus>Success</MailFromDomainStatus>`),
};

const isQuery = request =>
  request.method === 'POST' && (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');

/** Calls `taken` with the message id once the emulator has answered that it took a mail. */
function whenTaken(response, taken) {
  const end = response.end;
  response.end = function (body, ...rest) {
    const messageId = response.statusCode === 200 && /<MessageId>([^<]+)</.exec(String(body ?? ''))?.[1];
    if (messageId) taken(messageId);
    return end.call(this, body, ...rest);
  };
}

// The emulator never answers questions about the account, so the calls would hang, and keeps of a mail what its parser makes of it: both are answered
// here, everything else there.
function front(server, events) {
  const [emulator] = server.listeners('request');
  const raw = new Map();
  server.removeAllListeners('request');
  server.on('request', async (request, response) => {
    if (isQuery(request)) {
      let text = '';
      for await (const chunk of request.setEncoding('utf8')) text += chunk;
      // Read here already, so the emulator takes the fields from `body` instead of reading again.
      request.body = { ...parse(text) };
      const { Action: action } = request.body;
      if (Object.hasOwn(account, action)) {
        response.setHeader('content-type', 'text/xml').end(answer(action, account[action](request.body)));
        return;
      }
      if (action === 'SendRawEmail') {
        whenTaken(response, messageId => {
          raw.set(messageId, Buffer.from(request.body['RawMessage.Data'], 'base64'));
          if (events) void announce(events, request.body, messageId);
        });
      }
    }
    const mail = request.method === 'GET' && raw.get(/^\/raw\/([^/?]+)$/.exec(request.url)?.[1]);
    if (mail) {
      response.setHeader('content-type', 'message/rfc822').end(mail);
      return;
    }
    emulator(request, response);
  });
}

export async function start({ host, port, events }) {
  const server = await (ses.default ?? ses)({ host, port });
  front(server, events);
  return {
    port: server.address().port,
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
