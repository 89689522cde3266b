// Counts what Argdown itself finds in texts: `node argdown_counts.mjs FOLDER < texts.json`, where FOLDER holds its node_modules.
// Prints a JSON list, for each text its counts, or {"error": …} if it refuses the text.
import { readFileSync } from "fs";
import { createRequire } from "module";
import { pathToFileURL } from "url";

const require = createRequire(process.argv[2] + "/");
const module = await import(pathToFileURL(require.resolve("@argdown/core")));
const { ArgdownApplication, DataPlugin, ModelPlugin, ParserPlugin } = module.default ?? module;
const application = new ArgdownApplication();
application.addPlugin(new ParserPlugin(), "parse-input");
application.addPlugin(new DataPlugin(), "build-model");
application.addPlugin(new ModelPlugin(), "build-model");

function count(input) {
  let response;
  try {
    response = application.run({ process: ["parse-input", "build-model"], input, throwExceptions: true, logLevel: "silent" });
  } catch (error) {
    return { error: String(error) };
  }
  const errors = [...(response.lexerErrors ?? []), ...(response.parserErrors ?? [])];
  if (errors.length) return { error: errors[0].message };
  const counts = { statements: Object.keys(response.statements).length, arguments: Object.keys(response.arguments).length };
  for (const { relationType } of response.relations) counts[relationType] = (counts[relationType] ?? 0) + 1;
  return counts;
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(count)));
