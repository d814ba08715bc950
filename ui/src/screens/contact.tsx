// One reader: who they are, what they agreed to, what happened, what they were sent.
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { Schemas } from "../api/client";
import { contact } from "../api/queries";
import { useBrand, useTitle } from "../app/brand";
import { count, day, dateTime, words } from "../lib/format";
import { Loaded } from "../parts/loaded";
import { MessageTable } from "../parts/message-table";
import { Section } from "../parts/page-head";
import { Status } from "../parts/status";
import { Timeline } from "../parts/timeline";
import "../styles/contact.css";

export function ContactScreen() {
  const { id } = useParams({ from: "/brands/$brand/contacts/$id" });
  const query = useQuery(contact(id));
  return (
    <Loaded query={query} lines={12}>
      {(data) => <Detail data={data} />}
    </Loaded>
  );
}

function Detail({ data }: { data: Schemas["ContactDetail"] }) {
  const brand = useBrand();
  const person = data.contact;
  useTitle(person.first_name || person.email);
  return (
    <>
      <p className="crumbs">
        <Link to="/brands/$brand/contacts" params={{ brand }}>
          Contacts
        </Link>
      </p>
      <h1>{person.first_name || person.email}</h1>
      <p className="review-facts">
        <Status value={person.status} />
        <span>{person.email}</span>
        <span>since {day(person.created_at)}</span>
        {person.confirmed_at && <span>address confirmed {day(person.confirmed_at)}</span>}
      </p>
      {person.tags.length > 0 && (
        <p className="tags contact-tags">
          {person.tags.map((tag) => (
            <span key={tag.key} className="tag">
              {tag.label}
            </span>
          ))}
        </p>
      )}
      <dl className="figures">
        <div>
          <dt>Orders</dt>
          <dd>{count(person.orders)}</dd>
        </div>
        <div>
          <dt>Revenue</dt>
          <dd>{person.revenue.text}</dd>
        </div>
        <div>
          <dt>Mails</dt>
          <dd>{count(data.messages.length)}</dd>
        </div>
        <div>
          <dt>Owns</dt>
          <dd>{count(data.owns.length)}</dd>
        </div>
      </dl>
      <div className="overview-columns contact-columns">
        <div className="overview-main">
          <Section title="Mails">
            {data.messages.length > 0 ? (
              <MessageTable messages={data.messages} withRecipient={false} />
            ) : (
              <p className="dimmed">Nothing was sent yet.</p>
            )}
          </Section>
          <Enrollments all={data.enrollments} />
          <Consents all={data.consents} />
        </div>
        <div className="overview-side">
          {data.owns.length > 0 && (
            <Section title="Owns">
              <ul className="owns">
                {data.owns.map((name) => (
                  <li key={name} className="asset">
                    {name}
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <Section title="Timeline">
            {data.timeline.length > 0 ? (
              <Timeline entries={data.timeline} />
            ) : (
              <p className="dimmed">Nothing has happened yet.</p>
            )}
          </Section>
        </div>
      </div>
    </>
  );
}

function Enrollments({ all }: { all: Schemas["EnrollmentItem"][] }) {
  return (
    <Section title="Sequences">
      {all.length === 0 ? (
        <p className="dimmed">In no sequence. A confirmed address starts the welcome.</p>
      ) : (
        <div className="scroll">
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">Sequence</th>
                <th scope="col">Status</th>
                <th scope="col">Next</th>
                <th scope="col" className="wide">
                  Started
                </th>
              </tr>
            </thead>
            <tbody>
              {all.map((each) => (
                <tr key={each.id}>
                  <td className="asset">{each.name}</td>
                  <td>
                    <Status value={each.status} />
                    {each.reason && <span className="under">{each.reason}</span>}
                  </td>
                  <td>
                    {each.next_at ? dateTime(each.next_at) : "–"}
                    {each.next_mail && <span className="under">{words(each.next_mail)}</span>}
                  </td>
                  <td className="wide date">{day(each.started_at)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function Consents({ all }: { all: Schemas["Consent"][] }) {
  return (
    <Section title="Consent, with its proof">
      {all.length === 0 ? (
        <p className="dimmed">No consent on record: nothing but receipts may be sent.</p>
      ) : (
        <ul className="consents">
          {all.map((consent, index) => (
            <li key={index}>
              <p>
                <Status value={consent.status} /> <time>{dateTime(consent.at)}</time>
              </p>
              {consent.wording && <blockquote className="quoted">{consent.wording}</blockquote>}
              <p className="under">
                {[
                  consent.page && `on ${consent.page}`,
                  consent.ip && `from ${consent.ip}`,
                  consent.source && `source: ${consent.source}`,
                ]
                  .filter(Boolean)
                  .join(", ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
