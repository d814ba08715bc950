// The whole story: from a folder of books to a reader who was written to, bought and was thanked.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { until } from "./lib/binary.mjs";
import { card, cards } from "./lib/cards.mjs";
import { Reader } from "./lib/reader.mjs";
import { linkIn } from "./lib/smtp.mjs";
import { World, funnel, onBothEngines } from "./lib/world.mjs";

const headline = (page) => page.match(/<h1[^>]*>(.*?)<\/h1>/s)?.[1];

onBothEngines("a reader's way from a free chapter to a confirmed reader", (engine) => {
  let world;
  let owner;
  const ana = "ana@example.org";
  let reader;

  before(async () => {
    world = await World.make({ engine });
    const launched = await world.launch();
    assert.equal(launched.code, 0, launched.stderr);
    const { success, brandId, summary } = JSON.parse(launched.stdout);
    assert.equal(success, true);
    assert.equal(brandId, "information_asymmetry");
    assert.deepEqual(
      [summary.leadMagnets, summary.funnels, summary.emailSequences, summary.offers],
      [5, 5, 15, 3],
    );
    owner = await world.serve();
    reader = new Reader(world.url);
  });
  after(() => world.end());

  it("launching again changes nothing", async () => {
    const again = await world.launch();
    assert.equal(again.code, 0, again.stderr);
    assert.equal((await owner.of("reviews")).length, 28);
  });

  it("shows nothing before it is approved", async () => {
    await reader.open(funnel);
    assert.equal(reader.status, 404);
    const pending = await owner.of("reviews?status=pending_review");
    assert.equal(pending.length, 28);
  });

  it("names what an item needs before it publishes it", async () => {
    const [item] = (await owner.of("reviews")).filter((review) => review.kind === "funnel");
    const refused = await owner.request("POST", `/api/v1/reviews/${item.id}/approval`, {
      version: item.version,
    });
    assert.equal(refused.status, 409);
    assert.equal(refused.body.needs.length, 4); // its lead magnet and three sequences
  });

  it("publishes everything once it is approved", async () => {
    await owner.approveAll();
    assert.equal((await owner.of("reviews?status=pending_review")).length, 0);
    await reader.open(funnel);
    assert.equal(reader.status, 200);
  });

  it("asks the reader to confirm, and writes to nobody who has not", async () => {
    await reader.submit({ email: ana, first_name: "Ana", consent: "yes" });
    assert.equal(reader.status, 200);
    assert.match(reader.address.pathname, /thank-you$/);
    const asking = headline(reader.page);
    const mail = await world.mail(ana, /confirm/i);
    await owner.advance("3d");
    assert.equal(world.smtp.to(ana).length, 1);
    await reader.open(linkIn(mail, /\/confirm\//));
    assert.equal(reader.status, 200);
    assert.match(reader.address.pathname, /thank-you$/);
    assert.notEqual(headline(reader.page), asking, "a confirmed reader is not asked to confirm");
  });

  it("delivers the chapter as PDF and ePub", async () => {
    await until("the delivery mail", () => world.smtp.to(ana).length >= 2);
    const mail = world.smtp.to(ana)[1];
    await reader.open(linkIn(mail, /\/(c|d)\//));
    assert.equal(reader.status, 200);
    const page = reader.page;
    const files = [...page.matchAll(/href="([^"]*\/d\/[^"]*\/(pdf|epub))"/g)];
    assert.deepEqual(files.map(([, , format]) => format).sort(), ["epub", "pdf"]);
    for (const [, address, format] of files) {
      const response = await reader.request(address);
      const bytes = Buffer.from(await response.arrayBuffer());
      assert.equal(response.status, 200);
      assert.equal(bytes.subarray(0, 4).toString("latin1"), format === "pdf" ? "%PDF" : "PK\x03\x04");
    }
  });

  it("unsubscribes by POST and never by GET", async () => {
    await world.lead("eve@example.org");
    await owner.advance("1d1h");
    const mail = await until("a relational mail", () =>
      world.smtp.to("eve@example.org").find((m) => m.headers.get("list")?.["unsubscribe-post"]),
    );
    const url = mail.headers.get("list").unsubscribe.url;
    assert.equal((await fetch(url)).status, 200);
    await owner.advance("2d1h");
    const before = world.smtp.to("eve@example.org").length;
    assert.ok(before >= 4, `after the GET mails go on: ${before}`);
    const left = await fetch(url, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });
    assert.ok(left.ok);
    await owner.advance("10d");
    assert.equal(world.smtp.to("eve@example.org").length, before);
  });

  it("sends the welcome mails at their times, each once", async () => {
    // Ana's series has run to its end by now: delivery and the four that follow.
    const subjects = world.smtp.to(ana).map((mail) => mail.subject);
    assert.equal(subjects.length, 6, subjects.join(" | "));
    assert.equal(new Set(subjects).size, 6);
  });
});

onBothEngines("a checkout with everything on it", (engine) => {
  let world;
  let owner;
  const ben = "ben@example.org";
  let reader;

  before(async () => {
    world = await World.make({ engine, from: "live" });
    owner = await world.serve();
    reader = await world.lead(ben, "Ben");
  });
  after(() => world.end());

  it("refuses a declined card with a sentence and charges nothing", async () => {
    await reader.open(`${funnel}/checkout?offer=low_ticket`);
    assert.match(reader.page, /\$7\.99/);
    assert.match(reader.page, /Test mode/i);
    await reader.submit({ email: ben, ...card(cards.declined) });
    assert.match(reader.page, /declined/i);
    assert.equal((await owner.of("overview")).orders_30d, 0);
  });

  it("takes the card, and leads on to the one-time bundle", async () => {
    await reader.submit({ email: ben, ...card() });
    assert.match(reader.address.pathname, /\/bundle$/, reader.page.slice(0, 2000));
    assert.match(reader.page, /\$39/);
  });

  it("offers the second book only to those who decline, and adds it with one click", async () => {
    await reader.follow(/declined=1/);
    assert.match(reader.address.pathname, /\/second-book$/);
    assert.match(reader.page, /\$7\.50/);
    await reader.submit({}, "$7.50");
    assert.match(reader.address.pathname, /\/confirmation$/);
  });

  it("thanks with one receipt for each charge, and stops the promotional mails", async () => {
    await owner.advance("1h");
    assert.equal(new Set(world.receipts(ben)).size, 2);
    assert.equal(world.receipts(ben).length, 2);
    const before = world.smtp.to(ben).length;
    await owner.advance("15d");
    const after = world.smtp.to(ben).slice(before);
    // Quick win, review request, other books: and nothing of the welcome series.
    assert.equal(after.length, 3, after.map((mail) => mail.subject).join(" | "));
  });

  it("keeps the money right", async () => {
    const overview = await owner.of("overview");
    assert.equal(overview.revenue_30d.value, 799 + 750);
    assert.equal(overview.orders_30d, 2);
    const doctor = await world.doctor();
    assert.equal(doctor.code, 0, doctor.stdout);
  });
});

onBothEngines("an abandoned checkout", (engine) => {
  let world;
  let owner;
  const mia = "mia@example.org";

  before(async () => {
    world = await World.make({ engine, from: "live" });
    owner = await world.serve();
  });
  after(() => world.end());

  it("is written to after an hour, and its code holds for 48 hours", async () => {
    const reader = await world.lead(mia, "Mia");
    await reader.open(`${funnel}/checkout?offer=main`);
    await reader.submit({ email: mia, ...card(cards.declined) });
    const cartLinks = () => world.smtp.to(mia).filter((mail) => /cart/i.test(mail.html)).length;
    const before = world.smtp.to(mia).length;
    await owner.advance("1h5m");
    await until("the reminder", () => world.smtp.to(mia).length === before + 1);
    await owner.advance("23h");
    // The words only: a link's random token can look like a code.
    const codeIn = (mail) =>
      /\b[A-Z]+-[0-9A-Z]{8}\b/.exec(mail.text.replace(/https?:\S+/g, ""))?.[0];
    const code = await until("the mail with the code", () =>
      world.smtp.to(mia).map(codeIn).find(Boolean),
    );
    assert.ok(cartLinks() >= 1);
    await reader.open(`${funnel}/checkout?offer=main`);
    await reader.submit({ code });
    assert.match(reader.page, /10 ?%/, `${code} was not taken`);
    await owner.advance("3d");
    const late = new Reader(world.url);
    await late.open(`${funnel}/checkout?offer=main`);
    await late.submit({ code });
    assert.match(late.page, /ended on/);
  });
});
