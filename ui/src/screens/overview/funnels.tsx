import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Schemas } from "../../api/client";
import { funnels } from "../../api/queries";
import { useBrand } from "../../app/brand";
import { count, noun } from "../../lib/format";
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
          <b>{count(funnel.visitors)}</b> {noun(funnel.visitors, "visitor")}
        </span>
        <span>
          <b>{count(funnel.leads)}</b> {noun(funnel.leads, "lead")}
        </span>
        <span>
          <b>{count(funnel.orders)}</b> {noun(funnel.orders, "order")}
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
                {step.target_rate > 0 ? (
                  <RateBar rate={step.rate} target={step.target_rate} seen={step.visitors} />
                ) : (
                  <span className="reached">
                    <b>{count(step.visitors)}</b> reached it
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </article>
  );
}

// A funnel without numbers needs only its name.
function Waiting({ funnels: all }: { funnels: Schemas["Funnel"][] }) {
  const brand = useBrand();
  return (
    <ul className="waiting">
      {all.map((funnel) => (
        <li key={funnel.key}>
          <Link
            className="asset"
            to="/brands/$brand/funnels/$"
            params={{ brand, _splat: funnel.key }}
          >
            {funnel.name}
          </Link>
          <Status value={funnel.status} />
          <Link to="/brands/$brand/review/$id" params={{ brand, id: funnel.review_id }}>
            Review it
          </Link>
        </li>
      ))}
    </ul>
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
        {(all) => {
          if (all.length === 0) {
            return (
              <Empty title="No funnel yet">
                A funnel leads from something free to the book. Launch the brand and one is drafted
                for every book.
              </Empty>
            );
          }
          const shown = all
            .filter((each) => each.status === "approved" || each.visitors > 0)
            .sort((one, other) => other.visitors - one.visitors);
          const rest = all.filter((each) => !shown.includes(each));
          return (
            <>
              {shown.length === 0 && (
                <Empty title="No funnel is live yet">
                  Approve one: its pages go on line at once, and each step is measured here against
                  its target.
                </Empty>
              )}
              <div className="funnel-cards">
                {shown.map((funnel) => (
                  <FunnelCard key={funnel.key} funnel={funnel} />
                ))}
              </div>
              {rest.length > 0 && <Waiting funnels={rest} />}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
