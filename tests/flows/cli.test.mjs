// The command line alone.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, it } from "node:test";
import { binary, demo, frontlist, root } from "./lib/binary.mjs";
import { endWithUs } from "./lib/leftovers.mjs";
import { World } from "./lib/world.mjs";

const corpus = path.resolve(root, process.env.FRONTLIST_CORPUS ?? "../shared");

describe("frontlist on the command line", () => {
  it("goes on where a killed launch stopped", async () => {
    const world = await World.make();
    try {
      for (const moment of [30, 120, 250, 400, 700]) {
        const child = endWithUs(spawn(binary, ["launch", demo, ...world.at], { stdio: "ignore" }));
        const ended = new Promise((resolve) => child.on("exit", resolve));
        await new Promise((resolve) => setTimeout(resolve, moment));
        child.kill("SIGKILL");
        await ended;
      }
      const done = await world.launch();
      assert.equal(done.code, 0, done.stderr);
      const items = JSON.parse((await frontlist("review", "list", "--json", ...world.at)).stdout);
      assert.equal(items.length, 28);
      assert.equal(new Set(items.map((item) => item.kind + item.key)).size, 28);
    } finally {
      await world.end();
    }
  });

  it("knows people apart behind the proxy that it was told of", async () => {
    const world = await World.make();
    const guess = async (from) => {
      const answer = await fetch(`${world.url}/api/v1/session`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Forwarded-For": from },
        body: JSON.stringify({ email: `${from}@example.org`, password: "a guess" }),
      });
      return answer.status;
    };
    try {
      await world.start("--trusted-proxy", "127.0.0.1");
      for (let each = 1; each <= 11; ++each) {
        assert.equal(await guess(`203.0.113.${each}`), 401);
      }
    } finally {
      await world.end();
    }
  });

  it("inspects a book as JSON", async () => {
    const { code, stdout } = await frontlist(
      "book", "inspect", path.join(demo, "books/the-quiet-percent.md"), "--json",
    );
    assert.equal(code, 0);
    const book = JSON.parse(stdout);
    assert.equal(book.title, "The Quiet Percent");
    assert.equal(book.chapters.length, 9);
    assert.ok(book.chapters.every((chapter) => chapter.words > 500));
  });

  it("answers every nasty book with one line or a correct import", async (t) => {
    const list = path.join(corpus, "books-nasty/manifest.json");
    if (!existsSync(list)) return t.skip("no corpus: set FRONTLIST_CORPUS to its folder");
    for (const entry of JSON.parse(readFileSync(list, "utf8")).entries) {
      const file = path.join(corpus, "books-nasty", entry.file);
      if (!existsSync(file)) continue;
      const started = Date.now();
      const { code, stderr } = await frontlist("book", "inspect", file, "--json");
      assert.ok(Date.now() - started < 15_000, `${entry.file} took too long under the sanitizers`);
      if (code === 0) continue;
      assert.equal(code, 2, `${entry.file}: ${stderr}`);
      assert.match(stderr, new RegExp(`^error: .*${entry.file.replaceAll(".", "\\.")}: .+\n$`));
    }
  });

  it("names the input and the cure when it is used wrongly", async () => {
    const nowhere = await frontlist("launch", "/nowhere", "--data", "/tmp/frontlist-never");
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.stderr, /error: .*brand\.toml/);
    const unknown = await frontlist("lunch");
    assert.equal(unknown.code, 2);
  });
});
