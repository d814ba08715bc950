import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { offers } from "../api/queries";
import { useBrand } from "../app/brand";
import { count, words } from "../lib/format";
import { Icon } from "../parts/icons";
import { Loaded } from "../parts/loaded";
import { PageHead } from "../parts/page-head";
import { Empty } from "../parts/states";
import { Status } from "../parts/status";

export function Offers() {
  const brand = useBrand();
  const query = useQuery(offers(brand));
  return (
    <>
      <PageHead title="Offers" lead="What the brand sells across its books." />
      <Loaded query={query}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="No offer yet">
              With two books or more, the launch drafts a bundle, a choice of three and a promotion.
            </Empty>
          ) : (
            <div className="scroll">
              <table className="ledger">
                <thead>
                  <tr>
                    <th scope="col">Offer</th>
                    <th scope="col">Status</th>
                    <th scope="col" className="number">
                      Price
                    </th>
                    <th scope="col" className="number wide">
                      Orders
                    </th>
                    <th scope="col" className="number">
                      Revenue
                    </th>
                    <th scope="col" className="wide">
                      Page
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {all.map((offer) => (
                    <tr key={offer.key}>
                      <td>
                        <Link
                          className="asset"
                          to="/brands/$brand/review/$id"
                          params={{ brand, id: offer.review_id }}
                        >
                          {offer.name}
                        </Link>
                        <span className="under">{words(offer.kind)}</span>
                      </td>
                      <td>
                        <Status value={offer.status} />
                      </td>
                      <td className="number">{offer.price.minor > 0 ? offer.price.text : "–"}</td>
                      <td className="number wide">{count(offer.orders)}</td>
                      <td className="number">{offer.revenue.text}</td>
                      <td className="wide">
                        {offer.url ? (
                          <a href={offer.url} target="_blank" rel="noreferrer">
                            Open <Icon name="open" size={13} />
                          </a>
                        ) : (
                          <span className="dimmed">once live</span>
                        )}
                      </td>
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
