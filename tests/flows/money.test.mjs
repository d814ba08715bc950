// What readers pay, what they own for it, and what they are written because of it. Prices are those of
// the demo's brand.toml, in cents.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "./lib/binary.mjs";
import { cards } from "./lib/cards.mjs";
import { atTheTill, pay, words } from "./lib/till.mjs";
import { World, funnel, onBothEngines } from "./lib/world.mjs";

const price = { book: 1499, bump: 700, bundle: 3900, second: 750 };

onBothEngines("money", (engine) => {
  let world;
  let owner;

  before(async () => {
    world = await World.make({ engine, from: "live" });
    owner = await world.serve();
  });
  after(() => world.end());

  // Once the engine has counted it.
  const assertPaid = async (email, minor, orders, products) => {
    const detail = await until(`the orders of ${email}`, async () => {
      const found = await owner.contact(email);
      return found?.contact.orders >= orders && found;
    });
    assert.equal(detail.contact.orders, orders);
    assert.equal(detail.contact.revenue.minor, minor);
    assert.equal(detail.owns.length, products, detail.owns.join(", "));
  };

  describe("at the till", () => {
    const refusals = {
      declined: /declined/i,
      poor: /enough money|insufficient/i,
      authentication: /authenticat|confirm|3-?D/i,
      expired: /expired/i,
      wrongCode: /code/i,
      processing: /error|again/i,
    };

    for (const [name, sentence] of Object.entries(refusals)) {
      it(`a card that is ${name} is refused with its own sentence, and another pays`, async () => {
        const email = `${name.toLowerCase()}@example.org`;
        const reader = await atTheTill(world);
        await pay(reader, email, { number: cards[name] });
        assert.equal(reader.status, 422);
        const [, said] = /class="(?:alert"[^>]*|bad-note"[^>]*)>([^<]+)</.exec(
          reader.page.replace(/<p class="alert"[^>]*>Please look at the marked fields\.<\/p>/, ""),
        );
        assert.match(said, sentence);
        assert.doesNotMatch(reader.page, new RegExp(cards[name].replaceAll(" ", "").slice(0, 12)));
        await pay(reader, email);
        assert.match(reader.address.pathname, /\/bundle$/);
        await assertPaid(email, price.book, 1, 1);
      });
    }

    it("every brand of card that is good pays", async () => {
      for (const name of ["mastercard", "amex"]) {
        const reader = await atTheTill(world);
        await pay(reader, `${name}@example.org`, { number: cards[name] });
        assert.match(reader.address.pathname, /\/bundle$/, name);
      }
    });

    it("the order bump is paid only by who ticks it", async () => {
      const reader = await atTheTill(world);
      assert.match(words(reader.page), /\$21\.99/); // with the bump
      await pay(reader, "bump@example.org", { bump: true });
      assert.match(reader.address.pathname, /\/bundle$/);
      await assertPaid("bump@example.org", price.book + price.bump, 1, 2);
    });

    it("two clicks on the button pay once", async () => {
      const reader = await atTheTill(world);
      const { address, init } = reader.form({
        email: "twice@example.org", card_number: cards.good, card_expiry: "12/40", card_cvc: "123",
      });
      const answers = await Promise.all([1, 2, 3].map(() => reader.request(address, init)));
      for (const answer of answers) {
        assert.equal(answer.status, 303);
        assert.match(answer.headers.get("location"), /\/bundle$/);
      }
      await owner.advance("1h");
      await assertPaid("twice@example.org", price.book, 1, 1);
      assert.equal(world.receipts("twice@example.org").length, 1);
    });

    it("what one owns is not sold again", async () => {
      const reader = await atTheTill(world);
      await pay(reader, "owner@example.org");
      await atTheTill(world, "main", reader);
      await pay(reader, "owner@example.org");
      assert.match(words(reader.page), /You already own The Quiet Percent/);
      await assertPaid("owner@example.org", price.book, 1, 1);
    });
  });

  describe("after the till", () => {
    const atTheBundle = async (email, number) => {
      const reader = await atTheTill(world);
      await pay(reader, email, { number });
      assert.match(reader.address.pathname, /\/bundle$/);
      return reader;
    };

    it("the bundle is added with one click, and nothing cheaper is offered then", async () => {
      const reader = await atTheBundle("bundle@example.org");
      await reader.submit({}, "$39");
      assert.match(reader.address.pathname, /\/confirmation$/);
      await assertPaid("bundle@example.org", price.book + price.bundle, 2, 4);
    });

    it("who declines both pays for the one book only", async () => {
      const reader = await atTheBundle("modest@example.org");
      await reader.follow(/declined=1/);
      assert.match(reader.address.pathname, /\/second-book$/);
      await reader.follow(/declined=1/);
      assert.match(reader.address.pathname, /\/confirmation$/);
      await assertPaid("modest@example.org", price.book, 1, 1);
    });

    it("a card that fails the second time is said so, and the way goes on", async () => {
      const reader = await atTheBundle("once@example.org", cards.goodOnce);
      await reader.submit({}, "$39");
      assert.equal(reader.status, 422);
      assert.match(reader.page, /role="alert"/);
      await reader.follow(/declined=1/);
      assert.match(reader.address.pathname, /\/second-book$/);
      await assertPaid("once@example.org", price.book, 1, 1);
    });

    it("a second click on the bundle does not pay it twice", async () => {
      const reader = await atTheBundle("keen@example.org");
      const { address, init } = reader.form({}, "$39");
      const answers = await Promise.all([1, 2].map(() => reader.request(address, init)));
      for (const answer of answers) {
        assert.match(answer.headers.get("location") ?? "", /\/confirmation$/);
      }
      await assertPaid("keen@example.org", price.book + price.bundle, 2, 4);
    });

    it("the files of what was bought are there, and are what they say", async () => {
      const reader = await atTheBundle("files@example.org");
      await reader.open(`${funnel}/confirmation`);
      const files = [...reader.page.matchAll(/href="([^"]*\/(pdf|epub)[^"]*)"/g)];
      assert.deepEqual(files.map(([, , format]) => format).sort(), ["epub", "pdf"]);
      for (const [, address, format] of files) {
        const response = await reader.request(address.replaceAll("&amp;", "&"));
        assert.equal(response.status, 200);
        const bytes = Buffer.from(await response.arrayBuffer());
        assert.equal(bytes.subarray(0, 4).toString("latin1"), format === "pdf" ? "%PDF" : "PK\x03\x04");
      }
    });
  });

  describe("a discount code", () => {
    const anyCode = /[A-Z0-9]+-[0-9A-HJKMNP-TV-Z]{8}/;
    let lea;
    let code;

    const refused = async (reader, typed, sentence) => {
      await reader.submit({ code: typed, apply_code: "yes", email: "", first_name: "" });
      const [, said] = /id="code-error">([^<]+)</.exec(reader.page) ?? [];
      assert.match(said ?? "", sentence);
    };

    it("comes with a mail of the welcome series", async () => {
      lea = await world.lead("lea@example.org", "Lea");
      await world.lead("tom@example.org", "Tom");
      await owner.advance("4d");
      const mail = await until("the mail with the code", () =>
        world.smtp.to("lea@example.org").find((each) => anyCode.test(each.text)),
      );
      [code] = anyCode.exec(mail.text);
    });

    it("is refused where it is not known", async () => {
      await refused(await atTheTill(world), "NOBODY-12345678", /NOBODY-12345678|not known|no such/i);
    });

    it("is refused to anybody else", async () => {
      const other = await atTheTill(world);
      await other.submit({ code, apply_code: "yes", email: "tom@example.org" });
      const bought = await pay(other, "tom@example.org");
      assert.equal(bought.status, 422);
      assert.match(bought.page, /another address/);
    });

    it("lowers the price by what the mail says, once", async () => {
      await atTheTill(world, "main", lea);
      await lea.submit({ code, apply_code: "yes" });
      assert.match(words(lea.page), /\$11\.99/); // 20 % off $14.99
      await pay(lea, "lea@example.org");
      assert.match(lea.address.pathname, /\/bundle$/);
      await assertPaid("lea@example.org", 1199, 1, 1);
      const again = await atTheTill(world);
      await again.submit({ code, apply_code: "yes", email: "lea@example.org" });
      assert.match(again.page, /used/);
    });

    it("ends when the mail said it would", async () => {
      const mail = world.smtp.to("tom@example.org").find((each) => anyCode.test(each.text));
      await owner.advance("2d1h");
      await refused(await atTheTill(world), anyCode.exec(mail.text)[0], /ended on/);
    });
  });

  describe("a cart that was left", () => {
    it("is recalled after an hour and not before, and never after the purchase", async () => {
      const email = "zoe@example.org";
      const reader = await world.lead(email, "Zoe");
      await atTheTill(world, "main", reader);
      await pay(reader, email, { number: cards.declined });
      const before = world.subjects(email).length;
      await owner.advance("50m");
      assert.equal(world.subjects(email).length, before);
      await owner.advance("20m");
      await until("the reminder", () => world.subjects(email).length === before + 1);
      const enrolled = async () =>
        Object.fromEntries((await owner.contact(email)).enrollments.map((each) => [each.journey, each]));
      const carted = await enrolled();
      const recovery = Object.keys(carted).find((journey) => /cart/.test(journey));
      assert.equal(carted[recovery].status, "active");

      await atTheTill(world, "main", reader);
      await pay(reader, email);
      assert.match(reader.address.pathname, /\/bundle$/);
      await owner.advance("1h");
      const now = await enrolled();
      assert.equal(now[recovery].status, "exited");
      assert.equal(Object.values(now).find((each) => /welcome/.test(each.journey)).status, "exited");
      assert.equal(Object.values(now).find((each) => /purchase/.test(each.journey)).status, "active");

      const bought = world.subjects(email).length;
      await owner.advance("15d");
      const later = world.smtp.to(email).slice(bought);
      assert.equal(later.length, 3, later.map((mail) => mail.subject).join(" | "));
      assert.ok(later.every((mail) => !/cart/i.test(mail.html)));
    });
  });

  it("adds up at the end", async () => {
    const doctor = await world.doctor();
    assert.equal(doctor.code, 0, doctor.stdout + doctor.stderr);
  });
});
