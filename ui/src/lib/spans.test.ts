import { describe, expect, it } from "vitest";
import { apply, edited, fields, pathKey, plain, type Json, type Span } from "./spans";

const span = (text: string, from: Span["from"] = "template", anchor = ""): Span => ({
  text,
  from,
  anchor,
  cites: [],
  mark: "none",
  promise: "",
});

describe("edited", () => {
  const before = [span("Read "), span("the whole book", "source", "b/c1p1"), span(" today.")];

  it("leaves an unchanged text as it is", () => {
    expect(edited(before, "Read the whole book today.")).toBe(before);
  });

  it("keeps the source of words that were not touched", () => {
    const after = edited(before, "Read the whole book tonight.");
    expect(plain(after)).toBe("Read the whole book tonight.");
    expect(after[1]).toEqual(before[1]);
    expect(after[2]?.from).toBe("human");
  });

  it("gives up the source of words that were", () => {
    const after = edited(before, "Read one chapter today.");
    expect(after.map((part) => part.from)).toEqual(["template", "human", "template"]);
  });

  it("never uses the same words at both ends", () => {
    const after = edited([span("aa"), span("aa")], "aaa");
    expect(plain(after)).toBe("aaa");
  });
});

describe("fields", () => {
  const document: Json = {
    kind: "opt_in",
    title: "Title",
    blocks: [
      {
        type: "hero",
        headline: [{ ...span("Head") }],
        cover: "book:x",
        items: [],
      },
    ],
  };

  it("finds spans and labels, and no keys", () => {
    expect(fields(document).map((field) => [pathKey(field.path), field.value])).toEqual([
      ["title", "Title"],
      ["blocks/0/headline", "Head"],
    ]);
  });

  it("changes only what was changed", () => {
    const after = apply(document, new Map([["title", "New"]]), fields(document));
    expect(after).toEqual({ ...(document as object), title: "New" });
  });
});

describe("an edit inside one span", () => {
  it("keeps its emphasis and stays bound to its promise", () => {
    const price: Span = {
      ...span("46 % off"),
      mark: "strong",
      promise: "saving",
    };
    const after = edited([span("Today "), price, span(".")], "Today half price.");
    expect(after[1]).toMatchObject({
      from: "human",
      mark: "strong",
      promise: "saving",
    });
  });

  it("gives words to a text that had none", () => {
    const document: Json = { note: [], items: [] };
    const after = apply(document, new Map([["note", "New"]]), fields(document));
    expect(after).toMatchObject({
      note: [{ text: "New", from: "human" }],
      items: [],
    });
  });
});
