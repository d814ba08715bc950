// What a reader sees, in a real browser: from the landing page to the downloads.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, describe, it } from "node:test";
import { promisify } from "node:util";
import { until } from "./lib/binary.mjs";
import { Window, assertFilled, assertWellMade, desktop, openBrowser, phone } from "./lib/browser.mjs";
import { card, cards } from "./lib/cards.mjs";
import { linkIn } from "./lib/smtp.mjs";
import { World, funnel, onBothEngines } from "./lib/world.mjs";

const run = promisify(execFile);

// A reader at a browser. Every page on the way is looked at.
class Visitor {
  constructor(world, window, email) {
    Object.assign(this, { world, window, email, page: window.page });
  }

  async open(address) {
    await this.page.goto(address);
    await assertWellMade(this.window);
  }

  // Presses what leads to another page.
  async press(target) {
    await Promise.all([this.page.waitForEvent("load"), target.click()]);
    await assertWellMade(this.window);
  }

  async askForTheChapter() {
    await this.open(funnel);
    await this.page.fill("[name=first_name]", "Ida");
    await this.page.fill("[name=email]", this.email);
    await this.page.check("[name=consent]");
    await this.press(this.page.locator("form:has([name=consent]) button[type=submit]"));
    assert.match(this.page.url(), /\/thank-you$/);
  }

