// What happened, newest first, day by day.
import { useNow } from "../api/now";
import type { TimelineEntry } from "../api/live";
import { ago, dateTime } from "../lib/format";

const tones: [prefix: string, tone: string][] = [
  ["purchase.completed", "money"],
  ["purchase.failed", "bad"],
  ["cart.", "wait"],
  ["lead.", "lead"],
  ["user.", "lead"],
  ["email.bounced", "bad"],
  ["email.complained", "bad"],
  ["content.", "good"],
];

function tone(kind: string): string {
  return tones.find(([prefix]) => kind.startsWith(prefix))?.[1] ?? "dim";
}

export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const now = useNow();
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.id} className={`timeline-entry tone-${tone(entry.kind)}`}>
          <span className="timeline-text">
            {entry.link ? <a href={entry.link}>{entry.text}</a> : entry.text}
          </span>
          <time dateTime={entry.at} title={dateTime(entry.at)}>
            {ago(entry.at, now)}
          </time>
        </li>
      ))}
    </ol>
  );
}
