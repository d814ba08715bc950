// A load client for one process: keep-alive connections, each with one request under way.
//   node client.mjs '{"kind":"get","url":...,"connections":..,"seconds":..,"agent":...}'
//   node client.mjs '{"kind":"leads","url":...,"connections":..,"leads":..,"agent":...}'
// "leads": each reader opens the landing page and sends its form. Prints one line of JSON.
import net from "node:net";
import { percentile } from "./numbers.mjs";

const options = JSON.parse(process.argv[2]);
const target = new URL(options.url);
const latencies = [];

// One connection: requests one after the other; an answer ends where its Content-Length says.
class Connection {
  constructor(localAddress) {
    this.socket = net.connect({ host: target.hostname, port: Number(target.port), localAddress, noDelay: true });
    this.buffer = Buffer.alloc(0);
    this.socket.on("data", (data) => this.take(data));
    this.socket.on("error", (error) => this.reject?.(error));
    this.socket.on("close", () => this.reject?.(new Error("the server closed the connection")));
  }

  ask(head, body = "") {
    const begin = process.hrtime.bigint();
    return new Promise((resolve, reject) => {
      this.reject = reject;
      this.resolve = (answer) => {
        answer.ms = Number(process.hrtime.bigint() - begin) / 1e6;
        this.reject = null;
        resolve(answer);
      };
      this.socket.write(`${head}\r\nHost: ${target.host}\r\nUser-Agent: ${options.agent}\r\n` +
        (body ? `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n` : "") +
        `\r\n${body}`);
    });
  }

  take(data) {
    this.buffer = this.buffer.length ? Buffer.concat([this.buffer, data]) : data;
    const end = this.buffer.indexOf("\r\n\r\n");
    if (end < 0) return;
    const head = this.buffer.toString("latin1", 0, end);
    const length = /\r\ncontent-length: (\d+)/i.exec(head);
    if (!length) return this.reject(new Error(`no Content-Length:\n${head}`));
    const whole = end + 4 + Number(length[1]);
    if (this.buffer.length < whole) return;
    const body = this.buffer.subarray(end + 4, whole);
    this.buffer = this.buffer.subarray(whole);
    this.resolve({ status: Number(head.slice(9, 12)), head, body });
  }

  end() {
    this.socket.destroy();
  }
}

async function expect(status, answer) {
  const got = await answer;
  if (got.status !== status) throw new Error(`status ${got.status}, not ${status}: ${got.body}`);
  return got;
}

const path = target.pathname + target.search;

async function getUntil(end, connection) {
  while (Date.now() < end) {
    latencies.push((await expect(200, connection.ask(`GET ${path} HTTP/1.1`))).ms);
  }
}

function cookies(answer) {
  return [...answer.head.matchAll(/\r\nset-cookie: ([^;\r]+)/gi)].map(([, pair]) => pair).join("; ");
}

// An address may ask for 30 chapters in ten minutes, so each 25 readers come from one of their own.
const perAddress = 25;
const localAddress = (number) => {
  const house = Math.floor(number / perAddress) + 1;
  return `127.1.${house >> 8}.${house & 255}`;
};

async function lead(connection, number) {
  const page = await expect(200, connection.ask(`GET ${path} HTTP/1.1`));
  const token = /name="token" value="([^"]+)"/.exec(page.body.toString("utf8"));
  if (!token) throw new Error("no token in the form");
  const form = new URLSearchParams({
    token: token[1],
    email: `lead${number}@example.org`,
    first_name: "Ana",
    consent: "yes",
    website: "",
  }).toString();
  const answer = await expect(303, connection.ask(`POST ${path} HTTP/1.1\r\nCookie: ${cookies(page)}`, form));
  latencies.push(answer.ms);
}

async function leads(next) {
  for (let house = next(); house * perAddress < options.leads; house = next()) {
    const first = house * perAddress;
    const connection = new Connection(localAddress(first));
    for (let number = first; number < Math.min(first + perAddress, options.leads); number += 1) {
      await lead(connection, number);
    }
    connection.end();
  }
}

const begin = process.hrtime.bigint();
const lanes = [];
let house = 0;
for (let lane = 0; lane < options.connections; lane += 1) {
  if (options.kind === "get") {
    const connection = new Connection();
    lanes.push(getUntil(Date.now() + options.seconds * 1e3, connection).then(() => connection.end()));
  } else {
    lanes.push(leads(() => house++));
  }
}
await Promise.all(lanes);
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
latencies.sort((a, b) => a - b);
process.stdout.write(JSON.stringify({
  requests: latencies.length,
  seconds,
  p50_ms: percentile(latencies, 0.5),
  p99_ms: percentile(latencies, 0.99),
}) + "\n");
