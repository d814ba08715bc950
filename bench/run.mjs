// Measures the real binary and prints one JSON document on standard output; progress goes to standard error.
//   node bench/run.mjs [--quick] [MEASURE ...]     MEASURE: launch books language pages leads timers mail
// --quick: few rounds of little, to try the benchmark itself. BENCH_BINARY: another binary than the release's.
// BENCH_READERS: how many timers are due at once (50000). Stopped with Ctrl-C it prints what it has.
// Exits 1 if a goal was missed, 3 if something could not be measured.
import { existsSync } from "node:fs";
import path from "node:path";
import { busySeconds, commit, flushesPerSecond, machine } from "./lib/machine.mjs";
import { measure } from "./lib/numbers.mjs";
import { Postgres } from "./lib/postgres.mjs";
import { binary, progress, remove, root, scratch, Server } from "./lib/process.mjs";
import { books } from "./measures/books.mjs";
import { language } from "./measures/language.mjs";
import { launch } from "./measures/launch.mjs";
import { leads } from "./measures/leads.mjs";
import { mail } from "./measures/mail.mjs";
import { pages } from "./measures/pages.mjs";
import { timers } from "./measures/timers.mjs";

const measures = { launch, books, language, pages, leads, timers, mail };
const full = {
  launches: 7,
  approvals: 3,
  rounds: 3,
  seconds: 5,
  leads: 3000,
  readers: 50_000,
  postgresReaders: 10_000,
  mailReaders: 1700,
};
const quick = {
  ...full,
  launches: 2,
  approvals: 1,
  rounds: 1,
  seconds: 1,
  leads: 100,
  readers: 100,
  postgresReaders: 100,
  mailReaders: 30,
};

const args = process.argv.slice(2);
const plan = args.includes("--quick") ? quick : full;
if (process.env.BENCH_READERS) {
  plan.readers = Number(process.env.BENCH_READERS);
  plan.postgresReaders = Math.min(plan.postgresReaders, plan.readers);
}
const chosen = args.filter((arg) => arg !== "--quick");
const unknown = chosen.filter((name) => !(name in measures));
if (unknown.length || !existsSync(binary)) {
  process.stderr.write(
    unknown.length
      ? `error: no such measure: ${unknown.join(", ")}; there are ${Object.keys(measures).join(", ")}\n`
      : `error: ${binary} is not there: scripts/build release\n`,
  );
  process.exit(2);
}

const report = {
  machine: machine(),
  commit: commit(),
  binary: path.relative(root, binary),
  began_at: new Date().toISOString(),
  plan,
  measures: [],
};
function print() {
  report.ended_at = new Date().toISOString();
  process.stdout.write(JSON.stringify(report, null, 2) + "\n");
}

const postgres = Postgres.start();
for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]]) {
  process.on(signal, async () => {
    await Promise.all([...Server.running].map((server) => server.stop()));
    postgres?.stop();
    remove(scratch);
    print();
    process.exit(code);
  });
}
const failed = [];
try {
  for (const name of chosen.length ? chosen : Object.keys(measures)) {
    progress(name);
    const flushes = [flushesPerSecond()];
    const busy = busySeconds();
    const begin = process.hrtime.bigint();
    try {
      report.measures.push(...(await measures[name]({ plan, postgres })));
    } catch (error) {
      failed.push(name);
      report.measures.push({ name, error: error.message });
      process.stderr.write(`error: ${name}: ${error.stack}\n`);
    }
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    flushes.push(flushesPerSecond());
    report.measures.push(
      measure(`${name}.disk`, "4 KiB and fdatasync, for a second before and after", "flushes/s", flushes, null, {
        // By everything on the machine while this was measured.
        cores_busy: Number(((busySeconds() - busy) / seconds).toFixed(2)),
      }),
    );
  }
} finally {
  postgres?.stop();
  remove(scratch);
}
print();
const missed = report.measures.filter((one) => one.met === false).map((one) => one.name);
if (missed.length) progress(`missed: ${missed.join(", ")}`);
process.exitCode = failed.length ? 3 : missed.length ? 1 : 0;
