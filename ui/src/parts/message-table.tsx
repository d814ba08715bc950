import { Link } from "@tanstack/react-router";
import type { Schemas } from "../api/client";
import { useNow } from "../api/now";
import { useBrand } from "../app/brand";
import { ago, dateTime, words } from "../lib/format";
import { Status } from "./status";

interface MessageTableProps {
  messages: Schemas["MessageItem"][];
  withRecipient?: boolean;
}

export function MessageTable({ messages, withRecipient = true }: MessageTableProps) {
  const brand = useBrand();
  const now = useNow();
  return (
    <div className="scroll">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Mail</th>
            {withRecipient && <th scope="col">To</th>}
            <th scope="col">Status</th>
            <th scope="col" className="wide">
              Read
            </th>
            <th scope="col" className="wide">
              When
            </th>
          </tr>
        </thead>
        <tbody>
          {messages.map((message) => {
            const at = message.sent_at ?? message.send_at;
            return (
              <tr key={message.id}>
                <td>
                  <Link
                    className="asset"
                    to="/brands/$brand/messages/$id"
                    params={{ brand, id: message.id }}
                  >
                    {message.subject}
                  </Link>
                  <span className="under">{words(message.purpose)}</span>
                </td>
                {withRecipient && <td className="address">{message.to}</td>}
                <td>
                  <Status value={message.status} />
                  {message.reason && <span className="under">{message.reason}</span>}
                </td>
                <td className="wide dimmed">
                  {message.clicked ? "clicked" : message.opened ? "opened" : "–"}
                </td>
                <td className="wide date">
                  <time dateTime={at} title={dateTime(at)}>
                    {ago(at, now)}
                  </time>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
