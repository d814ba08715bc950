// A reader's browser without script: cookies, redirects, forms.
import { Cookies } from "./cookies.mjs";

const browserName = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";

export class Reader {
  cookies = new Cookies();

  constructor(url) {
    this.base = url;
  }

  async request(address, init = {}) {
    const response = await fetch(new URL(address, this.base), {
      redirect: "manual",
      ...init,
      headers: { "User-Agent": browserName, Cookie: this.cookies.header(), ...init.headers },
    });
    this.cookies.take(response);
    return response;
  }

  // Follows redirects; the page is kept for `submit`.
  async open(address, init) {
    let response = await this.request(address, init);
    let where = new URL(address, this.base);
    for (let hops = 0; hops < 10 && response.status >= 300 && response.status < 400; hops += 1) {
      where = new URL(response.headers.get("location"), where);
      response = await this.request(where);
    }
    this.address = where;
    this.status = response.status;
    this.page = await response.text();
    return this;
  }

  // Follows the page's first link whose address fits.
  follow(part) {
    const links = [...this.page.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, url]) => unescape(url));
    const found = links.find((url) => part.test(url));
    if (!found) throw new Error(`no link ${part} at ${this.address}`);
    return this.open(new URL(found, this.address));
  }

  // The page's form that has all these fields (or a button of that text), with what is given over what
  // is there: ready for `open`.
  form(fields, button) {
    const form = formsOf(this.page).find(
      (candidate) =>
        Object.keys(fields).every((name) => candidate.names.has(name)) &&
        (!button || candidate.html.includes(button)),
    );
    if (!form) {
      throw new Error(`no form with ${Object.keys(fields)} ${button ?? ""} at ${this.address}`);
    }
    return {
      address: new URL(form.action || this.address, this.address),
      init: {
        method: "POST",
        body: new URLSearchParams({ ...form.values, ...fields }),
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
      },
    };
  }

  submit(fields, button) {
    const { address, init } = this.form(fields, button);
    return this.open(address, init);
  }
}

const unescape = (text) =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

function attribute(tag, name) {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag);
  return found ? unescape(found[1]) : undefined;
}

function formsOf(page) {
  return [...page.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([html]) => {
    const names = new Set();
    const values = {};
    for (const [tag] of html.matchAll(/<(input|button|select|textarea)\b[^>]*>/g)) {
      const name = attribute(tag, "name");
      if (!name) continue;
      names.add(name);
      const type = attribute(tag, "type");
      const chosen = type !== "checkbox" && type !== "radio" ? true : /\schecked/.test(tag);
      if (chosen && !tag.startsWith("<button")) values[name] = attribute(tag, "value") ?? "";
    }
    return { html, names, values, action: attribute(/<form\b[^>]*>/.exec(html)[0], "action") };
  });
}
