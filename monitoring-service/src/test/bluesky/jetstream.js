// Serves a PDS's firehose as Jetstream does: node jetstream.js <port> <PDS> <PLC>.
// Keeps nothing: after a start the firehose is read from its beginning, and an event gets the time that it had before.
import { IdResolver } from '@atproto/identity';
import { lexToJson } from '@atproto/lexicon';
import { Firehose, FirehoseParseError } from '@atproto/sync';
import { setTimeout } from 'node:timers/promises';
import { WebSocketServer } from 'ws';

const [port, pds, plc] = process.argv.slice(2);
const history = [];
const listeners = new Set();
let last = 0;
let unread = false;

function message(event) {
  const time = Math.max(Date.parse(event.time) * 1000, last + 1);
  last = time;
  const head = { did: event.did, time_us: time };
  const { seq, did, handle, active, status } = event;
  switch (event.event) {
    case 'create':
    case 'update':
    case 'delete':
      return { ...head, kind: 'commit', commit: commit(event) };
    case 'identity':
      return { ...head, kind: 'identity', identity: { did, handle, seq, time: event.time } };
    case 'account':
      return { ...head, kind: 'account', account: { did, active, status, seq, time: event.time } };
  }
}

function commit({ event: operation, rev, collection, rkey, record, cid }) {
  return record
    ? { rev, operation, collection, rkey, record: lexToJson(record), cid: cid.toString() }
    : { rev, operation, collection, rkey };
}

// Accounts and identities go to everybody, whatever collections they want.
const wants = ({ wanted, from }, { time_us, commit }) =>
  time_us >= from && (!commit || !wanted.length || wanted.includes(commit.collection));

function take(event) {
  const next = message(event);
  if (next) {
    history.push(next);
    listeners.forEach((listener) => tell(listener, next));
  }
}

function tell(listener, message) {
  if (wants(listener, message)) {
    listener.socket.send(JSON.stringify(message));
  }
}

// One after the other, so that times rise; after a gap the firehose goes on where it was.
const order = {
  seq: 0,
  done: Promise.resolve(),
  getCursor: () => order.seq,
  trackEvent: (did, seq, handle) => {
    if (seq > order.seq) {
      order.seq = seq;
      order.done = order.done.then(() => untilRead(handle));
    }
  },
};

// Whose account cannot be looked up, because the directory is away, would be passed over.
async function untilRead(handle) {
  do {
    unread = false;
    await handle();
  } while (unread && (await setTimeout(200, true)));
}

function complain(error) {
  unread = error instanceof FirehoseParseError;
  console.error(error.message, error.cause ?? '');
}

const firehose = new Firehose({
  service: pds.replace(/^http/, 'ws'),
  // Commits count only with their account's signature.
  idResolver: new IdResolver({ plcUrl: plc }),
  runner: order,
  handleEvent: take,
  onError: complain,
  subscriptionReconnectDelay: 500,
  maxReconnectSeconds: 1,
});
firehose.start();

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(port), path: '/subscribe' });
server.on('connection', (socket, request) => {
  const query = new URL(request.url, pds).searchParams;
  const from = Number(query.get('cursor') ?? Date.now() * 1000);
  const listener = { socket, from, wanted: query.getAll('wantedCollections') };
  history.forEach((old) => tell(listener, old));
  listeners.add(listener);
  socket.on('close', () => listeners.delete(listener));
});
server.on('listening', () => console.log(JSON.stringify({ ready: true, jetstream: `ws://127.0.0.1:${port}` })));

// Whoever started it has ended.
process.stdin.on('end', () => process.exit()).resume();
