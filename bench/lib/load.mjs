// Requests over loopback with keep-alive: by wrk where it is installed, else by a small client in a
// process of its own, so that what the load itself costs is known and said.
import path from "node:path";
import { done, programOnPath, root, run } from "./process.mjs";

export const browser = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
const wrk = programOnPath("wrk");
export const generator = wrk ? "wrk" : "bench/lib/client.mjs";

const units = { us: 1e-3, ms: 1, s: 1e3, m: 6e4 };
function milliseconds(text) {
  const [, number, unit] = /^([\d.]+)(us|ms|s|m)$/.exec(text);
  return Number(number) * units[unit];
}

async function byWrk(url, connections, seconds) {
  const command = [wrk, "-t1", `-c${connections}`, `-d${seconds}s`, "--latency", "-H", `User-Agent: ${browser}`, url];
  const result = await done(...command);
  const line = (pattern) => pattern.exec(result.stdout);
  if (line(/Non-2xx or 3xx responses|Socket errors/)) throw new Error(`${url}:\n${result.stdout}`);
  const [, requests, took] = line(/(\d+) requests in ([\d.]+(?:ms|s|m)),/);
  return {
    requests: Number(requests),
    seconds: milliseconds(took) / 1e3,
    p50_ms: milliseconds(line(/^ +50% +(\S+)$/m)[1]),
    p99_ms: milliseconds(line(/^ +99% +(\S+)$/m)[1]),
    client_cpu_s: result.cpu_s,
  };
}

export async function byNode(options) {
  const client = path.join(root, "bench/lib/client.mjs");
  const result = await run(process.execPath, client, JSON.stringify({ agent: browser, ...options }));
  if (result.exit_code !== 0) throw new Error(`${client}: ${result.stderr}`);
  return { ...JSON.parse(result.stdout), client_cpu_s: result.cpu_s };
}

// GET of one address for some seconds.
export function get(url, connections, seconds) {
  return wrk ? byWrk(url, connections, seconds) : byNode({ kind: "get", url, connections, seconds });
}
