import { useQuery } from "@tanstack/react-query";
import { sequences } from "../api/queries";
import { useBrand } from "../app/brand";
import { words } from "../lib/format";
import { Loaded } from "../parts/loaded";
import { PageHead, Section } from "../parts/page-head";
import { SequenceTable } from "../parts/sequence-table";
import { Empty } from "../parts/states";

export function Sequences() {
  const brand = useBrand();
  const query = useQuery(sequences(brand));
  return (
    <>
      <PageHead
        title="Sequences"
        lead="Mails that follow a reader. A purchase or a goodbye stops what sells."
      />
      <Loaded query={query} lines={12}>
        {(all) => {
          if (all.length === 0) {
            return (
              <Empty title="No sequence yet">
                Launch the brand: each book gets a welcome, a recovery of left carts and what comes
                after a purchase.
              </Empty>
            );
          }
          const types = [...new Set(all.map((sequence) => sequence.type))];
          return types.map((type) => (
            <Section key={type} title={words(type)}>
              <SequenceTable sequences={all.filter((sequence) => sequence.type === type)} />
            </Section>
          ));
        }}
      </Loaded>
    </>
  );
}
