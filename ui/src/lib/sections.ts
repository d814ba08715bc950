// How a document's fields are laid out for editing: by the part that the preview shows (a page, a mail),
// then block by block. And what differs between two versions.
import { at, fields, pathKey, type Field, type Json, type Path } from "./spans";
import { words } from "./format";

export interface Block {
  key: string;
  title: string;
  fields: Field[];
}

export interface Section {
  key: string; // as the preview part's key where there is one
  title: string;
  blocks: Block[];
}

// "steps"/2 -> the step's key; "landing" -> "landing"; what belongs to no part: "".
function partOf(document: Json, path: Path): { key: string; depth: number } {
  const [head, index] = path;
  if ((head === "steps" || head === "mails") && typeof index === "number") {
    const key = at(document, [head, index, "key"]);
    return { key: typeof key === "string" ? key : String(index), depth: 2 };
  }
  if (path.length > 1 && typeof head === "string") return { key: head, depth: 1 };
  return { key: "", depth: 0 };
}

// The nearest block or part (an object with a type) that holds the field.
function blockOf(document: Json, path: Path, depth: number): { key: string; title: string } {
  for (let length = path.length - 1; length > depth; --length) {
    const type = at(document, [...path.slice(0, length), "type"]);
    if (typeof type === "string") {
      return { key: pathKey(path.slice(0, length)), title: words(type) };
    }
  }
  return { key: pathKey(path.slice(0, depth)), title: "" };
}

export function sections(document: Json): Section[] {
  const out: Section[] = [];
  for (const field of fields(document)) {
    const part = partOf(document, field.path);
    let section = out.find((each) => each.key === part.key);
    if (!section) {
      section = {
        key: part.key,
        title: part.key ? words(part.key) : "General",
        blocks: [],
      };
      out.push(section);
    }
    const block = blockOf(document, field.path, part.depth);
    const last = section.blocks[section.blocks.length - 1];
    if (last?.key === block.key) last.fields.push(field);
    else section.blocks.push({ ...block, fields: [field] });
  }
  return out;
}

// The section to edit beside a preview part ("quiz-beginner" shows words of the quiz); where no key
// fits, the first that has blocks.
export function sectionFor(all: Section[], part: string): Section | undefined {
  return (
    all.find((each) => each.key === part) ??
    all.find((each) => each.key !== "" && part.startsWith(`${each.key}-`)) ??
    all.find((each) => each.key !== "") ??
    all[0]
  );
}

export interface Difference {
  label: string;
  before: string;
  after: string;
}

export function differences(before: Json, after: Json): Difference[] {
  const old = new Map(fields(before).map((field) => [pathKey(field.path), field]));
  const fresh = new Map(fields(after).map((field) => [pathKey(field.path), field]));
  const out: Difference[] = [];
  for (const key of new Set([...old.keys(), ...fresh.keys()])) {
    const [from, to] = [old.get(key), fresh.get(key)];
    const [was, is] = [from?.value ?? "", to?.value ?? ""];
    if (was !== is) out.push({ label: (to ?? from)!.label, before: was, after: is });
  }
  return out;
}
