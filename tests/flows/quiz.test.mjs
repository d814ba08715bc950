// A brand whose lead magnet is a quiz: from the form to the result, the tag and the mail.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, it } from "node:test";
import { demo, until } from "./lib/binary.mjs";
import { removeWithUs } from "./lib/leftovers.mjs";
import { Reader } from "./lib/reader.mjs";
import { linkIn } from "./lib/smtp.mjs";
import { World, funnel, onBothEngines } from "./lib/world.mjs";

// The demo's brand with one of its books, giving away a quiz.
async function quizBrand() {
  const folder = removeWithUs(await mkdtemp(path.join(tmpdir(), "frontlist-quiz-")));
  const book = "books/the-quiet-percent.md";
  await mkdir(path.join(folder, "books"));
  await cp(path.join(demo, book), path.join(folder, book));
  const brand = await readFile(path.join(demo, "brand.toml"), "utf8");
  const choice = '\n[[book]]\ntitle = "The Quiet Percent"\nmagnet = "quiz"\n';
  await writeFile(path.join(folder, "brand.toml"), brand + choice);
  return folder;
}

// Each question's marks, in the order of the page.
function questionsOf(page) {
  const marks = new Map();
  for (const [, name, mark] of page.matchAll(/type="radio" name="(q\d+)" value="([^"]+)"/g)) {
    marks.set(name, [...(marks.get(name) ?? []), mark]);
  }
  return marks;
}

onBothEngines("a reader who takes the quiz", (engine) => {
  let world;
  let owner;
  let reader;
  const ana = "ana@example.org";
  const quizTags = async () =>
    (await owner.contact(ana)).contact.tags.map((tag) => tag.key).filter((key) => key.startsWith("quiz:"));

  before(async () => {
    world = await World.make({ engine });
    const launched = await world.launch(await quizBrand());
    assert.equal(launched.code, 0, launched.stderr);
    owner = await world.serve();
    await owner.approveAll();
    reader = new Reader(world.url);
  });
  after(() => world.end());

  it("is led from the confirmed address and from the mail to the questions", async () => {
    await reader.open(funnel);
    await reader.submit({ email: ana, first_name: "Ana", consent: "yes" });
    await reader.open(linkIn(await world.mail(ana, /confirm/i), /\/confirm\//));
    await until("the delivery mail", () => world.smtp.to(ana).length >= 2);
    await reader.follow(/\/quiz$/);
    assert.equal(reader.status, 200);
    await new Reader(world.url).open(linkIn(world.smtp.to(ana)[1], /\/(c|go)\//)).then((other) => {
      assert.match(other.address.pathname, /\/the-quiet-percent\/quiz$/);
    });
  });

  it("is told which questions are open, and keeps the answers", async () => {
    const marks = questionsOf(reader.page);
    assert.equal(marks.size, 10);
    const [first] = marks.get("q1");
    await reader.submit({ q1: first });
    assert.equal(reader.status, 422);
    assert.match(reader.page, /9 questions are still open/);
    assert.match(reader.page, new RegExp(`value="${first}" required checked`));
  });

  it("gets a result with its recommendation, a tag and an event", async () => {
    const answers = Object.fromEntries(
      [...questionsOf(reader.page)].map(([name, marks]) => [name, marks[0]]),
    );
    await reader.submit(answers);
    assert.equal(reader.status, 200);
    assert.match(reader.address.pathname, /^\/quiz\//);
    assert.match(reader.page, /class="now">\d+%/);
    assert.match(reader.page, /href="[^"]*\/the-quiet-percent\/offer"/);
    const [tag, ...more] = await quizTags();
    assert.match(tag, /^quiz:the-quiet-percent:(beginner|intermediate|advanced)$/);
    assert.deepEqual(more, []);
    const { timeline } = await owner.contact(ana);
    assert.equal(timeline.filter((entry) => entry.kind === "quiz.completed").length, 1);
  });

  it("has one tag after taking it again", async () => {
    await reader.open(`${funnel}/quiz`);
    const answers = Object.fromEntries(
      [...questionsOf(reader.page)].map(([name, marks]) => [name, marks.at(-1)]),
    );
    await reader.submit(answers);
    assert.match(reader.address.pathname, /^\/quiz\//);
    assert.equal((await quizTags()).length, 1);
  });

  it("downloads the printable quiz", async () => {
    await reader.follow(/\/d\//);
    await reader.follow(/\/pdf$/);
    assert.equal(reader.status, 200);
    assert.match(reader.page, /^%PDF/);
  });
});
