// From a folder of books to 28 drafts, again with nothing to do, and the approval of all.
import { Data } from "../lib/frontlist.mjs";
import { measure, skipped } from "../lib/numbers.mjs";
import { howToInstall } from "../lib/postgres.mjs";
import { progress } from "../lib/process.mjs";

const items = 28;

async function on(engine, database, plan) {
  const first = [];
  const again = [];
  const approved = [];
  for (let round = 0; round < plan.launches; round += 1) {
    const data = new Data(database());
    try {
      const launched = await data.launch();
      const { leadMagnets, funnels, emailSequences, offers } = JSON.parse(launched.stdout).summary;
      const made = leadMagnets + funnels + emailSequences + offers;
      if (made !== items) throw new Error(`launch made ${made} items`);
      first.push(launched);
      again.push(await data.launch());
      if (round < plan.approvals) approved.push(await data.approveAll());
    } finally {
      data.remove();
    }
    progress(`launch on ${engine}: ${first.at(-1).wall_s.toFixed(2)} s`);
  }
  const launch = "frontlist launch demo/information-asymmetry --data NEW --json";
  const of = (runs, key) => runs.map((run) => run[key]);
  return [
    measure(`launch.${engine}.wall`, launch, "s", of(first, "wall_s"), { below: 1 }, { items }),
    measure(`launch.${engine}.cpu`, launch, "CPU s", of(first, "cpu_s")),
    measure(`launch.${engine}.memory`, launch, "MB peak RSS", of(first, "peak_rss_mb"), { below: 200 }),
    measure(`launch_again.${engine}.wall`, `${launch} (a second time)`, "s", of(again, "wall_s")),
    measure(`approve.${engine}.wall`, "frontlist review approve --all --data DIR", "s", of(approved, "wall_s")),
    measure(`approve.${engine}.cpu`, "frontlist review approve --all --data DIR", "CPU s", of(approved, "cpu_s")),
    measure(`approve.${engine}.memory`, "frontlist review approve --all --data DIR", "MB peak RSS",
      of(approved, "peak_rss_mb")),
  ];
}

export async function launch({ plan, postgres }) {
  return [
    ...(await on("sqlite", () => undefined, plan)),
    ...(postgres
      ? await on("postgres", () => postgres.newUrl(), plan)
      : [skipped("launch.postgres", howToInstall)]),
  ];
}
