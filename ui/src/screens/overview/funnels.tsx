import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Schemas } from "../../api/client";
import { funnels } from "../../api/queries";
import { useBrand } from "../../app/brand";
import { count } from "../../lib/format";
import { Loaded } from "../../parts/loaded";
import { Section } from "../../parts/page-head";
import { RateBar } from "../../parts/rate-bar";
import { Empty } from "../../parts/states";
import { Status } from "../../parts/status";

function FunnelCard({ funnel }: { funnel: Schemas["Funnel"] }) {
  const brand = useBrand();
  return (
    <article className="funnel-card">
      <header>
        <h3 className="asset">
          <Link to="/brands/$brand/funnels/$" params={{ brand, _splat: funnel.key }}>
            {funnel.name}
          </Link>
        </h3>
        <Status value={funnel.status} />
      </header>
      <p className="facts">
        <span>
          <b>{count(funnel.visitors)}</b> visitors
        </span>
        <span>
          <b>{count(funnel.leads)}</b> leads
        </span>
        <span>
          <b>{count(funnel.orders)}</b> orders
        </span>
        <span>
          <b>{funnel.revenue.text}</b>
        </span>
      </p>
      <table className="steps">
        <caption className="unseen">Steps of {funnel.name}</caption>
        <tbody>
          {funnel.steps.map((step) => (
            <tr key={step.key}>
              <th scope="row">{step.name}</th>
              <td>
                <RateBar rate={step.rate} target={step.target_rate} seen={step.visitors} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

export function FunnelsSection() {
  const brand = useBrand();
  const query = useQuery(funnels(brand));
  return (
    <Section
      title="Funnels"
      note={
        <Link to="/brands/$brand/funnels" params={{ brand }}>
          All funnels
        </Link>
      }
    >
      <Loaded query={query} lines={8}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No funnel yet">
              A funnel leads from a free chapter to the book. Launch the brand and one is drafted
              for every book.
            </Empty>
          ) : (
            <div className="funnel-cards">
              {all.map((funnel) => (
                <FunnelCard key={funnel.key} funnel={funnel} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}
