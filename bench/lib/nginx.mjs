// nginx with one worker that serves one file: the peer of page serving.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { freePort, newFolder, programOnPath, remove, Server } from "./process.mjs";

const program = programOnPath("nginx");
export const howToInstall = "nginx is not installed: apt-get install nginx-light";

export class Nginx {
  // Null where nginx is not installed.
  static async start(bytes) {
    if (!program) return null;
    const nginx = new Nginx();
    nginx.folder = newFolder("nginx");
    const port = await freePort();
    nginx.url = `http://127.0.0.1:${port}/page.html`;
    writeFileSync(path.join(nginx.folder, "page.html"), bytes);
    writeFileSync(path.join(nginx.folder, "nginx.conf"), `
      daemon off;
      master_process off;
      pid ${nginx.folder}/pid;
      error_log stderr error;
      events { worker_connections 1024; }
      http {
        access_log off;
        sendfile on;
        tcp_nopush on;
        open_file_cache max=10;
        types { text/html html; }
        keepalive_requests 1000000000;
        client_body_temp_path ${nginx.folder}/body;
        proxy_temp_path ${nginx.folder}/proxy;
        fastcgi_temp_path ${nginx.folder}/fastcgi;
        scgi_temp_path ${nginx.folder}/scgi;
        uwsgi_temp_path ${nginx.folder}/uwsgi;
        server { listen 127.0.0.1:${port}; root ${nginx.folder}; }
      }
    `);
    nginx.server = await Server.start(
      [program, "-p", nginx.folder, "-c", path.join(nginx.folder, "nginx.conf"), "-e", "stderr"],
      async () => {
        try {
          return (await fetch(nginx.url)).ok;
        } catch {
          return false; // not listening yet
        }
      },
    );
    return nginx;
  }

  async stop() {
    await this.server.stop();
    remove(this.folder);
  }
}
