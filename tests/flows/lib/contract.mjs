// Every answer of the API is held against src/web/openapi.json.
import { readFileSync } from "node:fs";
import path from "node:path";
import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";
import { root } from "./binary.mjs";

const document = JSON.parse(readFileSync(path.join(root, "src/web/openapi.json"), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, "openapi");

const operations = Object.entries(document.paths).flatMap(([template, item]) =>
  Object.keys(item)
    .filter((method) => ["get", "post", "put", "patch", "delete"].includes(method))
    .map((method) => ({
      method: method.toUpperCase(),
      template,
      fits: new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
      responses: item[method].responses,
    })),
);

const pointer = (...parts) =>
  `openapi#${parts.map((part) => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("")}`;

// Throws where the document does not foresee this answer.
export function checkAnswer(method, address, { status, type, body }) {
  const { pathname } = new URL(address, "http://any");
  const call = `${method} ${pathname}`;
  const operation = operations.find((each) => each.method === method && each.fits.test(pathname));
  if (!operation) throw new Error(`${call} is not in openapi.json`);
  const code = operation.responses[status] ? String(status) : "default";
  const { content } = operation.responses[code] ?? {};
  if (!operation.responses[code]) throw new Error(`${call}: openapi.json has no answer ${status}`);
  const media = (type ?? "").split(";")[0];
  if (!content) {
    if (body !== null) throw new Error(`${call}: ${status} should have no body`);
    return;
  }
  if (!content[media]?.schema) throw new Error(`${call}: ${status} must not be "${media}"`);
  if (code === "default" && status < 400) throw new Error(`${call}: ${status} is not described`);
  if (!media.endsWith("json")) return;
  const validate = ajv.getSchema(
    pointer("paths", operation.template, method.toLowerCase(), "responses", code, "content", media, "schema"),
  );
  if (!validate(body)) {
    throw new Error(`${call}: ${status} breaks openapi.json: ${ajv.errorsText(validate.errors)}`);
  }
}
