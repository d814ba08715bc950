import { describe, expect, it } from "vitest";
import type { Field } from "./spans";
import { overtaken, written } from "./unsaved";

const headline = (value: string): Field => ({
  path: ["landing", "headline"],
  label: "Headline",
  kind: "spans",
  value,
});
const key = "landing/headline";

describe("words that are not saved", () => {
  it("remember what stood there when the typing began", () => {
    const first = written(new Map(), key, "Fees a", "Fees");
    const second = written(first, key, "Fees add up", "Costs");
    expect(second.get(key)).toEqual({ text: "Fees add up", over: "Fees" });
  });

  it("are gone when what stood there is typed again", () => {
    expect(written(written(new Map(), key, "Fee", "Fees"), key, "Fees", "Fees").size).toBe(0);
  });

  it("are overtaken when somebody else changed the same words, though the draft came anew", () => {
    const mine = written(new Map(), key, "Fees add up", "Fees");
    expect(overtaken([headline("Fees")], mine)).toEqual([]);
    expect(overtaken([headline("Costs")], mine)).toEqual([headline("Costs")]);
  });

  it("are not overtaken by the same words, nor by other fields", () => {
    const mine = written(new Map(), key, "Fees add up", "Fees");
    expect(overtaken([headline("Fees add up")], mine)).toEqual([]);
    expect(overtaken([{ ...headline("Costs"), path: ["offer", "headline"] }], mine)).toEqual([]);
  });
});
