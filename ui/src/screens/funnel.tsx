// One funnel, step by step: who came, who went on, against the target.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { Schemas } from "../api/client";
import { funnels } from "../api/queries";
import { useBrand, useTitle } from "../app/brand";
import { count, noun, words } from "../lib/format";
import { Icon } from "../parts/icons";
import { Loaded } from "../parts/loaded";
import { RateBar } from "../parts/rate-bar";
import { Missing } from "../parts/states";
import { Status } from "../parts/status";
import "../styles/path.css";

export function FunnelScreen() {
  const { brand, _splat: key } = useParams({
    from: "/brands/$brand/funnels/$",
  });
  const query = useQuery(funnels(brand));
  return (
    <Loaded query={query}>
      {(all) => {
        const funnel = all.find((each) => each.key === key);
        return funnel ? <Detail funnel={funnel} /> : <Missing />;
      }}
    </Loaded>
  );
}

function Detail({ funnel }: { funnel: Schemas["Funnel"] }) {
  const brand = useBrand();
  useTitle(funnel.name);
  const live = funnel.status === "approved";
  return (
    <>
      <p className="crumbs">
        <Link to="/brands/$brand/funnels" params={{ brand }}>
          Funnels
        </Link>
      </p>
      <h1 className="asset">{funnel.name}</h1>
      <p className="review-facts">
        <Status value={funnel.status} />
        <span>{words(funnel.strategy)}</span>
        <Link to="/brands/$brand/review/$id" params={{ brand, id: funnel.review_id }}>
          {live ? "See what was approved" : "Review it"}
        </Link>
        {funnel.url && (
          <a href={funnel.url} target="_blank" rel="noreferrer">
            Open the landing page <Icon name="open" size={13} />
          </a>
        )}
      </p>
      <dl className="figures">
        <Figure name="Visitors" value={count(funnel.visitors)} />
        <Figure name="Leads" value={count(funnel.leads)} />
        <Figure name="Orders" value={count(funnel.orders)} />
        <Figure name="Revenue" value={funnel.revenue.text} />
      </dl>
      {!live && (
        <p className="banner">
          Its pages can be reached once you approve it. Until then these numbers stay at nothing.
        </p>
      )}
      <ol className="path">
        {funnel.steps.map((step, index) => (
          <li key={step.key} className="path-step">
            <span className="path-number" aria-hidden="true">
              {index + 1}
            </span>
            <div className="path-words">
              <h2>{step.name}</h2>
              <p className="under">
                {step.goal ? words(step.goal) : "No goal of its own"}
                {step.traffic.length > 0 && ` · from ${step.traffic.map(plainWords).join(", ")}`}
              </p>
            </div>
            <p className="facts path-facts">
              <span>
                <b>{count(step.visitors)}</b> {noun(step.visitors, "visitor")}
              </span>
              <span>
                <b>{count(step.conversions)}</b> went on
              </span>
              {step.revenue.minor > 0 && (
                <span>
                  <b>{step.revenue.text}</b>
                </span>
              )}
              {live && step.url && (
                <a href={step.url} target="_blank" rel="noreferrer">
                  See the page <Icon name="open" size={13} />
                </a>
              )}
            </p>
            <div className="path-rate">
              {step.target_rate > 0 && (
                <RateBar rate={step.rate} target={step.target_rate} seen={step.visitors} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function plainWords(name: string): string {
  return name.replaceAll("_", " ");
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
