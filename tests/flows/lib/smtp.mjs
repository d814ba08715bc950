// A receiving mail server over real loopback that keeps what it accepted.
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export class SmtpSink {
  mails = [];
  taking = 0;

  // options.answerAfter: milliseconds between taking a mail and saying so.
  static async start({ answerAfter = 0 } = {}) {
    const sink = new SmtpSink();
    sink.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS", "AUTH"],
      onData(stream, session, done) {
        const chunks = [];
        stream.on("data", (chunk) => chunks.push(chunk));
        stream.on("end", async () => {
          sink.taking += 1;
          const source = Buffer.concat(chunks);
          const mail = await simpleParser(source);
          mail.source = source.toString("latin1");
          mail.recipient = session.envelope.rcptTo[0].address;
          sink.mails.push(mail);
          sink.taking -= 1;
          setTimeout(done, answerAfter);
        });
      },
    });
    sink.server.on("error", () => {}); // a client that is killed
    await new Promise((resolve) => sink.server.listen(0, "127.0.0.1", resolve));
    sink.port = sink.server.server.address().port;
    return sink;
  }

  to(address) {
    return this.mails.filter((mail) => mail.recipient === address);
  }

  // Nobody is connected, and what came is in `mails`.
  get quiet() {
    return this.server.connections.size === 0 && this.taking === 0;
  }

  stop() {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

const unescape = (text) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"');

export function linkIn(mail, part) {
  const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, url]) => unescape(url));
  const found = links.find((url) => part.test(url));
  if (!found) throw new Error(`no link ${part} in "${mail.subject}": ${links.join("\n")}`);
  return found;
}
