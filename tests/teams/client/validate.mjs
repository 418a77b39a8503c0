// Validate manifests against the schema that @microsoft/app-manifest has for their version:
//   node tests/teams/client/validate.mjs manifest.json …
// Prints what is wrong with each, and exits with 1 if anything is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const Ajv = require("ajv-draft-04").default ?? require("ajv-draft-04");
const formats = require("ajv-formats").default ?? require("ajv-formats");
const schemas = new URL("node_modules/@microsoft/app-manifest/build/json-schemas/teams/", import.meta.url);

let wrong = 0;
for (const path of process.argv.slice(2)) {
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const file = new URL(`v${manifest.manifestVersion}/MicrosoftTeams.schema.json`, schemas);
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(file, "utf8")));
  const valid = validate(manifest);
  console.log(`${path}: ${valid ? "valid" : "not valid"}`);
  for (const each of validate.errors ?? []) console.log(`  ${each.instancePath || "/"} ${each.message}`);
  wrong += valid ? 0 : 1;
}
process.exit(wrong ? 1 : 0);
