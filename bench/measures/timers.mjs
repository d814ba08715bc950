// What the engine does: reactions to the events of many readers who confirmed, and then, a day later, as many
// journeys that are due in the same moment. Each step (decide, queue the mail, save, next timer) is durable.
import { Data } from "../lib/frontlist.mjs";
import { measure, skipped } from "../lib/numbers.mjs";
import { howToInstall } from "../lib/postgres.mjs";
import { cpuSeconds, peakMegabytes, progress } from "../lib/process.mjs";

// Starts an engine on what is due and waits until nothing is; from before the process is there.
async function drain(data, queue, postgres) {
  const settled = data.world("settle", queue);
  const database = postgres ? postgres.cpuSeconds() : 0;
  const begin = Date.now();
  const server = await data.serve(["engine"], "--demo-clock");
  try {
    const { settled_at_ms: end } = await settled;
    const cpu = cpuSeconds(server.pid) + (postgres ? postgres.cpuSeconds() - database : 0);
    return { seconds: (end - begin) / 1e3, cpu, peak_mb: peakMegabytes(server.pid) };
  } finally {
    await server.stop();
  }
}

async function on(engine, database, postgres, readers) {
  const data = await Data.approved(database);
  try {
    await data.world("readers", String(readers));
    const { due_events: events } = await data.world("counts");
    const reactions = await drain(data, "event", postgres);
    progress(`reactions on ${engine}: ${(events / reactions.seconds).toFixed(0)}/s`);
    await data.world("later", "25h");
    const { due_journeys: due } = await data.world("counts");
    if (due !== readers) throw new Error(`${readers} readers, but ${due} journeys are due`);
    const timers = await drain(data, "journey", postgres);
    const { due_journeys: left } = await data.world("counts");
    if (left !== 0) throw new Error(`${left} journeys are still due`);
    progress(`timers on ${engine}: ${(due / timers.seconds).toFixed(0)}/s`);
    const command = "frontlist serve --roles engine --demo-clock --data DIR";
    const more = (count, run) => ({
      due: count,
      seconds: run.seconds,
      cpu_us_each: Math.round((run.cpu / count) * 1e6),
      engine_peak_mb: Math.round(run.peak_mb),
    });
    return [
      measure(`reactions.${engine}`, `${command} (readers who just confirmed)`, "events/s",
        [events / reactions.seconds], null, more(events, reactions)),
      measure(`timers.${engine}`, `${command} (a day later)`, "journeys/s",
        [due / timers.seconds], null, more(due, timers)),
    ];
  } finally {
    data.remove();
  }
}

export async function timers({ plan, postgres }) {
  return [
    ...(await on("sqlite", undefined, undefined, plan.readers)),
    ...(postgres
      ? await on("postgres", postgres.newUrl(), postgres, plan.postgresReaders)
      : [skipped("timers.postgres", howToInstall)]),
  ];
}
