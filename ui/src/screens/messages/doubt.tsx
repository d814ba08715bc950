import { Link } from "@tanstack/react-router";
import type { Schemas } from "../../api/client";
import { useBrand } from "../../app/brand";
import { dateTime } from "../../lib/format";
import { Resolution } from "../../parts/resolution";

export function DoubtList({ messages }: { messages: Schemas["MessageItem"][] }) {
  const brand = useBrand();
  return (
    <>
      <p className="banner">
        The connection ended after these were handed over and before the receiving server answered.
        They may have arrived. “Send again” can deliver a mail twice; “Give up” can deliver it
        never.
      </p>
      <ul className="doubts">
        {messages.map((message) => (
          <li key={message.id}>
            <div>
              <Link
                className="asset"
                to="/brands/$brand/messages/$id"
                params={{ brand, id: message.id }}
              >
                {message.subject}
              </Link>
              <span className="under">
                to {message.to}, {dateTime(message.send_at)}
                {message.reason && `: ${message.reason}`}
              </span>
            </div>
            <Resolution id={message.id} subject={message.subject} />
          </li>
        ))}
      </ul>
    </>
  );
}
