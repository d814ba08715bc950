// What the numbers were measured on.
import { execFileSync } from "node:child_process";
import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { rounded } from "./numbers.mjs";
import { newFolder, remove, root } from "./process.mjs";

export function machine() {
  const cpus = os.cpus();
  return {
    cores: cpus.length,
    cpu: cpus[0].model.trim(),
    memory_gb: rounded(os.totalmem() / 2 ** 30),
    kernel: `${os.type()} ${os.release()}`,
    node: process.version,
    load_average: os.loadavg().map(rounded),
  };
}

export function commit() {
  const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim();
  return git("rev-parse", "HEAD") + (git("status", "--porcelain") ? " with uncommitted changes" : "");
}

// Flushes of 4 KiB a second, one after the other: the disk's limit to what is durable.
export function flushesPerSecond() {
  const folder = newFolder("flush");
  const file = openSync(path.join(folder, "probe"), "w");
  const block = Buffer.alloc(4096, 1);
  const begin = process.hrtime.bigint();
  let flushes = 0;
  let seconds = 0;
  while (seconds < 1) {
    writeSync(file, block);
    fdatasyncSync(file);
    flushes += 1;
    seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  }
  closeSync(file);
  remove(folder);
  return flushes / seconds;
}

// Seconds that all cores were busy since the start, by /proc/stat: what others did meanwhile shows.
export function busySeconds() {
  const [, user, nice, system, , , irq, softirq, steal] = readFileSync("/proc/stat", "latin1")
    .split("\n")[0]
    .split(/\s+/)
    .map(Number);
  return (user + nice + system + irq + softirq + steal) / 100;
}
