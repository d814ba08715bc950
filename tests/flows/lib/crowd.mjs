// Readers of a server that may die at any moment. Each goes on where the answer of the last attempt
// is missing, as a person would who presses the button again.
import assert from "node:assert/strict";
import { until } from "./binary.mjs";
import { card } from "./cards.mjs";
import { Reader } from "./reader.mjs";
import { linkIn } from "./smtp.mjs";
import { funnel } from "./world.mjs";

// The server was killed while the reader waited.
export class Gone extends Error {}

async function answered(world, asked) {
  try {
    return await asked();
  } catch (error) {
    if (error instanceof TypeError && !world.up) throw new Gone();
    throw error;
  }
}

async function poll(world, what, probe) {
  const found = await until(what, () => probe() || (world.up ? undefined : "gone"));
  if (found === "gone") throw new Gone();
  return found;
}

export class Lead {
  captured = false; // the form was answered
  confirmed = false; // the link was answered

  constructor(world, email) {
    this.world = world;
    this.email = email;
  }

  get done() {
    return this.confirmed;
  }

  async goOn() {
    const reader = new Reader(this.world.url);
    while (!this.captured) await answered(this.world, () => this.ask(reader));
    const mail = await poll(this.world, `the mail to confirm ${this.email}`, () =>
      this.world.smtp.to(this.email).find((each) => /confirm/i.test(each.subject)),
    );
    await answered(this.world, () => reader.open(linkIn(mail, /\/confirm\//)));
    assert.equal(reader.status, 200);
    this.confirmed = true;
  }

  async ask(reader) {
    await reader.open(funnel);
    const { address, init } = reader.form({ email: this.email, first_name: "", consent: "yes" });
    const response = await reader.request(address, init);
    this.captured = response.status === 303;
    // The clock may have moved on a day since the page was opened.
    if (!this.captured) assert.match(await response.text(), /open for too long/);
  }
}

export class Buyer {
  done = false; // the payment was answered

  constructor(world, email) {
    this.world = world;
    this.email = email;
    this.reader = new Reader(world.url);
  }

  // The form is kept over a kill: sent again, it asks for the same payment. One that is too old by the
  // moving clock leads back to the till.
  async goOn() {
    while (!this.done) {
      if (!this.form) await answered(this.world, () => this.fillIn());
      else await answered(this.world, () => this.send());
    }
  }

  async fillIn() {
    await this.reader.open(`${funnel}/checkout?offer=main`);
    assert.equal(this.reader.status, 200);
    if (this.owned(this.reader.page)) return;
    this.form = this.reader.form({ email: this.email, first_name: "", ...card() });
  }

  // The last attempt went through, and its answer was lost.
  owned(page) {
    this.done = /already own/.test(page);
    return this.done;
  }

  async send() {
    const response = await this.reader.request(this.form.address, this.form.init);
    if (this.owned(await response.text())) return;
    assert.equal(response.status, 303);
    const next = response.headers.get("location");
    if (next.endsWith("/checkout")) {
      this.form = undefined;
    } else {
      assert.match(next, /\/bundle$/);
      this.done = true;
    }
  }
}
