import { describe, expect, it } from "vitest";
import { backoff, touched, withEntry, type TimelineEntry } from "./live";

const entry = (id: string): TimelineEntry => ({
  id,
  at: "2026-03-10T12:00:00Z",
  kind: "lead.captured",
  text: "Ada asked for the free chapter.",
});

describe("the live stream", () => {
  it("puts the newest entry first and knows one it has", () => {
    const entries = withEntry([entry("1")], entry("2"));
    expect(entries.map((each) => each.id)).toEqual(["2", "1"]);
    expect(withEntry(entries, entry("1"))).toBe(entries);
  });

  it("keeps no endless list", () => {
    let entries: TimelineEntry[] = [];
    for (let id = 0; id < 80; ++id) entries = withEntry(entries, entry(String(id)));
    expect(entries).toHaveLength(50);
    expect(entries[0]?.id).toBe("79");
  });

  it("waits longer after each failure, half a minute at most", () => {
    expect([0, 1, 2, 3, 4, 5, 50].map(backoff)).toEqual([
      1000, 2000, 4000, 8000, 16000, 30000, 30000,
    ]);
  });

  it("knows which lists an event makes old", () => {
    expect(touched("email.opened")).toContain("sequences");
    expect(touched("unheard.of")).toEqual([]);
  });
});
