// The opt-in form: each post is one transaction with the contact, the consent and its proof, the lead,
// two events and the confirm mail, and is answered after the commit.
import { Data } from "../lib/frontlist.mjs";
import { byNode } from "../lib/load.mjs";
import { measure, rounded, skipped } from "../lib/numbers.mjs";
import { howToInstall } from "../lib/postgres.mjs";
import { cpuSeconds, progress } from "../lib/process.mjs";

const funnel = "/b/information_asymmetry/the-quiet-percent";
const connections = 32;

async function once(database, postgres, plan) {
  const data = await Data.approved(database);
  const server = await data.serve(["web", "engine"]);
  const cpu = () => cpuSeconds(server.pid) + (postgres ? postgres.cpuSeconds() : 0);
  try {
    const before = await data.world("counts");
    const begin = cpu();
    const load = await byNode({ kind: "leads", url: server.url + funnel, connections, leads: plan.leads });
    const spent = cpu() - begin;
    const after = await data.world("counts");
    const written = (after.messages.queued ?? 0) - (before.messages.queued ?? 0);
    if (written !== plan.leads) throw new Error(`${plan.leads} leads, ${written} confirm mails`);
    return {
      leads: load.requests / load.seconds,
      events: (after.events - before.events) / load.seconds,
      cpu_us: (spent / load.requests) * 1e6,
      p50_ms: load.p50_ms,
      p99_ms: load.p99_ms,
      client_cores: load.client_cpu_s / load.seconds,
    };
  } finally {
    await server.stop();
    data.remove();
  }
}

async function on(engine, database, postgres, plan) {
  const runs = [];
  for (let turn = 0; turn < plan.rounds; turn += 1) {
    runs.push(await once(database(), postgres, plan));
    progress(`leads on ${engine}: ${runs.at(-1).leads.toFixed(0)}/s`);
  }
  const of = (key) => runs.map((run) => run[key]);
  const middle = (key) => measure("", "", "", of(key)).median;
  const command = `frontlist serve --roles web engine; ${connections} readers at once: GET and POST ${funnel}`;
  return [
    measure(`leads.${engine}.rate`, command, "leads/s", of("leads"), null, {
      leads: plan.leads,
      post_p50_ms: middle("p50_ms"),
      post_p99_ms: middle("p99_ms"),
      server_cpu_us_per_lead: middle("cpu_us"),
      client: "bench/lib/client.mjs",
      client_cores: rounded(middle("client_cores")),
    }),
    measure(`leads.${engine}.events`, command, "events/s", of("events")),
  ];
}

export async function leads({ plan, postgres }) {
  return [
    ...(await on("sqlite", () => undefined, undefined, plan)),
    ...(postgres
      ? await on("postgres", () => postgres.newUrl(), postgres, plan)
      : [skipped("leads.postgres", howToInstall)]),
  ];
}
