// One mail as its reader gets it, with its headers and its links.
import { SegmentedControl } from "@mantine/core";
import { useElementSize, useViewportSize } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "../api/client";
import { message } from "../api/queries";
import { useBrand, useTitle } from "../app/brand";
import { dateTime, words } from "../lib/format";
import { Frame } from "../parts/frame";
import { Icon } from "../parts/icons";
import { Loaded } from "../parts/loaded";
import { Resolution } from "../parts/resolution";
import { Status } from "../parts/status";
import "../styles/message.css";

export function MessageScreen() {
  const { id } = useParams({ from: "/brands/$brand/messages/$id" });
  const query = useQuery(message(id));
  return (
    <Loaded query={query} lines={12}>
      {(data) => <Detail data={data} />}
    </Loaded>
  );
}

function Detail({ data }: { data: Schemas["Message"] }) {
  const brand = useBrand();
  const { item } = data;
  useTitle(item.subject);
  const { ref, width } = useElementSize();
  const { height } = useViewportSize();
  const [form, setForm] = useState(data.html ? "html" : "text");
  return (
    <>
      <p className="crumbs">
        <Link to="/brands/$brand/messages" params={{ brand }}>
          Mailbox
        </Link>
      </p>
      <h1 className="asset">{item.subject}</h1>
      <p className="review-facts">
        <Status value={item.status} />
        <span>
          to{" "}
          <Link to="/brands/$brand/contacts/$id" params={{ brand, id: item.contact_id }}>
            {item.to}
          </Link>
        </span>
        <span>
          {item.sent_at ? `sent ${dateTime(item.sent_at)}` : `due ${dateTime(item.send_at)}`}
        </span>
        <span>
          {words(item.purpose)}, {item.message_class}
        </span>
      </p>
      {item.reason && item.status !== "sent" && <p className="banner">{item.reason}</p>}
      {item.status === "in_doubt" && <Resolution id={item.id} subject={item.subject} />}
      <div className="message">
        <div className="message-body" ref={ref}>
          <SegmentedControl
            size="sm"
            aria-label="Form of the mail"
            value={form}
            onChange={setForm}
            data={[
              { value: "html", label: "HTML", disabled: !data.html },
              { value: "text", label: "Plain text" },
              { value: "headers", label: "Headers" },
            ]}
          />
          {form === "html" && data.html && (
            <Frame
              src={data.html}
              title={`Mail: ${item.subject}`}
              width={width > 0 ? Math.min(720, width) : 720}
              height={Math.max(480, height - 300)}
            />
          )}
          {form === "html" && !data.html && (
            <p className="dimmed">It is composed for its reader when it is sent.</p>
          )}
          {form === "text" && <pre className="plain">{data.text || "Not composed yet."}</pre>}
          {form === "headers" && (
            <dl className="headers">
              {data.headers.map((header, index) => (
                <div key={index}>
                  <dt>{header.name}</dt>
                  <dd>{header.value}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
        <aside className="message-links" aria-label="Links of this mail">
          <h2>Links</h2>
          {data.links.length === 0 ? (
            <p className="dimmed">Its links are made when it is sent.</p>
          ) : (
            <ul>
              {data.links.map((link, index) => (
                <li key={index}>
                  <a href={link.url} target="_blank" rel="noreferrer">
                    {link.label || "Link"} <Icon name="open" size={13} />
                  </a>
                  <span className="under url">{link.url}</span>
                </li>
              ))}
            </ul>
          )}
        </aside>
      </div>
    </>
  );
}
