import { describe, expect, it } from "vitest";
import { ago, change, count, delay, money, percent, words } from "./format";

describe("format", () => {
  it("writes whole amounts without cents and others with", () => {
    expect(money(3900, "USD")).toBe("$39");
    expect(money(799, "USD")).toBe("$7.99");
    expect(money(1500, "JPY")).toBe("¥1,500");
  });

  it("gives a change its sign, and none to nothing", () => {
    expect(change(0.123)).toBe("+12%");
    expect(change(-0.034)).toBe("−3%");
    expect(change(0.001)).toBe("±0%");
  });

  it("shortens only large counts", () => {
    expect(count(12_345)).toBe("12,345");
    expect(count(1_250_000)).toBe("1.3M");
  });

  it("keeps a small rate visible", () => {
    expect(percent(0.4)).toBe("40.0%");
    expect(percent(0.0002)).toBe("0.02%");
  });

  it("tells near times relatively and far ones by date", () => {
    const now = Date.parse("2026-03-10T12:00:00Z");
    expect(ago("2026-03-10T11:57:00Z", now)).toBe("3 minutes ago");
    expect(ago("2026-03-12T12:00:00Z", now)).toBe("in 2 days");
    expect(ago("2025-12-01T12:00:00Z", now)).toBe("1 Dec 2025");
  });

  it("turns names into words", () => {
    expect(words("cart_abandonment")).toBe("Cart abandonment");
  });

  it("writes delays out", () => {
    expect(delay("3d12h")).toBe("3 days 12 hours");
    expect(delay("1d")).toBe("1 day");
    expect(delay("0s")).toBe("At once");
  });
});
