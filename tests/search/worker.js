// Material's own search worker in Node: the same code that runs in the reader's browser.
//
//   node worker.js WORKER.js INDEX.json < queries.json > results.json
//
// Queries: ["äiti", …]. Results: for each query the addresses of the pages, best first.
// importScripts is given the folder ../lunr beside WORKER.js's own, as a browser would have it.
"use strict";
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const [worker, index] = process.argv.slice(2);
const queries = JSON.parse(fs.readFileSync(0, "utf8"));
const data = JSON.parse(fs.readFileSync(index, "utf8"));
let listener;
let answer;

const scope = {
  console, setTimeout, URL, TextEncoder,
  addEventListener: (type, fn) => { if (type === "message") listener = fn; },
  postMessage: (message) => answer(message),
  importScripts: (...names) => {
    for (const name of names) run(path.resolve(path.dirname(worker), name));
  },
};
scope.self = scope.globalThis = scope;
const context = vm.createContext(scope);

function run(file) {
  vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file });
}

function send(type, value) {
  return new Promise((resolve) => {
    answer = resolve;
    listener({ data: { type, data: value } });
  });
}

(async () => {
  run(path.resolve(worker));
  const started = process.hrtime.bigint();
  await send(0, { config: data.config, docs: data.docs, options: { suggest: false } });
  const ready = Number(process.hrtime.bigint() - started) / 1e6;
  const found = [];
  for (const query of queries) {
    const message = await send(2, query);
    found.push(message.data.items.map((group) => ({
      page: group[0].location.split("#")[0],
      title: group[0].title,
      text: group[0].text,
      missing: Object.keys(group[0].terms).filter((term) => !group[0].terms[term]),
    })));
  }
  process.stdout.write(JSON.stringify({ ready, found }));
})();
