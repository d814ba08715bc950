import { useQuery } from "@tanstack/react-query";
import { activity } from "../../api/queries";
import { useBrand } from "../../app/brand";
import { Loaded } from "../../parts/loaded";
import { Section } from "../../parts/page-head";
import { Empty } from "../../parts/states";
import { Timeline } from "../../parts/timeline";

export function Activity() {
  const brand = useBrand();
  const query = useQuery(activity(brand));
  return (
    <Section title="Activity">
      <Loaded query={query}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty title="Nothing has happened yet">
              Visits, sign-ups, mails and orders appear here the moment they happen.
            </Empty>
          ) : (
            <div className="activity" role="log" aria-label="Activity" tabIndex={0}>
              <Timeline entries={entries} />
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}
