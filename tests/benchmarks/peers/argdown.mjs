// Parses a file and builds its model, as Argdown itself does; prints the seconds, the median of as many runs as fit into a third of a second.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [core, file] = process.argv.slice(2);
const loaded = await import(pathToFileURL(core));
const argdown = loaded.argdown ?? loaded.default.argdown;
const input = readFileSync(file, "utf8");
const times = [];
let spent = 0;
do {
  const start = performance.now();
  const response = argdown.run({ input, process: ["parse-input", "build-model"], throwExceptions: true });
  times.push((performance.now() - start) / 1000);
  spent += times.at(-1);
  const written = input.match(/^ *(?:[+-] )?\[s\d+\]:/gm).length;
  if (Object.keys(response.statements).length !== written) throw new Error(`Error: it found not all of ${written} statements`);
} while (spent < 0.3);
times.sort((a, b) => a - b);
console.log(times[times.length >> 1]);
