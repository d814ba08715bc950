// The dashboard in a real browser: a person judges the drafts, and watches readers come.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { until } from "./lib/binary.mjs";
import { Window, assertFilled, assertWellMade, desktop, openBrowser, phone } from "./lib/browser.mjs";
import { Reader } from "./lib/reader.mjs";
import { World, funnel, onBothEngines } from "./lib/world.mjs";

const brand = "/brands/information_asymmetry";
const headline = "What a tenth of a percent costs, written by hand";

onBothEngines("the dashboard", (engine) => {
  let world;
  let browser;
  let window;
  let page;

  const heading = (name) => page.getByRole("heading", { level: 1, name });
  const go = async (name) => {
    await page.getByRole("navigation", { name: "Marketing" }).getByRole("link", { name }).click();
    await heading(name).waitFor();
  };
  const rows = () => page.locator("table.queue tbody tr");
  const draft = (title) => rows().filter({ hasText: title }).first();
  const show = (name) =>
    page.getByRole("radiogroup", { name: "Show" }).getByText(name, { exact: true }).click();

  const filter = async (kind) => {
    await page.getByLabel("Kind").first().click();
    await page.getByRole("option", { name: kind }).click();
  };

  before(async () => {
    [world, browser] = await Promise.all([
      World.make({ engine, from: "launched", mail: "mailbox" }), openBrowser(),
    ]);
    await world.start();
    window = await Window.open(browser, { size: desktop, baseURL: world.url });
    page = window.page;
  });
  after(async () => {
    await browser?.close();
    await world.end();
  });

  it("lets nobody in without the link, and the link only once", async () => {
    const stranger = await Window.open(browser, { baseURL: world.url });
    stranger.expect(401);
    await stranger.page.goto(`${brand}/marketing`);
    await stranger.page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goto(world.link);
    await heading("Overview").waitFor();
    await assertWellMade(window);
    for (const status of [400, 403, 404, 410]) stranger.expect(status);
    await stranger.page.goto(world.link);
    await stranger.page.goto(`${brand}/marketing`);
    await stranger.page.getByRole("heading", { name: "Sign in" }).waitFor();
    await stranger.close();
  });

  it("opens every screen of the menu by its own name", async () => {
    for (const name of ["Funnels", "Sequences", "Offers", "Contacts", "Mailbox", "Overview"]) {
      await go(name);
      await page.reload();
      await heading(name).waitFor();
    }
  });

  it("lists what the launch drafted", async () => {
    await go("Review");
    await until("28 drafts", async () => (await rows().count()) === 28);
    await assertWellMade(window);
  });

  it("shows a draft as its readers will see it", async () => {
    await draft("The Quiet Percent").getByRole("link").click();
    await page.getByRole("complementary", { name: "Judgement" }).waitFor();
    await assertWellMade(window);
    const preview = page.frameLocator("iframe").locator("body");
    await until("the preview", async () => (await preview.innerText()).length > 200);
    assertFilled(await preview.innerText(), "the preview");
    await page.goBack();
  });

  it("rejects a draft with a reason", async () => {
    await go("Review");
    await page.getByRole("link", { name: /promotion|percent off|% off/i }).first().click();
    await page.getByRole("button", { name: "Reject" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("Not this month.");
    await dialog.getByRole("button", { name: "Reject" }).click();
    await dialog.waitFor({ state: "hidden" });
    await go("Review");
    await until("27 drafts", async () => (await rows().count()) === 27);
    await show("Rejected");
    await until("the rejected draft", async () => (await rows().count()) === 1);
    await show("To review");
  });

  it("edits the words of a landing page, which nobody sees yet", async () => {
    await filter(/lead magnet/i);
    await draft("The Quiet Percent").getByRole("link").click();
    await page.locator("[data-key=landing]").click();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const editor = page.getByRole("region", { name: "Edit the words" });
    await editor.getByLabel(/^Headline/).first().fill(headline);
    await editor.getByRole("button", { name: "Save" }).click();
    await page.getByText("version 2").first().waitFor();
    assert.equal((await fetch(world.url + funnel)).status, 404);
  });

  it("asks before it overwrites what somebody else wrote meanwhile, also after a reload", async () => {
    const editor = page.getByRole("region", { name: "Edit the words" });
    const field = editor.getByLabel(/^Headline/).first();
    const save = () => editor.getByRole("button", { name: "Save" }).click();
    await field.fill("Written here, not saved yet");
    await page.evaluate(async ([from, to]) => {
      const { csrf_token } = await (await fetch("/api/v1/session")).json();
      const address = `/api/v1/reviews/${location.pathname.split("/").pop()}`;
      const { item, document } = await (await fetch(address)).json();
      await fetch(`${address}/document`, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf_token },
        body: JSON.stringify({
          base_version: item.version,
          document: JSON.parse(JSON.stringify(document).replace(from, to)),
        }),
      });
    }, [headline, "Written by somebody else"]);
    await page.reload();
    await page.getByText("version 3").first().waitFor();
    await page.locator("[data-key=landing]").click();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    await save();
    const dialog = page.getByRole("dialog", { name: "Somebody else edited this" });
    await dialog.getByText("Written by somebody else").waitFor();
    await dialog.getByText("Written here, not saved yet").waitFor();
    await dialog.getByRole("button", { name: "Put my changes on top" }).click();
    await page.getByText("version 4").first().waitFor();
    await field.fill(headline);
    await save();
    await page.getByText("version 5").first().waitFor();
  });

  it("publishes a funnel with all that it needs, in the edited words", async () => {
    await go("Review");
    await filter(/funnel/i);
    await draft("The Quiet Percent").getByRole("link").click();
    await page.getByRole("button", { name: "Approve all 5" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("This also approves").waitFor();
    await dialog.getByRole("button", { name: "Approve all 5" }).click();
    await dialog.waitFor({ state: "hidden" });
    const landing = await fetch(world.url + funnel);
    assert.equal(landing.status, 200);
    assert.ok((await landing.text()).includes(headline));
  });

  it("approves one draft from the queue", async () => {
    await go("Review");
    const before = await until("the queue", () => rows().count());
    await page.getByRole("button", { name: /^Approve .*free chapter/i }).first().click();
    await until("one less", async () => (await rows().count()) === before - 1);
  });

  it("counts a reader the moment they sign up, without a reload", async () => {
    await go("Overview");
    const leads = page.locator(".metric", { hasText: "Total leads" }).locator(".metric-value");
    assert.equal(await leads.innerText(), "0");
    await page.evaluate(() => (globalThis.sameDocument = true));
    const reader = new Reader(world.url);
    await reader.open(funnel);
    await reader.submit({ email: "pia@example.org", first_name: "Pia", consent: "yes" });
    await until("the counter", async () => (await leads.innerText()) === "1");
    assert.ok(await page.evaluate(() => globalThis.sameDocument));
    await page.getByRole("log", { name: "Activity" }).getByText(/Pia|pia@example/).first().waitFor();
    await assertWellMade(window);
  });

  it("shows the mail that asks to confirm, and the next one when that was done", async () => {
    await go("Mailbox");
    await page.getByRole("link", { name: /confirm/i }).first().click();
    await page.frameLocator("iframe").getByText(/Yes, this is my address/).waitFor();
    await assertWellMade(window);
    const [confirmed] = await Promise.all([
      window.context.waitForEvent("page"),
      page.getByRole("complementary", { name: "Links of this mail" })
        .getByRole("link", { name: /Yes, this is my address/ }).click(),
    ]);
    await confirmed.waitForLoadState();
    await assertWellMade(window, confirmed);
    await confirmed.close();
    await go("Mailbox");
    await until("the delivery mail", async () => (await page.locator("table.ledger tbody tr").count()) === 2);
  });

  it("moves the demo's clock, and the second mail comes", async () => {
    await page.getByRole("button", { name: "+1 day" }).click();
    await until("the next mail", async () => (await page.locator("table.ledger tbody tr").count()) === 3);
  });

  it("tells what happened to a reader, in order", async () => {
    await go("Contacts");
    await page.getByLabel("Search by name or address").fill("pia");
    await page.getByRole("link", { name: "Pia" }).click();
    await heading("Pia").waitFor();
    await page.locator(".timeline-entry").first().waitFor();
    const times = await page.locator(".timeline-entry time").evaluateAll((all) =>
      all.map((each) => Date.parse(each.dateTime)),
    );
    assert.ok(times.length >= 5, `${times.length} entries`);
    assert.deepEqual(times, [...times].sort((a, b) => b - a)); // newest first
    await assertWellMade(window);
  });

  it("fits a phone on every screen", async () => {
    await page.setViewportSize(phone);
    const screens = ["marketing", "review", "funnels", "sequences", "offers", "contacts", "messages"];
    for (const screen of screens) {
      await page.goto(`${brand}/${screen}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.locator(".loading").first().waitFor({ state: "detached" });
      await assertWellMade(window);
    }
  });
});
