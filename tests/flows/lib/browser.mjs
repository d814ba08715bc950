// A headless Chromium, and what must be true of every page that it shows.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const programs = ["/usr/lib/chromium/chromium", "/usr/bin/chromium"]; // the second is a script
export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

export async function openBrowser() {
  const executablePath = programs.find(existsSync);
  if (!executablePath) throw new Error("no Chromium: install chromium");
  // Chromium's sandbox refuses to run as root.
  const args = process.geteuid() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args });
}

// A window with cookies of its own, and everything that it complained of.
export class Window {
  complaints = [];
  expected = new Set();

  static async open(browser, { size = desktop, script = true, baseURL } = {}) {
    const window = new Window();
    window.context = await browser.newContext({
      viewport: size, javaScriptEnabled: script, acceptDownloads: true, baseURL,
    });
    window.context.setDefaultTimeout(20_000);
    window.context.on("page", (page) => window.watch(page));
    window.page = await window.context.newPage();
    return window;
  }

  watch(page) {
    page.on("pageerror", (error) => this.complaints.push(`threw: ${error}`));
    page.on("console", (message) => {
      const refusal = /status of (\d+)/.exec(message.text());
      if (refusal && this.expected.has(Number(refusal[1]))) return;
      if (["error", "warning"].includes(message.type())) {
        this.complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    page.on("requestfailed", (request) => {
      const reason = request.failure()?.errorText;
      if (reason !== "net::ERR_ABORTED") this.complaints.push(`${reason}: ${request.url()}`);
    });
  }

  // Answers of this status are part of the story.
  expect(status) {
    this.expected.add(status);
  }

  close() {
    return this.context.close();
  }
}

// No word is left unfilled. Signed addresses may hold any letters.
export function assertFilled(text, where) {
  const found = /\{\{|\}\}|\[object|(?<![\w-])(undefined|NaN)(?![\w-])/.exec(text);
  assert.equal(found, null, `"${found?.[0]}" in ${where}`);
}

// Nothing is broken, unfinished or wider than the screen.
export async function assertWellMade(window, page = window.page) {
  const at = page.url();
  const seen = await page.evaluate(() => ({
    text: document.body.innerText,
    title: document.title,
    headings: document.querySelectorAll("h1").length,
    room: document.documentElement.clientWidth,
    width: document.documentElement.scrollWidth,
    broken: [...document.images]
      .filter((image) => image.complete && image.naturalWidth === 0)
      .map((image) => image.src),
  }));
  assert.ok(seen.title, `${at} has no title`);
  assert.equal(seen.headings, 1, `${at} should have one main heading`);
  assert.ok(seen.width <= seen.room, `${at} is ${seen.width} wide on a screen of ${seen.room}`);
  assert.deepEqual(seen.broken, [], at);
  assertFilled(seen.text, at);
  assert.deepEqual(window.complaints, [], at);
}
