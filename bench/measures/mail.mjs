// Mail over SMTP to a sink that accepts everything: confirm mails, delivery mails and the first of the welcome
// journey, written for their reader, each attempt committed before the server sees the message.
import { Data } from "../lib/frontlist.mjs";
import { measure, skipped } from "../lib/numbers.mjs";
import { howToInstall } from "../lib/postgres.mjs";
import { cpuSeconds, peakMegabytes, progress } from "../lib/process.mjs";
import { Sink } from "../lib/sink.mjs";

const connections = 10;

async function prepared(database, readers) {
  const data = await Data.approved(database);
  await data.world("readers", String(readers));
  const engine = await data.serve(["engine"], "--demo-clock");
  await data.world("settle", "event");
  await data.world("later", "25h");
  await engine.stop();
  const later = await data.serve(["engine"], "--demo-clock");
  await data.world("settle", "journey");
  await later.stop();
  return data;
}

// The counts once nothing waits any more; or once nothing has come for a while, which is an error.
async function settled(data, sink) {
  const patience = 20_000;
  for (;;) {
    const counts = await data.world("counts");
    const { queued = 0, sending = 0, deferred = 0 } = counts.messages;
    if (queued + sending + deferred === 0) return counts;
    const quiet = performance.now() - sink.lastAt;
    if (sink.mails > 0 && quiet > patience) {
      throw new Error(`no mail for ${patience} ms, the ledger: ${JSON.stringify(counts.messages)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function once(database, postgres, plan) {
  const data = await prepared(database, plan.mailReaders);
  const sink = await Sink.start();
  const own = process.cpuUsage();
  const databaseCpu = postgres ? postgres.cpuSeconds() : 0;
  // With the engine: a promotional mail waits for the reactions to the one before it.
  const server = await data.serve(["engine", "mail"], "--demo-clock", "--connections", String(connections),
    "--smtp", `smtp://127.0.0.1:${sink.port}?tls=off`);
  try {
    const after = await settled(data, sink);
    const cpu = cpuSeconds(server.pid) + (postgres ? postgres.cpuSeconds() - databaseCpu : 0);
    const { user, system } = process.cpuUsage(own);
    const peak = peakMegabytes(server.pid);
    if ((after.messages.sent ?? 0) !== sink.mails) {
      throw new Error(`the sink took ${sink.mails} mails, the ledger: ${JSON.stringify(after.messages)}`);
    }
    const seconds = (sink.lastAt - sink.firstAt) / 1e3;
    return {
      mails: sink.mails,
      not_sent: after.messages.suppressed ?? 0,
      rate: (sink.mails - 1) / seconds,
      cpu_us: (cpu / sink.mails) * 1e6,
      peak_mb: peak,
      bytes: sink.bytes / sink.mails,
      sink_cores: (user + system) / 1e6 / seconds,
    };
  } finally {
    await server.stop();
    await sink.stop();
    data.remove();
  }
}

async function on(engine, database, postgres, plan) {
  const runs = [];
  for (let turn = 0; turn < plan.rounds; turn += 1) {
    runs.push(await once(database(), postgres, plan));
    progress(`mail on ${engine}: ${runs.at(-1).rate.toFixed(0)}/s`);
  }
  const of = (key) => runs.map((run) => run[key]);
  const middle = (key) => measure("", "", "", of(key)).median;
  return [
    measure(`mail.${engine}`, `frontlist serve --roles engine mail --connections ${connections} --smtp smtp://SINK`,
      "mails/s", of("rate"), null, {
        mails: runs[0].mails,
        not_sent: runs[0].not_sent,
        mail_bytes: middle("bytes"),
        cpu_us_per_mail: middle("cpu_us"),
        server_peak_mb: middle("peak_mb"),
        sink_cores: middle("sink_cores"),
      }),
  ];
}

export async function mail({ plan, postgres }) {
  return [
    ...(await on("sqlite", () => undefined, undefined, plan)),
    ...(postgres
      ? await on("postgres", () => postgres.newUrl(), postgres, plan)
      : [skipped("mail.postgres", howToInstall)]),
  ];
}
