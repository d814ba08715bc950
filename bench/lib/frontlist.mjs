// The product's own commands on throwaway data.
import { binary, demo, done, freePort, inWorld, newFolder, remove, Server } from "./process.mjs";

// A data folder with its database; `database` is a postgresql:// URL, or nothing for SQLite.
export class Data {
  constructor(database) {
    this.folder = newFolder("data");
    this.at = ["--data", this.folder, ...(database ? ["--db", database] : [])];
  }

  launch() {
    return done(binary, "launch", demo, ...this.at, "--json");
  }

  approveAll() {
    return done(binary, "review", "approve", "--all", ...this.at);
  }

  static async approved(database) {
    const data = new Data(database);
    await data.launch();
    await data.approveAll();
    return data;
  }

  world(...command) {
    return inWorld(...command, ...this.at);
  }

  // "serve" with these roles. Ready when it answers, or when it has said so.
  async serve(roles, ...more) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const command = [binary, "serve", ...this.at, "--listen", `127.0.0.1:${port}`, "--roles", ...roles, ...more];
    const server = await Server.start(command, async (starting) => {
      if (!roles.includes("web")) return / started /.test(starting.log());
      try {
        return (await fetch(`${url}/api/v1/health`)).ok;
      } catch {
        return false; // not listening yet
      }
    });
    server.url = url;
    return server;
  }

  remove() {
    remove(this.folder);
  }
}
