// A PostgreSQL cluster of Debian's package in a temporary folder, reached by a socket in it. It is
// started with the first database and stops by itself when this process ends.
import { execFile, spawn } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const programs = "/usr/lib/postgresql/15/bin";

// Reads its input until that ends: when this process has, for whatever reason. $1 the folder, $2
// PostgreSQL's programs.
const keeper = `
trap '' INT TERM HUP PIPE
cd "$1"
if "$2/initdb" -D data -A trust -U frontlist -E UTF8 --locale=C --no-sync >log 2>&1 &&
   "$2/pg_ctl" -D data -w -t 60 -l log -o "-k $1 -c listen_addresses= -c fsync=off \
       -c full_page_writes=off -c max_connections=200 -c shared_buffers=64MB" start >/dev/null 2>&1
then
    echo ready
else
    cat log
fi
exec 1>&-
cat >/dev/null
"$2/pg_ctl" -D data -m immediate -w stop >/dev/null 2>&1
cd /
rm -rf "$1"
`;

// PostgreSQL refuses to run as root.
function unprivilegedUser() {
  if (process.geteuid() !== 0) return {};
  const users = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const user = users.find(([known]) => known === name);
    if (user) return { uid: Number(user[2]), gid: Number(user[3]) };
  }
  throw new Error("neither a user postgres nor nobody to run PostgreSQL as");
}

async function startCluster() {
  if (!existsSync(`${programs}/initdb`)) throw new Error("no PostgreSQL: install postgresql-15");
  const folder = mkdtempSync("/tmp/frontlist-pg-"); // a socket's path is at most 107 long
  const user = unprivilegedUser();
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const child = spawn("/bin/sh", ["-c", keeper, "sh", folder, programs], {
    ...user,
    cwd: "/",
    detached: true,
    stdio: ["pipe", "pipe", "ignore"],
  });
  let said = "";
  for await (const chunk of child.stdout) {
    said += chunk;
    if (said === "ready\n") break;
  }
  // It must not keep this process alive: it ends with it.
  child.unref();
  child.stdin.unref();
  if (said !== "ready\n") throw new Error(`PostgreSQL did not start: ${said}`);
  return folder;
}

let cluster;
let last = 0;

async function order(folder, sql) {
  const args = ["-h", folder, "-U", "frontlist", "-d", "postgres", "-qc", sql];
  await promisify(execFile)(path.join(programs, "psql"), args);
}

export class PostgresDatabase {
  // A database of its own, empty or a copy of the template.
  static async make(template) {
    cluster ??= startCluster();
    const made = new PostgresDatabase();
    made.folder = await cluster;
    made.name = `flow_${(last += 1)}`;
    await order(made.folder, `create database ${made.name} template ${template?.name ?? "template0"}`);
    return made;
  }

  get url() {
    return `postgresql:///${this.name}?host=${this.folder}&user=frontlist`;
  }

  drop() {
    return order(this.folder, `drop database ${this.name} with (force)`);
  }
}
