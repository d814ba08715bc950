// The command line alone.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, it } from "node:test";
import { binary, demo, frontlist, root } from "./lib/binary.mjs";
import { endWithUs, removeWithUs } from "./lib/leftovers.mjs";
import { World } from "./lib/world.mjs";

const corpus = path.resolve(root, process.env.FRONTLIST_CORPUS ?? "../shared");

async function piping(input, ...args) {
  const child = endWithUs(spawn(binary, args));
  const out = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (data) => (out[name] += data));
  const ended = new Promise((resolve) => child.on("close", resolve));
  child.stdin.end(input);
  return { code: await ended, ...out };
}

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

  it("says what a book is about, in its own words", async () => {
    const book = path.join(demo, "books/the-quiet-percent.md");
    const words = readFileSync(book, "utf8").replace(/\s+/g, " ");
    const phrases = JSON.parse((await frontlist("book", "keyphrases", book, "--top", "7", "--json")).stdout);
    assert.equal(phrases.length, 7);
    assert.equal(phrases[0].score, 1);
    assert.ok(phrases.every((phrase) => words.toLowerCase().includes(phrase.text.toLowerCase())));

    const summary = JSON.parse((await frontlist("book", "summary", book, "--words", "90", "--json")).stdout);
    const count = summary.map((each) => each.text).join(" ").split(/\s+/).length;
    assert.ok(count > 50 && count <= 90, `${count} words`);
    assert.ok(summary.every((each) => words.includes(each.text)));
    const printed = await frontlist("book", "summary", book, "--words", "90");
    assert.equal(printed.stdout.replace(/\s+/g, " ").trim(), summary.map((each) => each.text).join(" "));

    const analysis = JSON.parse((await frontlist("book", "analyze", book, "--json")).stdout);
    assert.equal(analysis.chapters.length, 9);
    assert.ok(analysis.action_items.length > 0);
  });

  it("reads a text from standard input and refuses none or no text", async () => {
    const text = "A savings account is a place for money. ".repeat(3) +
      "A savings account pays interest every year. Ask the bank for the interest rate of the account.\n";
    const piped = (input, ...args) => piping(input, "book", ...args);
    const found = await piped(text, "keyphrases", "-", "--json");
    assert.equal(found.code, 0, found.stderr);
    assert.ok(JSON.parse(found.stdout).some((phrase) => phrase.text === "savings account"));
    for (const [input, why] of [["", "it is empty"], ["\u0000\u0001\u0002".repeat(50), "it is not text"]]) {
      const refused = await piped(input, "analyze", "-");
      assert.equal(refused.code, 2);
      assert.equal(refused.stderr, `error: standard input: ${why}\n`);
    }
    const missing = await frontlist("book", "summary", "/nowhere.epub");
    assert.equal(missing.code, 2);
    assert.match(missing.stderr, /^error: \/nowhere\.epub: .+\n$/);
  });

  it("makes every kind of lead magnet from a book alone, and prints what it wrote", async () => {
    const folder = removeWithUs(await mkdtemp(path.join(tmpdir(), "frontlist-magnet-")));
    const book = path.join(demo, "books/the-quiet-percent.md");
    // PRODUCT section 2: what each type comes as, here beside the preview page and picture.
    const formats = {
      free_chapter: ["epub", "html", "pdf", "png"],
      checklist: ["epub", "html", "pdf", "png"],
      mini_guide: ["epub", "html", "pdf", "png"],
      quiz: ["html", "pdf", "png"],
      worksheet: ["html", "pdf", "png"],
      video_script: ["html", "pdf", "png", "srt", "vtt"],
    };
    const begins = {
      epub: "PK", html: "<!doctype html>", pdf: "%PDF", png: "\x89PNG", srt: "1\n", vtt: "WEBVTT",
    };
    for (const [type, expected] of Object.entries(formats)) {
      const { code, stdout, stderr } = await frontlist(
        "magnet", "make", "--type", type, book, "-o", path.join(folder, type), "--sources", "--json",
      );
      assert.equal(code, 0, `${type}: ${stderr}`);
      const made = JSON.parse(stdout);
      assert.equal(made.type, type);
      const found = made.files.map(({ file }) => path.extname(file).slice(1)).sort();
      assert.deepEqual(found, expected, type);
      for (const { file, bytes } of made.files) {
        const content = readFileSync(file, "latin1");
        assert.equal(content.length, bytes);
        assert.ok(content.startsWith(begins[path.extname(file).slice(1)]), file);
        if (file.endsWith(".html")) assert.match(content, /class="show-sources"/);
      }
    }
  });

  it("names the book that a lead magnet cannot be made from, in one line", async () => {
    const { code, stdout, stderr } = await frontlist(
      "magnet", "make", "--type", "quiz", "/nowhere/book.md", "-o", "/tmp/frontlist-never",
    );
    assert.equal(code, 2);
    assert.equal(stdout, "");
    assert.match(stderr, /^error: \/nowhere\/book\.md: .+\n$/);
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
