// A world for one story: the real binary on throwaway data, its owner, and the mail that was really
// sent. What takes long is done once in each test file: a world begins as a copy of it.
import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe } from "node:test";
import { binary, demo, frontlist, until } from "./binary.mjs";
import { endWithUs, removeWithUs } from "./leftovers.mjs";
import { Owner } from "./owner.mjs";
import { PostgresDatabase } from "./postgres.mjs";
import { Reader } from "./reader.mjs";
import { SmtpSink, linkIn } from "./smtp.mjs";

export const funnel = "/b/information_asymmetry/the-quiet-percent";

// Below those that the system gives to connections, so that none takes it before the server does.
async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer();
    const free = await new Promise((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

// A data folder, with a database of PostgreSQL where that is the engine.
class Place {
  static async make(engine, template) {
    const place = new Place();
    place.folder = removeWithUs(await mkdtemp(path.join(tmpdir(), "frontlist-flow-")));
    if (template) await cp(template.folder, place.folder, { recursive: true });
    if (engine === "postgresql") place.database = await PostgresDatabase.make(template?.database);
    return place;
  }

  get options() {
    return ["--data", this.folder, ...(this.database ? ["--db", this.database.url] : [])];
  }

  async do(...command) {
    const done = await frontlist(...command, ...this.options);
    if (done.code !== 0) throw new Error(`${command.join(" ")}: ${done.stderr}`);
    return done.stdout;
  }

  async remove() {
    await this.database?.drop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const stages = {
  empty: async () => undefined,
  launched: async (engine) => {
    const place = await Place.make(engine);
    await place.do("launch", demo);
    return place;
  },
  // All but the promotion, which changes the prices of a week.
  live: async (engine) => {
    const place = await Place.make(engine, await stage("launched", engine));
    const items = JSON.parse(await place.do("review", "list", "--json"));
    const chosen = items.filter((item) => item.key !== "promotion").map((item) => item.id);
    await place.do("review", "approve", ...chosen, "--include-needed");
    return place;
  },
};

const reached = new Map();

function stage(name, engine) {
  const key = `${name} on ${engine}`;
  if (!reached.has(key)) reached.set(key, stages[name](engine));
  return reached.get(key);
}

export class World {
  // from: how far the brand is ("empty", "launched" or "live"). mail: "smtp", or "mailbox" for the
  // built-in one. The rest goes to the SMTP sink.
  static async make({ engine = "sqlite", from = "empty", mail = "smtp", ...sink } = {}) {
    const world = new World();
    world.place = await Place.make(engine, await stage(from, engine));
    world.at = world.place.options;
    if (mail === "smtp") world.smtp = await SmtpSink.start(sink);
    world.port = await freePort();
    world.url = `http://127.0.0.1:${world.port}`;
    return world;
  }

  launch(folder = demo, ...more) {
    return frontlist("launch", folder, ...this.at, "--json", ...more);
  }

  // Starts the server; `link` signs somebody in, once.
  async start(...more) {
    this.child = endWithUs(spawn(
      binary,
      ["serve", ...this.at, "--listen", `127.0.0.1:${this.port}`, "--demo-clock", "--print-sign-in",
        ...(this.smtp ? ["--smtp", `smtp://127.0.0.1:${this.smtp.port}?tls=off`] : []), ...more],
      { stdio: ["ignore", "pipe", "pipe"] },
    ));
    this.log = "";
    this.child.stdout.on("data", (data) => (this.log += data));
    this.child.stderr.on("data", (data) => (this.log += data));
    const { child } = this;
    this.exited = new Promise((resolve) => child.on("exit", resolve));
    this.link = await until("the sign-in link", () => {
      if (!this.running) throw new Error(`the server ended: ${this.log}`);
      return /Sign in once with: (\S+)/.exec(this.log)?.[1];
    });
  }

  async serve(...more) {
    await this.start(...more);
    this.owner = await Owner.signIn(this.url, this.link);
    return this.owner;
  }

  get running() {
    return this.child && this.child.exitCode === null && this.child.signalCode === null;
  }

  async kill(signal = "SIGKILL") {
    this.child.kill(signal);
    await this.exited;
  }

  async end() {
    if (this.running) await this.kill("SIGTERM");
    await this.smtp?.stop();
    await this.place.remove();
  }

  doctor() {
    return frontlist("doctor", ...this.at);
  }

  // The newest mail to the address whose subject fits.
  mail(address, subject) {
    return until(`mail "${subject}" to ${address}`, () =>
      this.smtp.to(address).filter((mail) => subject.test(mail.subject)).at(-1),
    );
  }

  subjects(address) {
    return this.smtp.to(address).map((mail) => mail.subject);
  }

  // The numbers of the orders that the address got a receipt for.
  receipts(email) {
    return this.smtp.to(email).flatMap((mail) => {
      const order = /^Order (\S+), [\s\S]*^Paid /m.exec(mail.text);
      return order ? [order[1]] : [];
    });
  }

  // Somebody who has asked for the chapter of `path`, and confirmed the address.
  async lead(email, first_name = "", path = funnel) {
    const reader = new Reader(this.url);
    await reader.open(path);
    await reader.submit({ email, first_name, consent: "yes" });
    await reader.open(linkIn(await this.mail(email, /confirm/i), /\/confirm\//));
    await until(`the delivery mail to ${email}`, () => this.smtp.to(email).length >= 2);
    return reader;
  }
}

// The same story on each engine.
export function onBothEngines(name, story) {
  for (const engine of ["sqlite", "postgresql"]) {
    describe(`${name}, on ${engine}`, () => story(engine));
  }
}