  async confirm() {
    const mail = await this.world.mail(this.email, /confirm/i);
    await this.open(linkIn(mail, /\/confirm\//));
    await until("the delivery mail", () => this.world.smtp.to(this.email).length >= 2);
  }

  async pay(number) {
    for (const [name, value] of Object.entries(card(number))) {
      await this.page.fill(`[name=${name}]`, value);
    }
    await this.page.fill("[name=email]", this.email);
    await this.press(this.page.locator("form:has([name=card_number]) .send button"));
  }

  async apply(code) {
    await this.page.fill("[name=code]", code);
    await this.press(this.page.getByRole("button", { name: "Apply" }));
  }

  // The total as it stands beside the button.
  total() {
    return this.page.locator("tr.total td").innerText();
  }

  async accept() {
    await this.press(this.page.locator("form:has([name=offer]) button[type=submit]").first());
  }

  async decline() {
    await this.press(this.page.locator(".decline a").first());
  }

  // Every file that the page offers, checked by programs that are not ours.
  async downloadAll() {
    const links = this.page.locator("a[href*='/pdf'], a[href*='/epub']");
    const formats = [];
    for (const link of await links.all()) {
      const [download] = await Promise.all([this.page.waitForEvent("download"), link.click()]);
      const file = await download.path();
      const format = download.suggestedFilename().split(".").at(-1);
      if (format === "pdf") {
        await run("qpdf", ["--check", file]);
      } else {
        const { stdout } = await run("unzip", ["-p", file, "mimetype"]);
        assert.equal(stdout, "application/epub+zip");
      }
      formats.push(format);
    }
    return formats;
  }
}

onBothEngines("a reader at a browser", (engine) => {
  let world;
  let owner;
  let browser;
  let visitor;

  const arrive = async (email, how) => {
    await visitor?.window.close();
    const window = await Window.open(browser, { baseURL: world.url, ...how });
    window.expect(422); // a form that is shown again
    visitor = new Visitor(world, window, email);
  };

  before(async () => {
    [world, browser] = await Promise.all([World.make({ engine, from: "live" }), openBrowser()]);
    owner = await world.serve();
  });
  after(async () => {
    await browser?.close();
    await world.end();
  });

  it("at a desk: from the form to the thank-you page, and the chapter as PDF and ePub", async () => {
    await arrive("ida@example.org", { size: desktop });
    await visitor.askForTheChapter();
    await visitor.confirm();
    const delivery = world.smtp.to(visitor.email)[1];
    await visitor.open(linkIn(delivery, /\/(c|d)\//));
    assert.deepEqual((await visitor.downloadAll()).sort(), ["epub", "pdf"]);
  });

  it("buys the low-priced book with another one, after the first card was declined", async () => {
    await visitor.open(`${funnel}/thank-you`);
    await visitor.press(visitor.page.locator("a[href*='offer=low_ticket']").first());
    assert.equal(await visitor.total(), "$7.99");
    await visitor.page.check("[name=bump]");
    assert.equal(await visitor.total(), "$14.99\nwith the addition");
    await visitor.pay(cards.declined);
    assert.match(await visitor.page.getByRole("alert").innerText(), /declined/i);
    assert.ok(await visitor.page.isChecked("[name=bump]"));
    await visitor.pay(cards.good);
    assert.match(visitor.page.url(), /\/bundle$/);
  });

  it("adds the bundle with one click, and has all its files", async () => {
    await visitor.accept();
    assert.match(visitor.page.url(), /\/confirmation$/);
    const formats = await visitor.downloadAll();
    assert.equal(formats.filter((format) => format === "pdf").length, 5);
    assert.equal(formats.filter((format) => format === "epub").length, 5);
    const { contact } = await owner.contact(visitor.email);
    assert.equal(contact.revenue.minor, 799 + 700 + 3900);
  });

  it("on a phone without script: pays with the code of a mail, and takes the second book", async () => {
    await arrive("uma@example.org", { size: phone, script: false });
    await visitor.askForTheChapter();
    await visitor.confirm();
    await owner.advance("4d");
    const anyCode = /[A-Z0-9]+-[0-9A-HJKMNP-TV-Z]{8}/;
    const mail = await until("the mail with the code", () =>
      world.smtp.to(visitor.email).find((each) => anyCode.test(each.text)),
    );
    await visitor.open(`${funnel}/checkout?offer=main`);
    await visitor.apply("NOBODY-12345678");
    assert.ok(await visitor.page.locator("#code-error").isVisible());
    await visitor.apply(anyCode.exec(mail.text)[0]);
    assert.match(await visitor.total(), /^\$11\.99/);
    await visitor.pay(cards.good);
    await visitor.decline();
    assert.match(visitor.page.url(), /\/second-book$/);
    await visitor.accept();
    assert.match(visitor.page.url(), /\/confirmation$/);
    assert.deepEqual((await visitor.downloadAll()).sort(), ["epub", "epub", "pdf", "pdf"]);
  });

  it("on a phone: declines everything that is offered, and still has the one book", async () => {
    await arrive("noa@example.org", { size: phone });
    await visitor.open(`${funnel}/checkout?offer=main`);
    await visitor.pay(cards.good);
    await visitor.decline();
    await visitor.decline();
    assert.match(visitor.page.url(), /\/confirmation$/);
    assert.deepEqual((await visitor.downloadAll()).sort(), ["epub", "pdf"]);
  });

  for (const [device, size] of Object.entries({ desktop, phone })) {
    it(`sees every public page well made on a ${device}`, async () => {
      await arrive("guest@example.org", { size });
      await visitor.open("/b/information_asymmetry");
      const [first, ...others] = await owner.of("funnels");
      for (const { url } of others) await visitor.open(url);
      for (const { url } of first.steps) await visitor.open(url); // leads on where it needs an order
      for (const { url, status } of await owner.of("offers")) {
        if (status === "approved") await visitor.open(url);
      }
    });

    it(`reads every mail on a ${device} without a word left unfilled`, async () => {
      await arrive("reader@example.org", { size });
      const seen = new Set();
      for (const mail of world.smtp.mails) {
        if (seen.has(mail.subject)) continue;
        seen.add(mail.subject);
        assertFilled(mail.subject + mail.text, mail.subject);
        await visitor.page.setContent(mail.html);
        const wide = await visitor.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.ok(wide <= 0, `"${mail.subject}" is ${wide} px too wide`);
        assertFilled(await visitor.page.innerText("body"), mail.subject);
      }
      assert.ok(seen.size >= 6);
    });
  }
});
