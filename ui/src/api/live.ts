// The live stream of a brand: the overview's numbers and what happens, as it happens. Lost connections
// come back by themselves, after 1, 2, 4 ... at most 30 seconds.
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Schemas } from "./client";

export type LiveState = "connecting" | "live" | "reconnecting";
export type TimelineEntry = Schemas["TimelineEntry"];

const longest = 30_000;
const shown = 50;
const settle = 400;

export function backoff(failures: number): number {
  return Math.min(longest, 1000 * 2 ** Math.min(failures, 5));
}

// Newest first, each once, at most `shown`.
export function withEntry(entries: TimelineEntry[], entry: TimelineEntry): TimelineEntry[] {
  if (entries.some((known) => known.id === entry.id)) return entries;
  return [entry, ...entries].slice(0, shown);
}

// Which lists an event makes old.
const touches: [prefix: string, keys: string[]][] = [
  ["lead.", ["lead-magnets", "funnels", "contacts"]],
  ["page.", ["lead-magnets", "funnels"]],
  ["quiz.", ["contacts", "contact"]],
  ["purchase.", ["funnels", "offers", "contacts", "contact"]],
  ["order.", ["funnels", "offers", "contact"]],
  ["email.", ["sequences", "messages", "contact"]],
  ["journey.", ["sequences", "contact"]],
  ["user.", ["contacts", "contact"]],
  ["content.", ["reviews", "session", "lead-magnets", "funnels", "sequences", "offers"]],
];

export function touched(kind: string): string[] {
  return touches.filter(([prefix]) => kind.startsWith(prefix)).flatMap(([, keys]) => keys);
}

// Many events at once ask for each list once.
class Refresher {
  private waiting = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly queries: QueryClient) {}

  ask(keys: string[]): void {
    keys.forEach((key) => this.waiting.add(key));
    this.timer ??= setTimeout(() => this.flush(), settle);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private flush(): void {
    this.timer = undefined;
    for (const key of this.waiting) void this.queries.invalidateQueries({ queryKey: [key] });
    this.waiting.clear();
  }
}

export function useLive(brand: string): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>("connecting");

  useEffect(() => {
    const refresher = new Refresher(queries);
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    const connect = () => {
      source = new EventSource(`/api/v1/brands/${encodeURIComponent(brand)}/live`);
      source.onopen = () => {
        // What was missed while away.
        if (failures > 0) void queries.invalidateQueries();
        failures = 0;
        setState("live");
      };
      source.addEventListener("overview", (event) => {
        queries.setQueryData(["overview", brand], JSON.parse(event.data as string));
      });
      source.addEventListener("activity", (event) => {
        const entry = JSON.parse(event.data as string) as TimelineEntry;
        queries.setQueryData<TimelineEntry[]>(["activity", brand], (entries) =>
          entries ? withEntry(entries, entry) : entries,
        );
        refresher.ask(touched(entry.kind));
      });
      source.onerror = () => {
        source?.close();
        setState("reconnecting");
        timer = setTimeout(connect, backoff(failures));
        failures += 1;
      };
    };
    connect();
    return () => {
      source?.close();
      clearTimeout(timer);
      refresher.stop();
    };
  }, [brand, queries]);

  return state;
}
