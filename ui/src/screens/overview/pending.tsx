import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { reviews } from "../../api/queries";
import { useBrand, useMayChange } from "../../app/brand";
import { useApprove } from "../../parts/approve";
import { kindName } from "../../parts/kinds";
import { Loaded } from "../../parts/loaded";
import { Section } from "../../parts/page-head";
import { Empty } from "../../parts/states";
import { Score } from "../../parts/status";

const shown = 6;

export function PendingSection() {
  const brand = useBrand();
  const query = useQuery(reviews(brand, "pending_review"));
  const approve = useApprove();
  const mayChange = useMayChange();
  const total = query.data?.length ?? 0;
  return (
    <Section
      title={total > 0 ? `Waiting for review: ${total}` : "Waiting for review"}
      note={
        total > 0 && (
          <Link to="/brands/$brand/review" params={{ brand }}>
            Review all
          </Link>
        )
      }
    >
      <Loaded query={query}>
        {(items) =>
          items.length === 0 ? (
            <Empty title="Nothing waits for you">
              Every draft was decided. New ones appear here; none goes out before you approve it.
            </Empty>
          ) : (
            <ul className="pending">
              {items.slice(0, shown).map((item) => (
                <li key={item.id}>
                  <Score value={item.quality} />
                  <div className="pending-words">
                    <Link
                      className="asset"
                      to="/brands/$brand/review/$id"
                      params={{ brand, id: item.id }}
                    >
                      {item.title}
                    </Link>
                    <span className="under">
                      {kindName(item.kind)}
                      {item.priority === "high" && ", look at this first"}
                    </span>
                  </div>
                  {mayChange && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Approve ${item.title}`}
                      onClick={() => approve.start(item)}
                    >
                      Approve
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {approve.dialog}
    </Section>
  );
}
