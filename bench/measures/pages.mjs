// A published landing page over keep-alive loopback: each GET renders it for its visitor and appends
// `page.visited`, and is answered after the commit. So this is page serving and ingest in one. The peer is
// nginx with the same bytes as a file, in turns.
import { Data } from "../lib/frontlist.mjs";
import { browser, generator, get } from "../lib/load.mjs";
import { howToInstall as nginxMissing, Nginx } from "../lib/nginx.mjs";
import { measure, rounded, share, skipped } from "../lib/numbers.mjs";
import { howToInstall as postgresMissing } from "../lib/postgres.mjs";
import { cpuSeconds, peakMegabytes, progress } from "../lib/process.mjs";

const page = "/b/information_asymmetry/the-quiet-percent";
const many = 64;

// One round of load on a server: rates, and what each request cost both sides.
async function round(url, pid, connections, seconds, databaseCpu = () => 0) {
  const before = cpuSeconds(pid) + databaseCpu();
  const load = await get(url, connections, seconds);
  const cpu = cpuSeconds(pid) + databaseCpu() - before;
  return {
    ...load,
    rate: load.requests / load.seconds,
    cpu_us: (cpu / load.requests) * 1e6,
    client_cores: load.client_cpu_s / load.seconds,
  };
}

function report(name, command, rounds, goal, more) {
  const of = (key) => rounds.map((one) => one[key]);
  return measure(name, command, "requests/s", of("rate"), goal, {
    p50_ms: measure("", "", "", of("p50_ms")).median,
    p99_ms: measure("", "", "", of("p99_ms")).median,
    server_cpu_us_per_request: measure("", "", "", of("cpu_us")).median,
    client: generator,
    client_cores: measure("", "", "", of("client_cores")).median,
    ...more,
  });
}

async function on(engine, database, postgres, plan) {
  const data = await Data.approved(database);
  const results = [];
  // The engine reacts to the visits meanwhile, as it does in life.
  const server = await data.serve(["web", "engine", "mail"]);
  let nginx;
  try {
    const url = server.url + page;
    const body = await (await fetch(url, { headers: { "User-Agent": browser } })).text();
    if (engine === "sqlite") nginx = await Nginx.start(body);
    const databaseCpu = postgres ? () => postgres.cpuSeconds() : undefined;
    await get(url, many, 1); // warms up
    const before = await data.world("counts");
    const rounds = { one: [], many: [], peer: [] };
    for (let turn = 0; turn < plan.rounds; turn += 1) {
      rounds.one.push(await round(url, server.pid, 1, plan.seconds, databaseCpu));
      rounds.many.push(await round(url, server.pid, many, plan.seconds, databaseCpu));
      if (nginx) rounds.peer.push(await round(nginx.url, nginx.server.pid, many, plan.seconds));
      progress(`pages on ${engine}: ${rounds.many.at(-1).rate.toFixed(0)}/s`);
    }
    const after = await data.world("counts");
    const visits = [...rounds.one, ...rounds.many].reduce((sum, one) => sum + one.requests, 0);
    const appended = after.events - before.events;
    // What is under way when a load ends, the first one's included, is appended and not counted by the client.
    const underWay = many + plan.rounds * (many + 1);
    if (appended < visits || appended > visits + underWay) {
      throw new Error(`${visits} visits were answered and ${appended} events appended`);
    }
    const command = `frontlist serve --data DIR; GET ${page}`;
    const told = { page_bytes: Buffer.byteLength(body), events_appended: appended };
    results.push(
      report(`pages.${engine}.1_connection`, command, rounds.one, null, told),
      report(`pages.${engine}.${many}_connections`, command, rounds.many, null, {
        ...told,
        reactions_left: after.due_events,
        server_peak_mb: rounded(peakMegabytes(server.pid)),
      }),
    );
    if (nginx) {
      const [ours, theirs] = [rounds.many, rounds.peer];
      const inTurns = `${command}, and nginx with the same bytes, in turns`;
      results.push(
        report(`pages.nginx.${many}_connections`, "nginx, one worker, the page as a file", theirs),
        measure("pages.ratio_to_nginx.rate", inTurns, "of nginx's rate",
          ours.map((one, at) => share(one.rate, theirs[at].rate))),
        measure("pages.ratio_to_nginx.cpu", inTurns, "of nginx's requests per CPU second",
          ours.map((one, at) => share(theirs[at].cpu_us, one.cpu_us)), { above: 0.5 }),
      );
    } else if (engine === "sqlite") {
      results.push(skipped("pages.ratio_to_nginx", nginxMissing));
    }
  } finally {
    if (nginx) await nginx.stop();
    await server.stop();
    data.remove();
  }
  return results;
}

export async function pages({ plan, postgres }) {
  return [
    ...(await on("sqlite", undefined, undefined, plan)),
    ...(postgres
      ? await on("postgres", postgres.newUrl(), postgres, plan)
      : [skipped("pages.postgres", postgresMissing)]),
  ];
}
