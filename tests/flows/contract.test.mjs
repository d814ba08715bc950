// The check that every answer of the API goes through in these tests would notice a wrong one.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkAnswer } from "./lib/contract.mjs";

const json = "application/json";

describe("an answer of the API", () => {
  it("may be what openapi.json says", () => {
    const body = { now: "2026-01-01T00:00:00Z", offset: "0s" };
    checkAnswer("GET", "/api/v1/demo/clock", { status: 200, type: json, body });
  });

  it("must not lack or add a field, or be of another type", () => {
    for (const body of [{ now: "2026-01-01T00:00:00Z" }, { now: "soon", offset: "0s" },
      { now: "2026-01-01T00:00:00Z", offset: "0s", more: 1 }]) {
      assert.throws(
        () => checkAnswer("GET", "/api/v1/demo/clock", { status: 200, type: json, body }),
        /breaks openapi\.json/,
      );
    }
    assert.throws(
      () => checkAnswer("GET", "/api/v1/demo/clock", { status: 200, type: "text/html", body: "" }),
      /must not be "text\/html"/,
    );
  });

  it("must be of an operation that is described", () => {
    assert.throws(
      () => checkAnswer("GET", "/api/v1/elsewhere", { status: 200, type: json, body: {} }),
      /is not in openapi\.json/,
    );
  });
});
