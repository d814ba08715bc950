import { describe, expect, it } from "vitest";
import { differences, sectionFor, sections } from "./sections";
import type { Json } from "./spans";

const text = (words: string): Json => [
  {
    text: words,
    from: "template",
    anchor: "",
    cites: [],
    mark: "none",
    promise: "",
  },
];

const sequence: Json = {
  name: "Welcome",
  mails: [
    {
      key: "delivery",
      email: {
        subject: text("Your chapter"),
        preview: text("It is here"),
        blocks: [
          { type: "greeting", when: "", text: text("Hello") },
          { type: "list", when: "", items: [text("One"), text("Two")] },
        ],
      },
    },
    { key: "value", email: { subject: text("A story"), blocks: [] } },
  ],
};

describe("sectionFor", () => {
  it("edits the quiz beside the page of one of its results", () => {
    const all = sections({
      landing: { title: "Landing" },
      quiz: { segments: [{ key: "beginner", heading: text("A start") }] },
    });
    expect(sectionFor(all, "quiz-beginner")?.key).toBe("quiz");
  });
});

describe("sections", () => {
  it("follow the parts of the preview and the blocks inside", () => {
    const all = sections(sequence);
    expect(all.map((section) => section.key)).toEqual(["", "delivery", "value"]);
    const delivery = sectionFor(all, "delivery");
    expect(delivery?.blocks.map((block) => block.title)).toEqual(["", "Greeting", "List"]);
    expect(delivery?.blocks[2]?.fields.map((field) => field.label)).toEqual(["Items 1", "Items 2"]);
  });

  it("fall back to the first part where a preview has another name", () => {
    expect(sectionFor(sections({ page: { title: "Bundle" } }), "offer")?.key).toBe("page");
  });
});

describe("differences", () => {
  it("name what changed and nothing else", () => {
    const after = structuredClone(sequence) as {
      mails: { email: { subject: Json } }[];
    };
    after.mails[1]!.email.subject = text("Another story");
    expect(differences(sequence, after as unknown as Json)).toEqual([
      { label: "Subject", before: "A story", after: "Another story" },
    ]);
  });
});
