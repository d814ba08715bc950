// The owner's side: the API with a session. Every answer is checked against its description.
import { checkAnswer } from "./contract.mjs";
import { Cookies } from "./cookies.mjs";

export class Owner {
  cookies = new Cookies();

  static async signIn(url, link) {
    const owner = new Owner();
    owner.base = url;
    owner.cookies.take(await fetch(link, { redirect: "manual" }));
    owner.session = await owner.get("/api/v1/session");
    owner.brand = owner.session.brands[0]?.slug;
    return owner;
  }

  async request(method, address, body) {
    const response = await fetch(this.base + address, {
      method,
      headers: {
        Cookie: this.cookies.header(),
        ...(this.session ? { "X-CSRF-Token": this.session.csrf_token } : {}),
        ...(body ? { "Content-Type": "application/json" } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    const type = response.headers.get("content-type");
    const answer = {
      status: response.status,
      body: type?.includes("json") ? JSON.parse(text) : text || null,
    };
    checkAnswer(method, address, { ...answer, type });
    return answer;
  }

  // The body of an answer that must be a success.
  async ask(method, address, sent) {
    const { status, body } = await this.request(method, address, sent);
    if (status >= 300) throw new Error(`${method} ${address}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  get(address) {
    return this.ask("GET", address);
  }

  of(thing) {
    return this.get(`/api/v1/brands/${this.brand}/${thing}`);
  }

  // All items of a list that comes in pages.
  async all(thing) {
    const items = [];
    let cursor = "";
    do {
      const joint = thing.includes("?") ? "&" : "?";
      const page = await this.of(`${thing}${joint}limit=100&cursor=${encodeURIComponent(cursor)}`);
      items.push(...page.items);
      cursor = page.next;
    } while (cursor);
    return items;
  }

  async approveAll(chosen = () => true) {
    const pending = (await this.of("reviews?status=pending_review")).filter(chosen);
    const { approved, refused } = await this.ask(
      "POST", `/api/v1/brands/${this.brand}/reviews/approvals`,
      { ids: pending.map((item) => item.id), include_needed: true },
    );
    if (refused.length) throw new Error(JSON.stringify(refused));
    return approved;
  }

  advance(by) {
    return this.ask("POST", "/api/v1/demo/clock", { advance: by });
  }

  async contact(email) {
    const [found] = (await this.of(`contacts?q=${encodeURIComponent(email)}`)).items;
    return found && this.get(`/api/v1/contacts/${found.id}`);
  }
}
