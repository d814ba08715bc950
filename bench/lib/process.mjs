// Processes: commands that run to their end, servers that are watched while they work.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, mkdtempSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
export const binary = path.resolve(root, process.env.BENCH_BINARY ?? "build/release/frontlist");
export const helper = (name) => path.join(path.dirname(binary), "bench", name);
const spent = helper("bench_spent");
const world = helper("bench_world");
export const demo = path.join(root, "demo/information-asymmetry");

export function progress(text) {
  process.stderr.write(`bench: ${text}\n`);
}

// A folder on the disk of the project: a temporary folder is often in memory, where a flush is free.
export const scratch = path.join(root, "build/bench");
export function newFolder(name) {
  mkdirSync(scratch, { recursive: true });
  return mkdtempSync(path.join(scratch, `${name}-`));
}

export function remove(folder) {
  rmSync(folder, { recursive: true, force: true });
}

function collect(stream) {
  const chunks = [];
  stream.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString();
}

// Runs a command; what it cost, its exit code and output. The exit code is for the caller to judge.
export async function run(...command) {
  const child = spawn(spent, command, { stdio: ["ignore", "pipe", "pipe", "pipe"] });
  const [stdout, stderr, report] = [1, 2, 3].map((fd) => collect(child.stdio[fd]));
  await new Promise((resolve, reject) => child.on("close", resolve).on("error", reject));
  const text = report();
  if (!text) throw new Error(`${spent} ${command.join(" ")}: ${stderr()}`);
  const cost = JSON.parse(text);
  return { ...cost, cpu_s: cost.user_s + cost.sys_s, stdout: stdout(), stderr: stderr() };
}

// As `run`, for what must succeed.
export async function done(...command) {
  const result = await run(...command);
  if (result.exit_code !== 0) {
    throw new Error(`${command.join(" ")}: exit code ${result.exit_code}\n${result.stderr}`);
  }
  return result;
}

export async function inWorld(...command) {
  return JSON.parse((await done(world, ...command)).stdout);
}

export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const ticks = Number(execFileSync("getconf", ["CLK_TCK"]));

// From the state on: proc(5) counts it as the third field.
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

// CPU seconds of a process, without its children.
export function cpuSeconds(pid) {
  const [user, system] = statOf(pid).slice(11, 13);
  return (Number(user) + Number(system)) / ticks;
}

// CPU seconds of a process, of the children it has, and of those that it had.
export function familyCpuSeconds(pid) {
  const fields = statOf(pid);
  const gone = (Number(fields[13]) + Number(fields[14])) / ticks;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").split(" ").filter(Boolean);
  return children.reduce((sum, child) => {
    try {
      return sum + cpuSeconds(child);
    } catch (error) {
      if (error.code !== "ENOENT" && error.code !== "ESRCH") throw error;
      return sum; // it ended since it was listed
    }
  }, cpuSeconds(pid) + gone);
}

export function peakMegabytes(pid) {
  const found = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"));
  return Number(found[1]) / 1024;
}

// A server that is ended with SIGTERM.
export class Server {
  static running = new Set();

  static async start(command, ready) {
    const server = new Server();
    Server.running.add(server);
    server.child = spawn(command[0], command.slice(1), { stdio: ["ignore", "ignore", "pipe"] });
    server.log = collect(server.child.stderr);
    server.exited = new Promise((resolve) => server.child.on("exit", resolve));
    const end = Date.now() + 30_000;
    while (!(await ready(server))) {
      if (server.child.exitCode !== null || Date.now() > end) {
        await server.stop();
        throw new Error(`${command.join(" ")} did not start:\n${server.log()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return server;
  }

  get pid() {
    return this.child.pid;
  }

  async stop() {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill("SIGTERM");
    await this.exited;
    Server.running.delete(this);
  }
}

export function programOnPath(name) {
  const places = [...(process.env.PATH ?? "").split(":"), "/usr/sbin", "/sbin"];
  return places.map((place) => path.join(place, name)).find((file) => existsSync(file));
}
