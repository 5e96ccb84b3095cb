// Node: check every record against its schema, as any program can that reads JSON Schema 2020-12.
//
// npm install ajv ajv-formats
// node docs/examples/with_node.mjs clean schemas

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [clean = "clean", schemas = "schemas"] = process.argv.slice(2);
const kinds = { articles: "article", audit: "audit", quarantine: "quarantine", runs: "run" };
const ajv = addFormats(new Ajv({ strict: true, strictTypes: false, allErrors: true }));
const read = (path) => JSON.parse(readFileSync(path, "utf-8"));

let broken = 0;
for (const [folder, name] of Object.entries(kinds)) {
  const validate = ajv.compile(read(join(schemas, `${name}.v1.json`)));
  const files = readdirSync(join(clean, folder), { recursive: true }).filter((file) => file.endsWith(".json"));
  for (const file of files) {
    if (!validate(read(join(clean, folder, file)))) {
      console.error(`${folder}/${file}: ${ajv.errorsText(validate.errors)}`);
      broken += 1;
    }
  }
  console.log(`${name}: ${files.length} checked`);
}
process.exitCode = broken ? 1 : 0;
