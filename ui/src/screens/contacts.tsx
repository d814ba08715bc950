import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useNow } from "../api/now";
import { contacts } from "../api/queries";
import { useBrand } from "../app/brand";
import { ago, count } from "../lib/format";
import { PageHead } from "../parts/page-head";
import { Empty, Failure, Loading } from "../parts/states";
import { Status } from "../parts/status";

export function Contacts() {
  const brand = useBrand();
  const now = useNow();
  const [typed, setTyped] = useState("");
  const [tag, setTag] = useState<{ key: string; label: string }>();
  const [search] = useDebouncedValue(typed.trim(), 250);
  const query = useInfiniteQuery(contacts(brand, search, tag?.key ?? ""));
  const people = query.data?.pages.flatMap((page) => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  const filtered = search !== "" || tag !== undefined;

  return (
    <>
      <PageHead title="Contacts" lead={query.data ? countedPeople(total, filtered) : undefined} />
      <div className="filters">
        <TextInput
          aria-label="Search by name or address"
          placeholder="Name or address"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          className="search"
        />
        {tag && (
          <button type="button" className="tag chosen" onClick={() => setTag(undefined)}>
            {tag.label} <span aria-hidden="true">×</span>
            <span className="unseen">: remove this filter</span>
          </button>
        )}
      </div>
      {query.error && !query.data && (
        <Failure error={query.error} again={() => void query.refetch()} />
      )}
      {query.isPending && <Loading lines={10} />}
      {query.data && people.length === 0 && (
        <Empty title={filtered ? "Nobody fits" : "Nobody yet"}>
          {filtered
            ? "Try a part of the address, or remove the filter."
            : "Readers appear here when they ask for a lead magnet. Open a funnel's landing page and sign up as the first."}
        </Empty>
      )}
      {people.length > 0 && (
        <div className="scroll">
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">Contact</th>
                <th scope="col">Status</th>
                <th scope="col" className="wide">
                  Tags
                </th>
                <th scope="col" className="number wide">
                  Orders
                </th>
                <th scope="col" className="number">
                  Revenue
                </th>
                <th scope="col" className="wide">
                  Since
                </th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.id}>
                  <td>
                    <Link
                      className="strong"
                      to="/brands/$brand/contacts/$id"
                      params={{ brand, id: person.id }}
                    >
                      {person.first_name || person.email}
                    </Link>
                    {person.first_name && <span className="under">{person.email}</span>}
                  </td>
                  <td>
                    <Status value={person.status} />
                  </td>
                  <td className="wide">
                    <span className="tags">
                      {person.tags.slice(0, 3).map((each) => (
                        <button
                          key={each.key}
                          type="button"
                          className="tag"
                          onClick={() => setTag(each)}
                        >
                          {each.label}
                        </button>
                      ))}
                      {person.tags.length > 3 && (
                        <span className="dimmed">+{person.tags.length - 3}</span>
                      )}
                    </span>
                  </td>
                  <td className="number wide">{count(person.orders)}</td>
                  <td className="number">{person.revenue.text}</td>
                  <td className="wide date">{ago(person.created_at, now)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          className="more"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </>
  );
}

function countedPeople(total: number, filtered: boolean): string {
  const people = total === 1 ? "1 person" : `${count(total)} people`;
  return filtered ? `${people} found.` : `${people}, newest first.`;
}
