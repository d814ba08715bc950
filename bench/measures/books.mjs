// Reading books: real ones, and files that must give a clear error and harm nothing.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { measure, skipped } from "../lib/numbers.mjs";
import { binary, progress, root, run } from "../lib/process.mjs";

const corpus = path.resolve(root, process.env.FRONTLIST_CORPUS ?? "../shared");

function entries(folder) {
  return readdirSync(folder)
    .filter((name) => name !== "manifest.json")
    .map((name) => path.join(folder, name));
}

function bytesOf(file) {
  const stat = statSync(file);
  return stat.isDirectory()
    ? readdirSync(file).reduce((sum, name) => sum + bytesOf(path.join(file, name)), 0)
    : stat.size;
}

// A book of the corpus is the one file that its manifest names, or the folder of several. PDF is not read yet.
function booksOf(folder) {
  const { entries: books } = JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"));
  return books
    .filter((book) => book.format !== "pdf")
    .map((book) => path.join(folder, book.slug, book.files.length === 1 ? book.files[0] : ""));
}

async function real(folder, plan) {
  const files = booksOf(folder);
  const megabytes = files.reduce((sum, file) => sum + bytesOf(file), 0) / 1e6;
  const seconds = [];
  let slowest = { wall_s: 0 };
  let largest = { peak_rss_mb: 0 };
  for (let turn = 0; turn < plan.rounds; turn += 1) {
    let sum = 0;
    for (const file of files) {
      const one = { ...(await run(binary, "book", "inspect", file, "--json")), file: path.relative(folder, file) };
      if (one.exit_code !== 0) throw new Error(`${file}: ${one.stderr}`);
      sum += one.wall_s;
      if (one.wall_s > slowest.wall_s) slowest = one;
      if (one.peak_rss_mb > largest.peak_rss_mb) largest = one;
    }
    seconds.push(sum);
    progress(`books: ${sum.toFixed(2)} s`);
  }
  const command = "frontlist book inspect FILE --json, for each book of the corpus";
  const slow = { slowest: slowest.file, slowest_s: slowest.wall_s };
  return [
    measure("books.wall", command, "s", seconds, null, { books: files.length, megabytes, ...slow }),
    measure("books.rate", command, "MB/s", seconds.map((one) => megabytes / one)),
    measure("books.memory", command, "MB peak RSS", [largest.peak_rss_mb], null, { largest: largest.file }),
  ];
}

async function nasty(folder, plan) {
  const walls = [];
  const peaks = [];
  let slowest;
  let largest;
  for (let turn = 0; turn < plan.rounds; turn += 1) {
    const all = [];
    for (const file of entries(folder)) {
      const one = { ...(await run(binary, "book", "inspect", file, "--json")), file: path.basename(file) };
      if (one.exit_code !== 0 && one.exit_code !== 2) throw new Error(`${file}: exit code ${one.exit_code}`);
      all.push(one);
    }
    slowest = all.reduce((worst, one) => (one.wall_s > worst.wall_s ? one : worst));
    largest = all.reduce((worst, one) => (one.peak_rss_mb > worst.peak_rss_mb ? one : worst));
    walls.push(slowest.wall_s);
    peaks.push(largest.peak_rss_mb);
  }
  const command = "frontlist book inspect FILE, for each file that must be refused or read with a warning";
  return [
    measure("books_nasty.worst_wall", command, "s", walls, { below: 5 }, { file: slowest.file }),
    measure("books_nasty.worst_memory", command, "MB peak RSS", peaks, { below: 300 }, { file: largest.file }),
  ];
}

export async function books({ plan }) {
  const results = [];
  for (const [name, of] of [["books", real], ["books-nasty", nasty]]) {
    const folder = path.join(corpus, name);
    results.push(...(existsSync(folder)
      ? await of(folder, plan)
      : [skipped(name, `the folder ${name} of FRONTLIST_CORPUS is not there`)]));
  }
  return results;
}
