import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { leadMagnets } from "../../api/queries";
import { useBrand } from "../../app/brand";
import { count, percent, words } from "../../lib/format";
import { Loaded } from "../../parts/loaded";
import { Section } from "../../parts/page-head";
import { Empty } from "../../parts/states";
import { Status } from "../../parts/status";

export function MagnetsSection() {
  const brand = useBrand();
  const query = useQuery(leadMagnets(brand));
  return (
    <Section title="Lead magnets">
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No lead magnet yet">
              What a reader gets for an address: the best chapter of each book. Drafted at launch.
            </Empty>
          ) : (
            <div className="scroll">
              <table className="ledger">
                <thead>
                  <tr>
                    <th scope="col">Title</th>
                    <th scope="col">Status</th>
                    <th scope="col" className="number">
                      Leads
                    </th>
                    <th scope="col" className="number wide">
                      Downloads
                    </th>
                    <th scope="col" className="number mid">
                      Conversion
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((magnet) => (
                    <tr key={magnet.key}>
                      <td>
                        <Link
                          className="asset"
                          to="/brands/$brand/review/$id"
                          params={{ brand, id: magnet.review_id }}
                        >
                          {magnet.title}
                        </Link>
                        <span className="under">{words(magnet.type)}</span>
                      </td>
                      <td>
                        <Status value={magnet.status} />
                      </td>
                      <td className="number">{count(magnet.leads)}</td>
                      <td className="number wide">{count(magnet.downloads)}</td>
                      <td className="number mid">{percent(magnet.conversion_rate)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}
