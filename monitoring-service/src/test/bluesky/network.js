// A PDS and the PLC directory that knows its accounts: node network.js <folder> <PDS port> <PLC port>.
// What was posted is in the folder, and is there again after the process was killed.
import { TestNetworkNoAppView } from '@atproto/dev-env/dist/network-no-appview.js';
import { Database } from '@did-plc/server';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, pdsPort, plcPort] = process.argv.slice(2);
const directory = join(folder, 'plc.ndjson');
mkdirSync(folder, { recursive: true });

// The directory's own store that needs no server is in memory alone.
const accounts = Database.mock();
const lines = existsSync(directory) ? readFileSync(directory, 'utf8').split('\n') : [];
for (const { did, operation } of lines.filter(Boolean).map((line) => JSON.parse(line))) {
  await accounts.validateAndAddOp(did, operation);
}
const add = accounts.validateAndAddOp.bind(accounts);
accounts.validateAndAddOp = async (did, operation) => {
  await add(did, operation);
  appendFileSync(directory, JSON.stringify({ did, operation }) + '\n');
};

const network = await TestNetworkNoAppView.create({
  plc: { port: Number(plcPort), db: accounts },
  pds: {
    port: Number(pdsPort),
    dataDirectory: folder,
    blobstoreDiskLocation: join(folder, 'blobs'),
    // The same after a restart; it guards nothing.
    plcRotationKeyK256PrivateKeyHex: createHash('sha256').update('a test').digest('hex'),
  },
});
console.log(JSON.stringify({ ready: true, pds: network.pds.url, plc: network.plc.url }));

// Whoever started it has ended.
process.stdin.on('end', () => process.exit()).resume();
