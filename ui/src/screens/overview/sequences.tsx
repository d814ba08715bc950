import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { sequences } from "../../api/queries";
import { useBrand } from "../../app/brand";
import { Loaded } from "../../parts/loaded";
import { Section } from "../../parts/page-head";
import { SequenceTable } from "../../parts/sequence-table";
import { Empty } from "../../parts/states";

const shown = 8;

export function SequencesSection() {
  const brand = useBrand();
  const query = useQuery(sequences(brand));
  const total = query.data?.length ?? 0;
  return (
    <Section
      title="Sequences"
      note={
        <Link to="/brands/$brand/sequences" params={{ brand }}>
          {total > shown ? `All ${total} sequences` : "All sequences"}
        </Link>
      }
    >
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No sequence yet">
              Mails that follow a reader: a welcome, a left cart, what comes after a purchase.
            </Empty>
          ) : (
            <SequenceTable
              sequences={[...all].sort((a, b) => b.subscribers - a.subscribers).slice(0, shown)}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
