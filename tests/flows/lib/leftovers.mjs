// What must be gone when this process ends, however it ends: servers and folders of worlds.
import { rmSync } from "node:fs";

const children = new Set();
const folders = new Set();

export function endWithUs(child) {
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

export function removeWithUs(folder) {
  folders.add(folder);
  return folder;
}

process.on("exit", () => {
  for (const child of children) child.kill("SIGKILL");
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const [signal, number] of [["SIGINT", 2], ["SIGTERM", 15], ["SIGHUP", 1]]) {
  process.on(signal, () => process.exit(128 + number));
}
