import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { funnels } from "../api/queries";
import { useBrand } from "../app/brand";
import { count, rateOf, words } from "../lib/format";
import { Loaded } from "../parts/loaded";
import { PageHead } from "../parts/page-head";
import { Empty } from "../parts/states";
import { Status } from "../parts/status";

export function Funnels() {
  const brand = useBrand();
  const query = useQuery(funnels(brand));
  return (
    <>
      <PageHead title="Funnels" lead="From a visit to a reader, from a reader to a buyer." />
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No funnel yet">
              Launch the brand and a funnel is drafted for every book.
            </Empty>
          ) : (
            <div className="scroll">
              <table className="ledger">
                <thead>
                  <tr>
                    <th scope="col">Funnel</th>
                    <th scope="col">Status</th>
                    <th scope="col" className="number wide">
                      Visitors
                    </th>
                    <th scope="col" className="number">
                      Leads
                    </th>
                    <th scope="col" className="number wide">
                      Lead rate
                    </th>
                    <th scope="col" className="number wide">
                      Orders
                    </th>
                    <th scope="col" className="number">
                      Revenue
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((funnel) => (
                    <tr key={funnel.key}>
                      <td>
                        <Link
                          className="asset"
                          to="/brands/$brand/funnels/$"
                          params={{ brand, _splat: funnel.key }}
                        >
                          {funnel.name}
                        </Link>
                        <span className="under">{words(funnel.strategy)}</span>
                      </td>
                      <td>
                        <Status value={funnel.status} />
                      </td>
                      <td className="number wide">{count(funnel.visitors)}</td>
                      <td className="number">{count(funnel.leads)}</td>
                      <td className="number wide">
                        {rateOf(funnel.leads / funnel.visitors, funnel.visitors)}
                      </td>
                      <td className="number wide">{count(funnel.orders)}</td>
                      <td className="number">{funnel.revenue.text}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </>
  );
}
