// What SES tells afterwards: for every mail that the mailbox took, the events that SES puts on EventBridge's default bus.
// Addresses of the mailbox simulator behave as SES documents: bounce@, complaint@ and success@simulator.amazonses.com.

const retryMilliseconds = 1000;
const patienceMilliseconds = 5 * 60 * 1000;

/** Members of a list in the query protocol: Tags.member.1.Name, Tags.member.1.Value, … */
function members(fields, list) {
  const found = [];
  for (let number = 1; ; number++) {
    const prefix = `${list}.member.${number}`;
    const own = Object.keys(fields).filter(key => key === prefix || key.startsWith(`${prefix}.`));
    if (own.length === 0) return found;
    found.push(Object.fromEntries(own.map(key => [key.slice(prefix.length + 1), fields[key]])));
  }
}

function mailOf(fields, messageId) {
  const tags = Object.fromEntries(members(fields, 'Tags').map(tag => [tag.Name, [tag.Value]]));
  if (fields.ConfigurationSetName) tags['ses:configuration-set'] = [fields.ConfigurationSetName];
  return {
    timestamp: new Date().toISOString(),
    source: fields.Source ?? '',
    sendingAccountId: '000000000000',
    messageId,
    destination: members(fields, 'Destinations').map(destination => destination['']),
    headersTruncated: false,
    tags,
  };
}

/** The events of one mail, in the order in which they happen: [detail-type, detail]. */
export function eventsOf(fields, messageId) {
  const mail = mailOf(fields, messageId);
  const at = mail.timestamp;
  const recipients = mail.destination;
  const simulated = recipients.map(address => /^(bounce|complaint)(?:\+[^@]*)?@simulator\.amazonses\.com$/i.exec(address)?.[1].toLowerCase());
  const events = [['Email Sent', { eventType: 'Send', mail, send: {} }]];
  if (simulated.includes('bounce')) {
    const bouncedRecipients = recipients.map(emailAddress => ({ emailAddress, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 user unknown' }));
    const bounce = { bounceType: 'Permanent', bounceSubType: 'General', bouncedRecipients, timestamp: at, feedbackId: `bounce-${messageId}` };
    return [...events, ['Email Bounced', { eventType: 'Bounce', mail, bounce }]];
  }
  const delivery = { timestamp: at, processingTimeMillis: 1, recipients, smtpResponse: '250 2.6.0 Message received', reportingMTA: 'localhost' };
  events.push(['Email Delivered', { eventType: 'Delivery', mail, delivery }]);
  if (simulated.includes('complaint')) {
    const complainedRecipients = recipients.map(emailAddress => ({ emailAddress }));
    const complaint = { complainedRecipients, timestamp: at, feedbackId: `complaint-${messageId}`, complaintFeedbackType: 'abuse' };
    events.push(['Email Complaint Received', { eventType: 'Complaint', mail, complaint }]);
  }
  return events;
}

async function put(url, [detailType, detail]) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AWSEvents.PutEvents' },
    body: JSON.stringify({ Entries: [{ Source: 'aws.ses', DetailType: detailType, Detail: JSON.stringify(detail) }] }),
  });
  const result = await answer.json();
  if (!answer.ok || result.FailedEntryCount > 0) throw new Error(JSON.stringify(result));
}

/** Puts the events of a mail on the bus at `url`, again and again while it does not take them. */
export async function announce(url, fields, messageId) {
  const deadline = Date.now() + patienceMilliseconds;
  for (const event of eventsOf(fields, messageId)) {
    for (;;) {
      try {
        await put(url, event);
        break;
      } catch (error) {
        if (Date.now() > deadline) {
          console.error(`The event bus at ${url} did not take "${event[0]}" of ${messageId}: ${error.message}`);
          return;
        }
        await new Promise(resolve => setTimeout(resolve, retryMilliseconds));
      }
    }
  }
}
