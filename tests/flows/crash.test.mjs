// The server is killed ten times while mails go out, forms come in and cards are charged. Nothing that
// was answered is lost, and no mail is sent twice.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { until } from "./lib/binary.mjs";
import { Chance } from "./lib/chance.mjs";
import { Buyer, Gone, Lead } from "./lib/crowd.mjs";
import { World, onBothEngines } from "./lib/world.mjs";

const kills = 10;
const connections = 3;
const newLeads = 5; // in each life of the server

onBothEngines("a server that is killed ten times", (engine) => {
  let world;
  const leads = [];
  const buyers = [];
  const everInDoubt = new Set();

  // The id of a message is the left half of its Message-ID.
  const arrivals = (id) =>
    world.smtp.mails.filter((mail) => mail.messageId.startsWith(`<${id}@`)).length;

  // Everybody does what is still to do; the clock goes on a day meanwhile.
  const live = async (day) => {
    const all = [...leads, ...buyers].filter((each) => !each.done).map((each) => each.goOn());
    const results = await Promise.allSettled([...all, day()]);
    const failed = results.find(
      ({ status, reason }) => status === "rejected" && !(reason instanceof Gone),
    );
    if (failed) throw failed.reason;
  };

  const aDay = async () => {
    try {
      await world.owner.advance("1d");
    } catch (error) {
      if (world.up) throw error;
    }
  };

  const start = async () => {
    await world.serve("--connections", String(connections));
    world.up = true;
  };

  // A person who can ask the readers settles what the crash left in doubt.
  const settle = async () => {
    const doubts = await world.owner.all("messages?status=in_doubt");
    assert.ok(doubts.length <= connections, `${doubts.length} in doubt after one kill`);
    for (const { id } of doubts) {
      assert.ok(arrivals(id) <= 1);
      everInDoubt.add(id);
      await world.owner.ask("POST", `/api/v1/messages/${id}/resolution`, {
        outcome: arrivals(id) === 1 ? "accept_as_sent" : "resend",
      });
    }
  };

  const assertLeadsAreThere = async () => {
    const known = new Map((await world.owner.all("contacts")).map((each) => [each.email, each]));
    for (const lead of leads) {
      if (lead.captured) assert.ok(known.has(lead.email), `${lead.email} was answered and is lost`);
      if (lead.confirmed) assert.equal(known.get(lead.email).status, "subscribed", lead.email);
    }
  };

  before(async () => {
    world = await World.make({ engine, from: "live", answerAfter: 8 });
  });
  after(() => world.end());

  it("has after each kill what it had answered before, and few mails in doubt", async (t) => {
    const chance = new Chance();
    t.diagnostic(`FRONTLIST_SEED=${chance.seed}`);
    for (let round = 0; round < kills; round += 1) {
      await start();
      await settle();
      await assertLeadsAreThere();
      for (let i = 0; i < newLeads; i += 1) {
        leads.push(new Lead(world, `lead-${round}-${i}@example.org`));
      }
      buyers.push(new Buyer(world, `buyer-${round}@example.org`));
      const living = live(aDay);
      living.catch(() => {}); // awaited below
      const mails = world.smtp.mails.length + chance.between(1, 2 * newLeads);
      await until("mails to go out", () => world.smtp.mails.length >= mails);
      await new Promise((resolve) => setTimeout(resolve, chance.between(0, 20)));
      world.up = false;
      await world.kill();
      await living;
      await until("the connections to end", () => world.smtp.quiet);
    }
  });

  it("goes on as if nothing had happened", async () => {
    await start();
    await settle();
    await assertLeadsAreThere();
    leads.push(new Lead(world, "control@example.org")); // sees no kill
    await live(aDay);
    await until("the orders to be counted", async () => {
      const counted = (await world.owner.of("overview")).orders_30d;
      assert.ok(counted <= buyers.length, `${counted} orders of ${buyers.length} buyers`);
      return counted === buyers.length;
    });
    await world.owner.advance("30d");
  });

  it("has sent every mail exactly once", async () => {
    const messages = await world.owner.all("messages");
    const expected = { sent: 1, suppressed: 0 };
    for (const { id, to, subject, status } of messages) {
      assert.equal(arrivals(id), expected[status], `${status}: "${subject}" to ${to}`);
    }
    assert.equal(world.smtp.mails.length, messages.filter((each) => each.status === "sent").length);
  });

  it("has sent to each lead what a lead gets who saw no kill", async (t) => {
    // Who had to press the button again may have been asked to confirm again.
    const series = (email) => world.subjects(email).filter((each) => !/confirm/i.test(each)).sort();
    const expected = series("control@example.org");
    assert.equal(expected.length, 5);
    let late = 0;
    for (const { email } of leads) {
      const got = series(email);
      const lacking = expected.filter((subject) => !got.includes(subject));
      // A code ends when its mail says so: one that came too late to be used is not sent.
      const { messages } = await world.owner.contact(email);
      const suppressed = messages.filter(({ status }) => status === "suppressed");
      for (const { reason } of suppressed) assert.match(reason, /run out/, email);
      assert.equal(suppressed.length, lacking.length, `${email} lacks ${lacking}`);
      assert.equal(got.length + lacking.length, expected.length, email);
      late += lacking.length;
    }
    t.diagnostic(`${late} mails came too late for their code`);
  });

  it("has taken the money of each buyer once, and thanked once", async () => {
    for (const { email } of buyers) {
      assert.equal(world.receipts(email).length, 1, email);
      assert.equal((await world.owner.contact(email)).contact.orders, 1, email);
    }
    const doctor = await world.doctor();
    assert.equal(doctor.code, 0, doctor.stdout + doctor.stderr);
  });

  it("was killed while mails were on the way", (t) => {
    t.diagnostic(`${everInDoubt.size} of ${world.smtp.mails.length} mails were in doubt`);
    assert.ok(everInDoubt.size > 0);
  });
});
