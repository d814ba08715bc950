// An SMTP server that accepts everything and keeps nothing but the count (RFC 5321, with PIPELINING).
import net from "node:net";

const endOfData = Buffer.from("\r\n.\r\n");
const longest = 64 * 1024;

export class Sink {
  mails = 0;
  bytes = 0;
  firstAt = 0;
  lastAt = 0;

  static async start() {
    const sink = new Sink();
    sink.server = net.createServer((socket) => sink.serve(socket));
    await new Promise((resolve) => sink.server.listen(0, "127.0.0.1", resolve));
    sink.port = sink.server.address().port;
    return sink;
  }

  stop() {
    return new Promise((resolve) => this.server.close(resolve));
  }

  serve(socket) {
    let buffer = Buffer.alloc(0);
    let inData = false;
    socket.setNoDelay(true);
    socket.on("error", () => socket.destroy()); // the server was ended; what it sent is counted
    socket.write("220 sink\r\n");
    socket.on("data", (data) => {
      buffer = buffer.length ? Buffer.concat([buffer, data]) : data;
      for (;;) {
        if (inData) {
          // The line break before the dot may be the one that ended DATA itself.
          const end = buffer.indexOf(endOfData);
          if (end < 0) return;
          this.count(end);
          buffer = buffer.subarray(end + endOfData.length);
          inData = false;
          socket.write("250 2.0.0 taken\r\n");
          continue;
        }
        const end = buffer.indexOf("\r\n");
        if (end < 0) {
          if (buffer.length > longest) socket.destroy();
          return;
        }
        const verb = buffer.toString("latin1", 0, Math.min(4, end)).toUpperCase();
        buffer = buffer.subarray(end + 2);
        inData = verb === "DATA";
        socket.write(this.reply(verb));
        if (verb === "QUIT") socket.end();
      }
    });
  }

  reply(verb) {
    switch (verb) {
      case "EHLO":
        return "250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES\r\n";
      case "HELO":
      case "MAIL":
      case "RCPT":
      case "RSET":
      case "NOOP":
        return "250 2.0.0 ok\r\n";
      case "DATA":
        return "354 go on\r\n";
      case "QUIT":
        return "221 2.0.0 bye\r\n";
      default:
        return "502 5.5.1 no\r\n";
    }
  }

  count(bytes) {
    const now = performance.now();
    if (this.mails === 0) this.firstAt = now;
    this.lastAt = now;
    this.mails += 1;
    this.bytes += bytes;
  }
}
