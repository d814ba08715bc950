// Editing generated copy. A document is JSON; every `Text` in it is a list of spans that say where
// their words come from. Editing keeps the spans whose words were not touched, so that sources and
// promises survive, and marks what a person wrote as `human`.

import { words } from "./format";

export interface Span {
  text: string;
  from: "source" | "template" | "ai" | "human";
  anchor: string;
  cites: string[];
  mark: "none" | "emphasis" | "strong";
  promise: string;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Path = (string | number)[];

function isSpan(value: Json): boolean {
  return (
    value !== null &&
    typeof value === "object" &&
    !Array.isArray(value) &&
    "from" in value &&
    "text" in value
  );
}

export function isSpans(value: Json): value is Json[] {
  return Array.isArray(value) && value.length > 0 && value.every(isSpan);
}

export function plain(spans: Span[]): string {
  return spans.map((span) => span.text).join("");
}

// The spans of `before` with their words changed to `text`. Whole spans at the front and at the end that
// still stand there are kept; what lies between becomes one human span. Where that replaces exactly one
// span it keeps its emphasis, and the promise: the check must still hold the new words to it.
export function edited(before: Span[], text: string): Span[] {
  if (plain(before) === text) return before;
  let front = 0;
  let start = 0;
  while (front < before.length && text.startsWith(before[front]!.text, start)) {
    start += before[front]!.text.length;
    front += 1;
  }
  let back = before.length;
  let end = text.length;
  while (back > front) {
    const span = before[back - 1]!;
    if (end - span.text.length < start) break;
    if (!text.startsWith(span.text, end - span.text.length)) break;
    end -= span.text.length;
    back -= 1;
  }
  const replaced = back - front === 1 ? before[front] : undefined;
  const middle = text.slice(start, end);
  const written: Span[] = middle
    ? [
        {
          text: middle,
          from: "human",
          anchor: "",
          cites: [],
          mark: replaced?.mark ?? "none",
          promise: replaced?.promise ?? "",
        },
      ]
    : [];
  return [...before.slice(0, front), ...written, ...before.slice(back)];
}

// One piece of a document that a person may change.
export interface Field {
  path: Path;
  label: string;
  kind: "spans" | "label";
  value: string;
}

// Plain strings that are words for readers; the other strings are keys and types.
const labels = new Set([
  "title",
  "subtitle",
  "description",
  "cta_label",
  "submit_label",
  "accept_label",
  "decline_label",
  "label",
  "consent",
  "name",
]);

// Texts that may be empty now and get words later. Lists of texts are not among them.
const texts = new Set([
  "attribution",
  "bump_heading",
  "bump_text",
  "eyebrow",
  "headline",
  "heading",
  "note",
  "preview",
  "subheadline",
  "subject",
  "text",
]);

export function fields(document: Json): Field[] {
  const out: Field[] = [];
  const add = (path: Path, kind: Field["kind"], value: string) =>
    out.push({ path, label: labelOf(path), kind, value });
  const walk = (value: Json, path: Path) => {
    const key = path[path.length - 1];
    if (isSpans(value)) {
      add(path, "spans", plain(value as unknown as Span[]));
    } else if (Array.isArray(value)) {
      if (value.length === 0 && typeof key === "string" && texts.has(key)) add(path, "spans", "");
      value.forEach((item, index) => walk(item, [...path, index]));
    } else if (value !== null && typeof value === "object") {
      for (const [name, item] of Object.entries(value)) {
        if (typeof item === "string") {
          if (labels.has(name) && item) add([...path, name], "label", item);
        } else if (name !== "promises" && name !== "offers") {
          walk(item, [...path, name]);
        }
      }
    }
  };
  walk(document, []);
  return out;
}

export function at(document: Json, path: Path): Json {
  return path.reduce<Json>((value, key) => {
    if (value === null || typeof value !== "object") return null;
    return (Array.isArray(value) ? value[key as number] : value[key as string]) ?? null;
  }, document);
}

// A copy of the document with the fields' new words.
export function apply(document: Json, changes: ReadonlyMap<string, string>, all: Field[]): Json {
  let out = document;
  for (const field of all) {
    const text = changes.get(pathKey(field.path));
    if (text === undefined || text === field.value) continue;
    const value: Json =
      field.kind === "spans"
        ? (edited((at(out, field.path) ?? []) as unknown as Span[], text) as unknown as Json)
        : text;
    out = put(out, field.path, value);
  }
  return out;
}

export function pathKey(path: Path): string {
  return path.join("/");
}

function put(document: Json, path: Path, value: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    return document.map((item, index) => (index === key ? put(item, rest, value) : item));
  }
  const object = document as { [key: string]: Json };
  return { ...object, [key]: put(object[key as string] ?? null, rest, value) };
}

// "headline" -> "Headline"; of a list's items the list and the number: "Paragraphs 3"; of a table's
// cells both numbers.
function labelOf(path: Path): string {
  const numbers: number[] = [];
  let name = "";
  for (let index = path.length - 1; index >= 0; --index) {
    const key = path[index]!;
    if (typeof key === "string") {
      name = key;
      break;
    }
    numbers.unshift(key + 1);
  }
  return [words(name), ...numbers].join(" ");
}
