// What the language engine finds, against answers that people wrote (docs/quality.md); and how long it takes
// over the largest book.
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { measure, skipped } from "../lib/numbers.mjs";
import { binary, done, helper, root, run } from "../lib/process.mjs";

const corpus = path.resolve(root, process.env.FRONTLIST_CORPUS ?? "../shared");
const largest = path.join(corpus, "books/smith-wealth-of-nations-md/The Wealth of Nations.md");

async function answers() {
  if (!existsSync(path.join(corpus, "datasets"))) {
    return [skipped("language", "the folder datasets of FRONTLIST_CORPUS is not there")];
  }
  const command = "bench_language CORPUS";
  const found = JSON.parse((await done(helper("bench_language"), corpus)).stdout);
  const { sentences, key_phrases: phrases, summaries } = found;
  return [
    measure("language.sentences", command, "% of golden rules",
      [(100 * sentences.exact) / sentences.rules], { above: 85 }, { rules: sentences.rules }),
    measure("language.key_phrases", command, "F@10, %", [phrases.f_at_10], { above: 33 },
      { micro: phrases.micro, checking_half: phrases.checking_half, documents: phrases.documents }),
    measure("language.rouge_1", command, "ROUGE-1 F", [summaries.rouge_1], { above: 0.42 },
      { chapters: summaries.chapters }),
    measure("language.rouge_2", command, "ROUGE-2 F", [summaries.rouge_2], { above: 0.083 }),
  ];
}

async function analysis(plan) {
  if (!existsSync(largest)) return [skipped("analysis", `${largest} is not there`)];
  const command = "frontlist book analyze FILE --json, the largest book of the corpus";
  const walls = [];
  const peaks = [];
  for (let turn = 0; turn < plan.rounds; turn += 1) {
    const one = await run(binary, "book", "analyze", largest, "--json");
    if (one.exit_code !== 0) throw new Error(`${largest}: ${one.stderr}`);
    walls.push(one.wall_s);
    peaks.push(one.peak_rss_mb);
  }
  const more = { megabytes: statSync(largest).size / 1e6 };
  return [
    measure("analysis.wall", command, "s", walls, { below: 2 }, more),
    measure("analysis.memory", command, "MB peak RSS", peaks, { below: 300 }),
  ];
}

export async function language({ plan }) {
  return [...(await answers()), ...(await analysis(plan))];
}
