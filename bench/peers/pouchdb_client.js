// PouchDB as the client of a pouchdb_server.js: node pouchdb_client.js URL FOLDER WRITES; prints timings in seconds as JSON.
'use strict';
const fs = require('fs');
const PouchDB = require('pouchdb');

const seconds = async (work) => {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e9;
};

async function main(url, folder, writes) {
  fs.mkdirSync(folder, { recursive: true });
  const local = new (PouchDB.defaults({ prefix: folder + '/' }))('reports');
  const remote = new PouchDB(url + '/reports');
  const replicate = () => local.replicate.from(remote, { batch_size: 2000 });
  const found = {};
  let docs = 0;
  found.first = await seconds(async () => { docs = (await replicate()).docs_written; });
  found.docs = docs;
  found.nothing = [];
  for (let i = 0; i < 20; i += 1) found.nothing.push(await seconds(replicate));
  found.push = [];
  for (let round = 0; round < writes / 500; round += 1) {
    const changed = (await local.allDocs({ limit: 500, skip: round * 500, include_docs: true })).rows.map((row) => row.doc);
    for (const doc of changed) {
      doc.status = 'in_progress';
      await local.put(doc);
    }
    found.push.push(await seconds(() => local.replicate.to(remote, { batch_size: 500 })));
  }
  console.log(JSON.stringify(found));
}

main(process.argv[2], process.argv[3], Number(process.argv[4])).catch((error) => {
  console.error(error);
  process.exit(1);
});
