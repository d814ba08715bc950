// A world for one story: the real binary on throwaway data, a reader with cookies, an owner with a
// session, and the mail that was really sent.
import { spawn, execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

const run = promisify(execFile);
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../../..");
export const binary = path.resolve(root, process.env.FRONTLIST_BINARY ?? "build/release/frontlist");
export const demo = path.join(root, "demo/information-asymmetry");
const patience = 60_000;

// Runs a command of the binary; the exit code is part of the answer, not an exception.
export async function frontlist(...args) {
  try {
    const { stdout, stderr } = await run(binary, args, { maxBuffer: 64 << 20 });
    return { code: 0, stdout, stderr };
  } catch (error) {
    return { code: error.code, stdout: error.stdout ?? "", stderr: error.stderr ?? "" };
  }
}

export async function until(what, probe) {
  const end = Date.now() + patience;
  for (;;) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export class SmtpSink {
  mails = [];

  static async start() {
    const sink = new SmtpSink();
    sink.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onData(stream, session, done) {
        const chunks = [];
        stream.on("data", (chunk) => chunks.push(chunk));
        stream.on("end", async () => {
          const source = Buffer.concat(chunks);
          const mail = await simpleParser(source);
          mail.source = source.toString("latin1");
          mail.recipient = session.envelope.rcptTo[0].address;
          sink.mails.push(mail);
          done();
        });
      },
    });
    sink.server.on("error", () => {}); // a client that is killed
    await new Promise((resolve) => sink.server.listen(0, "127.0.0.1", resolve));
    sink.port = sink.server.server.address().port;
    return sink;
  }

  to(address) {
    return this.mails.filter((mail) => mail.recipient === address);
  }

  stop() {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

export class World {
  // options.database: a postgresql:// URL; SQLite without.
  static async make(options = {}) {
    const world = new World();
    world.folder = await mkdtemp(path.join(tmpdir(), "frontlist-flow-"));
    world.at = ["--data", world.folder, ...(options.database ? ["--db", options.database] : [])];
    world.smtp = await SmtpSink.start();
    world.port = await freePort();
    world.url = `http://127.0.0.1:${world.port}`;
    return world;
  }

  launch(folder = demo, ...more) {
    return frontlist("launch", folder, ...this.at, "--json", ...more);
  }

  async serve() {
    this.child = spawn(
      binary,
      ["serve", ...this.at, "--listen", `127.0.0.1:${this.port}`, "--demo-clock", "--print-sign-in",
        "--smtp", `smtp://127.0.0.1:${this.smtp.port}?tls=off`],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.log = "";
    this.child.stdout.on("data", (data) => (this.log += data));
    this.child.stderr.on("data", (data) => (this.log += data));
    this.exited = new Promise((resolve) => this.child.on("exit", resolve));
    const link = await until("the sign-in link", () => {
      if (this.child.exitCode !== null) throw new Error(`the server ended: ${this.log}`);
      return /Sign in once with: (\S+)/.exec(this.log)?.[1];
    });
    this.owner = await Owner.signIn(this.url, link);
    return this.owner;
  }

  async kill(signal = "SIGKILL") {
    this.child.kill(signal);
    await this.exited;
  }

  async end() {
    if (this.child && this.child.exitCode === null && this.child.signalCode === null) {
      await this.kill("SIGTERM");
    }
    await this.smtp.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  // The newest mail to the address whose subject fits.
  mail(address, subject) {
    return until(`mail "${subject}" to ${address}`, () =>
      this.smtp.to(address).filter((mail) => subject.test(mail.subject)).at(-1),
    );
  }
}

class Cookies {
  jar = new Map();

  header() {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  take(response) {
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}

const browserName = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";

// A reader's browser without script: cookies, redirects, forms.
export class Reader {
  cookies = new Cookies();

  constructor(url) {
    this.base = url;
  }

  async request(address, init = {}) {
    const response = await fetch(new URL(address, this.base), {
      redirect: "manual",
      ...init,
      headers: { "User-Agent": browserName, Cookie: this.cookies.header(), ...init.headers },
    });
    this.cookies.take(response);
    return response;
  }

  // Follows redirects; the page is kept for `form`.
  async open(address, init) {
    let response = await this.request(address, init);
    let where = new URL(address, this.base);
    for (let hops = 0; hops < 10 && response.status >= 300 && response.status < 400; hops += 1) {
      where = new URL(response.headers.get("location"), where);
      response = await this.request(where);
    }
    this.address = where;
    this.status = response.status;
    this.page = await response.text();
    return this;
  }

  // Sends the page's form that has all these fields (or a button of that text), with what is given over
  // what is there.
  async submit(fields, button) {
    const form = formsOf(this.page).find(
      (candidate) =>
        Object.keys(fields).every((name) => candidate.names.has(name)) &&
        (!button || candidate.html.includes(button)),
    );
    if (!form) {
      throw new Error(`no form with ${Object.keys(fields)} ${button ?? ""} at ${this.address}`);
    }
    const body = new URLSearchParams({ ...form.values, ...fields });
    return this.open(new URL(form.action || this.address, this.address), {
      method: "POST",
      body,
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
    });
  }
}

const unescape = (text) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

function attribute(tag, name) {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? unescape(found[1]) : undefined;
}

export function formsOf(page) {
  return [...page.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([html]) => {
    const names = new Set();
    const values = {};
    for (const [tag] of html.matchAll(/<(input|button|select|textarea)\b[^>]*>/g)) {
      const name = attribute(tag, "name");
      if (!name) continue;
      names.add(name);
      const type = attribute(tag, "type");
      const chosen = type !== "checkbox" && type !== "radio" ? true : /\schecked/.test(tag);
      if (chosen && !tag.startsWith("<button")) values[name] = attribute(tag, "value") ?? "";
    }
    return { html, names, values, action: attribute(/<form\b[^>]*>/.exec(html)[0], "action") };
  });
}

export function linkIn(mail, part) {
  const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, url]) => unescape(url));
  const found = links.find((url) => part.test(url));
  if (!found) throw new Error(`no link ${part} in "${mail.subject}": ${links.join("\n")}`);
  return found;
}

// The owner's side: the API with a session.
export class Owner {
  cookies = new Cookies();

  static async signIn(url, link) {
    const owner = new Owner();
    owner.base = url;
    owner.cookies.take(await fetch(link, { redirect: "manual" }));
    owner.session = await owner.get("/api/v1/session");
    owner.brand = owner.session.brands[0]?.slug;
    return owner;
  }

  async request(method, address, body) {
    const response = await fetch(this.base + address, {
      method,
      headers: {
        Cookie: this.cookies.header(),
        ...(this.session ? { "X-CSRF-Token": this.session.csrf_token } : {}),
        ...(body ? { "Content-Type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  }

  async get(address) {
    const { status, body } = await this.request("GET", address);
    if (status !== 200) throw new Error(`GET ${address}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  of(thing) {
    return this.get(`/api/v1/brands/${this.brand}/${thing}`);
  }

  async approveAll(chosen = () => true) {
    const pending = (await this.of("reviews?status=pending_review")).filter(chosen);
    const { status, body } = await this.request(
      "POST", `/api/v1/brands/${this.brand}/reviews/approvals`,
      { ids: pending.map((item) => item.id), include_needed: true },
    );
    if (status !== 200 || body.refused.length) throw new Error(JSON.stringify(body));
    return body.approved;
  }

  async advance(by) {
    const { status, body } = await this.request("POST", "/api/v1/demo/clock", { advance: by });
    if (status !== 200) throw new Error(`advance ${by}: ${JSON.stringify(body)}`);
    return body;
  }
}
