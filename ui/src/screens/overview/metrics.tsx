import type { Schemas } from "../../api/client";
import { change, count, money, noun, rateOf } from "../../lib/format";
import { Spark } from "../../parts/spark";

type Numbers = Schemas["Overview"];

interface CardProps {
  name: string;
  metric: Schemas["Metric"];
  write: (value: number) => string;
  note: string;
}

function Card({ name, metric, write, note }: CardProps) {
  const moved = metric.change;
  return (
    <div className="metric">
      <h2>{name}</h2>
      <p className="metric-value">{write(metric.value)}</p>
      <p className="metric-note">
        {moved !== null && (
          <span className={moved > 0 ? "good" : moved < 0 ? "bad" : "dimmed"}>
            {moved > 0 ? "▲ " : moved < 0 ? "▼ " : ""}
            {change(moved)}
          </span>
        )}
        <span className="dimmed">
          {moved === null || metric.previous === null ? note : ` from ${write(metric.previous)}`}
        </span>
      </p>
      <Spark values={metric.spark} label={`${name}, day by day, the last 30 days`} />
    </div>
  );
}

export function Metrics({ data }: { data: Numbers }) {
  return (
    <div className="metrics" aria-live="polite" aria-atomic="false">
      <Card
        name="Total leads"
        metric={data.total_leads}
        write={count}
        note="readers who signed up"
      />
      <Card
        name="Conversion rate"
        metric={data.conversion_rate}
        write={(rate) => rateOf(rate, data.total_leads.value)}
        note="of the leads bought"
      />
      <Card
        name="Revenue, 30 days"
        metric={data.revenue_30d}
        write={(minor) => money(minor, data.currency)}
        note={`${count(data.orders_30d)} ${noun(data.orders_30d, "order")}`}
      />
      <Card
        name="Open rate"
        metric={data.open_rate}
        write={(rate) => rateOf(rate, data.mails_sent_30d)}
        note={`${count(data.mails_sent_30d)} mails sent`}
      />
    </div>
  );
}
