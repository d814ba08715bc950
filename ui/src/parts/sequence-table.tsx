import { Link } from "@tanstack/react-router";
import type { Schemas } from "../api/client";
import { useBrand } from "../app/brand";
import { count, rateOf, words } from "../lib/format";
import { Status } from "./status";

export function SequenceTable({ sequences }: { sequences: Schemas["Sequence"][] }) {
  const brand = useBrand();
  return (
    <div className="scroll">
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">Sequence</th>
            <th scope="col">Status</th>
            <th scope="col" className="number">
              Subscribers
            </th>
            <th scope="col" className="number wide">
              Open
            </th>
            <th scope="col" className="number wide">
              Click
            </th>
            <th scope="col" className="number mid">
              Conversion
            </th>
          </tr>
        </thead>
        <tbody>
          {sequences.map((sequence) => (
            <tr key={sequence.key}>
              <td>
                <Link
                  className="asset"
                  to="/brands/$brand/sequences/$"
                  params={{ brand, _splat: sequence.key }}
                >
                  {sequence.name}
                </Link>
                <span className="under">
                  {words(sequence.type)}, {sequence.mails.length} mails
                </span>
              </td>
              <td>
                <Status value={sequence.status} />
              </td>
              <td className="number">{count(sequence.subscribers)}</td>
              <td className="number wide">{rateOf(sequence.open_rate, sequence.subscribers)}</td>
              <td className="number wide">{rateOf(sequence.click_rate, sequence.subscribers)}</td>
              <td className="number mid">
                {rateOf(sequence.conversion_rate, sequence.subscribers)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
