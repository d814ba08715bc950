// What came of the marketing in the last thirty days, and what waits for a person.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { overview } from "../api/queries";
import { useBrand } from "../app/brand";
import { count } from "../lib/format";
import { PageHead } from "../parts/page-head";
import { Loaded } from "../parts/loaded";
import "../styles/overview.css";
import { Activity } from "./overview/activity";
import { FunnelsSection } from "./overview/funnels";
import { MagnetsSection } from "./overview/magnets";
import { Metrics } from "./overview/metrics";
import { PendingSection } from "./overview/pending";
import { SequencesSection } from "./overview/sequences";

export function Overview() {
  const brand = useBrand();
  const numbers = useQuery(overview(brand));
  const doubt = numbers.data?.in_doubt ?? 0;
  return (
    <>
      <PageHead title="Overview" lead="The last thirty days, as they happen." />
      <Loaded query={numbers} lines={3}>
        {(data) => <Metrics data={data} />}
      </Loaded>
      {doubt > 0 && (
        <p className="banner">
          <b>
            {count(doubt)} {doubt === 1 ? "mail is" : "mails are"} in doubt:
          </b>{" "}
          the connection ended before the receiving server answered.{" "}
          <Link to="/brands/$brand/messages" params={{ brand }} search={{ status: "in_doubt" }}>
            Decide what to do
          </Link>
        </p>
      )}
      <div className="overview-columns">
        <div className="overview-main">
          <FunnelsSection />
          <MagnetsSection />
          <SequencesSection />
        </div>
        <div className="overview-side">
          <PendingSection />
          <Activity />
        </div>
      </div>
    </>
  );
}
