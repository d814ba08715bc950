import { describe, expect, it } from "vitest";
import { router } from "./router";

function screenAt(address: string) {
  return router.getMatchedRoutes(address)[2]?.id;
}

describe("addresses", () => {
  it.each(["marketing", "review", "funnels", "sequences", "offers", "contacts", "messages"])(
    "%s is a list of its own",
    (list) => {
      const screen = screenAt(`/brands/acme/${list}`);
      expect(screen?.replace(/\/$/, "")).toBe(`/brands/$brand/${list}`);
    },
  );

  it("a funnel's key may hold slashes", () => {
    expect(screenAt("/brands/acme/funnels/value-ladder/the-quiet-percent")).toBe(
      "/brands/$brand/funnels/$",
    );
  });
});
