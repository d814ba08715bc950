// A PostgreSQL cluster of our own in a temporary folder, with its defaults: every commit is flushed.
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { familyCpuSeconds } from "./process.mjs";

export const howToInstall = "PostgreSQL's server is not installed: apt-get install postgresql-15";

function programs() {
  const place = "/usr/lib/postgresql/15/bin";
  return existsSync(path.join(place, "initdb")) ? place : null;
}

// PostgreSQL refuses to run as root.
function unprivileged(command) {
  return process.getuid() === 0 ? ["runuser", "-u", "postgres", "--", ...command] : command;
}

export class Postgres {
  // Null where the server is not installed.
  static start() {
    const bin = programs();
    if (!bin) return null;
    const server = new Postgres();
    server.bin = bin;
    // Not beside the project: the path of a socket is at most 107 bytes long.
    server.folder = mkdtempSync(path.join(os.tmpdir(), "frontlist-bench-pg-"));
    if (process.getuid() === 0) execFileSync("chown", ["postgres", server.folder]);
    else chmodSync(server.folder, 0o700);
    server.data = path.join(server.folder, "data");
    try {
      server.run("initdb", "-D", server.data, "-A", "trust", "-U", "frontlist", "-E", "UTF8", "--locale=C");
      server.run("pg_ctl", "-D", server.data, "-w", "-l", path.join(server.folder, "log"),
        "-o", `-k ${server.folder} -c listen_addresses= -c max_connections=200`, "start");
    } catch (error) {
      server.stop();
      throw error;
    }
    return server;
  }

  run(program, ...args) {
    const [command, ...rest] = unprivileged([path.join(this.bin, program), ...args]);
    return execFileSync(command, rest, { cwd: "/", stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
  }

  // A database of its own for each measure.
  newUrl() {
    this.made = (this.made ?? 0) + 1;
    const name = `bench_${this.made}`;
    this.run("createdb", "-h", this.folder, "-U", "frontlist", name);
    return `postgresql:///${name}?host=${this.folder}&user=frontlist`;
  }

  cpuSeconds() {
    const file = path.join(this.data, "postmaster.pid");
    return familyCpuSeconds(Number(readFileSync(file, "latin1").split("\n")[0]));
  }

  stop() {
    if (existsSync(path.join(this.data, "postmaster.pid"))) {
      this.run("pg_ctl", "-D", this.data, "-m", "immediate", "-w", "stop");
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}
