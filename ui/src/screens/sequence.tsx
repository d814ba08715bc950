// One sequence, mail by mail.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { Schemas } from "../api/client";
import { sequences } from "../api/queries";
import { useBrand, useTitle } from "../app/brand";
import { count, delay, rateOf, words } from "../lib/format";
import { Loaded } from "../parts/loaded";
import { Missing } from "../parts/states";
import { Status } from "../parts/status";
import "../styles/path.css";

export function SequenceScreen() {
  const { brand, _splat: key } = useParams({
    from: "/brands/$brand/sequences/$",
  });
  const query = useQuery(sequences(brand));
  return (
    <Loaded query={query}>
      {(all) => {
        const sequence = all.find((each) => each.key === key);
        return sequence ? <Detail sequence={sequence} /> : <Missing />;
      }}
    </Loaded>
  );
}

function Detail({ sequence }: { sequence: Schemas["Sequence"] }) {
  const brand = useBrand();
  useTitle(sequence.name);
  return (
    <>
      <p className="crumbs">
        <Link to="/brands/$brand/sequences" params={{ brand }}>
          Sequences
        </Link>
      </p>
      <h1 className="asset">{sequence.name}</h1>
      <p className="review-facts">
        <Status value={sequence.status} />
        <span>{words(sequence.type)}</span>
        <span>starts with: {sequence.trigger.replaceAll("_", " ")}</span>
        <Link to="/brands/$brand/review/$id" params={{ brand, id: sequence.review_id }}>
          {sequence.status === "approved" ? "Read the mails" : "Review it"}
        </Link>
      </p>
      <dl className="figures">
        <div>
          <dt>Subscribers</dt>
          <dd>{count(sequence.subscribers)}</dd>
        </div>
        <div>
          <dt>In it now</dt>
          <dd>{count(sequence.active)}</dd>
        </div>
        <div>
          <dt>Read to the end</dt>
          <dd>{count(sequence.completed)}</dd>
        </div>
        <div>
          <dt>Left before</dt>
          <dd>{count(sequence.exited)}</dd>
        </div>
        <div>
          <dt>Conversion</dt>
          <dd>{rateOf(sequence.conversion_rate, sequence.subscribers)}</dd>
        </div>
      </dl>
      <div className="scroll">
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">After</th>
              <th scope="col">Mail</th>
              <th scope="col" className="number wide">
                Waiting
              </th>
              <th scope="col" className="number">
                Sent
              </th>
              <th scope="col" className="number">
                Opened
              </th>
              <th scope="col" className="number">
                Clicked
              </th>
            </tr>
          </thead>
          <tbody>
            {sequence.mails.map((mail) => (
              <tr key={mail.key}>
                <td className="delay">{delay(mail.delay)}</td>
                <td>
                  <span className="asset">{mail.subject}</span>
                  <span className="under">{mail.goals.map(words).join(", ")}</span>
                </td>
                <td className="number wide">{count(mail.queued)}</td>
                <td className="number">{count(mail.sent)}</td>
                <td className="number">{rateOf(mail.open_rate, mail.sent)}</td>
                <td className="number">{rateOf(mail.click_rate, mail.sent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
