// express-pouchdb over LevelDB, filled from a file of JSON lines: node pouchdb_server.js FOLDER LINES; prints its port.
'use strict';
const fs = require('fs');
const readline = require('readline');
const express = require('express');
const PouchDB = require('pouchdb');

async function main(folder, lines) {
  fs.mkdirSync(folder, { recursive: true });
  const Prefixed = PouchDB.defaults({ prefix: folder + '/' });
  const db = new Prefixed('reports');
  let batch = [];
  for await (const line of readline.createInterface({ input: fs.createReadStream(lines) })) {
    batch.push(JSON.parse(line));
    if (batch.length === 2000) {
      await db.bulkDocs(batch);
      batch = [];
    }
  }
  if (batch.length) await db.bulkDocs(batch);
  const app = express();
  const options = { mode: 'minimumForPouchDB', overrideMode: { exclude: [] }, inMemoryConfig: true, logPath: folder + '/log.txt' };
  app.use('/', require('express-pouchdb')(Prefixed, options));
  const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
}

main(process.argv[2], process.argv[3]).catch((error) => {
  console.error(error);
  process.exit(1);
});
