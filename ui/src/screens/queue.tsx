// The review queue: everything the launch drafted, decided one by one or several at once.
import { Button, Checkbox, Select, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { Schemas } from "../api/client";
import { useRejection } from "../api/changes";
import { reviews } from "../api/queries";
import { useBrand, useMayChange } from "../app/brand";
import { day } from "../lib/format";
import { useKeys } from "../lib/keys";
import { useApprove } from "../parts/approve";
import { kindName } from "../parts/kinds";
import { Loaded } from "../parts/loaded";
import { PageHead } from "../parts/page-head";
import { ReasonDialog } from "../parts/reason";
import { Empty } from "../parts/states";
import { Score, Status } from "../parts/status";
import { tell } from "../parts/toast";
import "../styles/review.css";
import { BulkBar } from "./queue/bulk-bar";

type Item = Schemas["ReviewItem"];
type Show = Schemas["Status"] | "all";

const shows: { value: Show; label: string }[] = [
  { value: "pending_review", label: "To review" },
  { value: "approved", label: "Live" },
  { value: "rejected", label: "Rejected" },
  { value: "all", label: "All" },
];

const kinds = ["lead_magnet", "funnel", "email_sequence", "offer"].map((kind) => ({
  value: kind,
  label: `${kindName(kind)}s`,
}));

export function Queue() {
  const brand = useBrand();
  const navigate = useNavigate();
  const mayChange = useMayChange();
  const [show, setShow] = useState<Show>("pending_review");
  const [kind, setKind] = useState<string | null>(null);
  const [marked, setMarked] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [rejecting, setRejecting] = useState<Item>();
  const query = useQuery(reviews(brand, show === "all" ? undefined : show));
  const approve = useApprove();
  const rejection = useRejection();

  const items = (query.data ?? []).filter((item) => !kind || item.kind === kind);
  const current = items[Math.min(marked, items.length - 1)];
  const pending = items.filter((item) => item.status === "pending_review");
  const chosen = pending.filter((item) => selected.has(item.id));

  const rows = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    rows.current?.querySelector("[data-marked=true]")?.scrollIntoView({ block: "nearest" });
  }, [marked]);

  const toggle = (id: string) =>
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  const open = (item: Item | undefined, edit = false) => {
    if (!item) return;
    void navigate({
      to: "/brands/$brand/review/$id",
      params: { brand, id: item.id },
      hash: edit ? "edit" : "",
    });
  };
  const decide = (act: (item: Item) => void) => () => {
    if (mayChange && current?.status === "pending_review") act(current);
  };
  useKeys({
    j: () => setMarked((at) => Math.min(at + 1, items.length - 1)),
    k: () => setMarked((at) => Math.max(at - 1, 0)),
    Enter: () => open(current),
    e: () => open(current, true),
    a: decide((item) => approve.start(item)),
    x: decide(setRejecting),
    " ": decide((item) => toggle(item.id)),
  });

  return (
    <>
      <PageHead
        title="Review"
        lead={
          <>
            Nothing is published or sent before you approve it.
            <span className="for-keys"> Press ? for the keys.</span>
          </>
        }
      />
      <div className="filters">
        <SegmentedControl
          aria-label="Show"
          data={shows}
          value={show}
          onChange={(value) => {
            setShow(value as Show);
            setMarked(0);
          }}
        />
        <Select
          aria-label="Kind"
          placeholder="Every kind"
          data={kinds}
          value={kind}
          onChange={setKind}
          clearable
          w={170}
        />
      </div>
      <Loaded query={query} lines={12}>
        {() =>
          items.length === 0 ? (
            <Nothing show={show} />
          ) : (
            <div className="scroll">
              <table className="ledger queue">
                <thead>
                  <tr>
                    {mayChange && (
                      <th scope="col" className="tick">
                        <Checkbox
                          aria-label="Select all"
                          disabled={pending.length === 0}
                          checked={pending.length > 0 && chosen.length === pending.length}
                          indeterminate={chosen.length > 0 && chosen.length < pending.length}
                          onChange={(event) =>
                            setSelected(
                              new Set(
                                event.currentTarget.checked ? pending.map((item) => item.id) : [],
                              ),
                            )
                          }
                        />
                      </th>
                    )}
                    <th scope="col" className="number">
                      Score
                    </th>
                    <th scope="col">Draft</th>
                    <th scope="col" className={show === "all" ? "" : "wide"}>
                      Status
                    </th>
                    <th scope="col" className="wide">
                      Version
                    </th>
                    <th scope="col" className="wide">
                      {show === "pending_review" ? "Drafted" : "Decided"}
                    </th>
                    <th scope="col">
                      <span className="unseen">Actions</span>
                    </th>
                  </tr>
                </thead>
                <tbody ref={rows}>
                  {items.map((item, index) => (
                    <tr
                      key={item.id}
                      data-marked={item === current}
                      aria-selected={item === current}
                      onClick={() => setMarked(index)}
                    >
                      {mayChange && (
                        <td className="tick">
                          <Checkbox
                            aria-label={`Select ${item.title}`}
                            disabled={item.status !== "pending_review"}
                            checked={selected.has(item.id)}
                            onChange={() => toggle(item.id)}
                          />
                        </td>
                      )}
                      <td className="number">
                        <Score value={item.quality} />
                      </td>
                      <td>
                        <Link
                          className="asset"
                          to="/brands/$brand/review/$id"
                          params={{ brand, id: item.id }}
                        >
                          {item.title}
                        </Link>
                        <span className="under">
                          {kindName(item.kind)}
                          {item.priority === "high" && (
                            <span className="priority">look at this first</span>
                          )}
                        </span>
                      </td>
                      <td className={show === "all" ? "" : "wide"}>
                        <Status value={item.status} />
                      </td>
                      <td className="wide">{item.version}</td>
                      <td className="wide date">{day(item.decided_at ?? item.created_at)}</td>
                      <td className="row-actions">
                        {mayChange && item.status === "pending_review" && (
                          <Button
                            size="compact-sm"
                            variant="default"
                            aria-label={`Approve ${item.title}`}
                            onClick={() => approve.start(item)}
                          >
                            Approve
                          </Button>
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
      {selected.size > 0 && <BulkBar items={chosen} onDone={() => setSelected(new Set())} />}
      {approve.dialog}
      <ReasonDialog
        key={rejecting?.id ?? "none"}
        opened={rejecting !== undefined}
        title={`Reject: ${rejecting?.title ?? ""}`}
        what="It stays unpublished and leaves the queue. The reason is kept with it."
        action="Reject"
        pending={rejection.isPending}
        error={rejection.error}
        onClose={() => setRejecting(undefined)}
        onReason={(reason) =>
          rejecting &&
          rejection.mutate(
            { id: rejecting.id, reason },
            {
              onSuccess: () => {
                tell(`Rejected: ${rejecting.title}`);
                setRejecting(undefined);
              },
            },
          )
        }
      />
    </>
  );
}

function Nothing({ show }: { show: Show }) {
  const brand = useBrand();
  if (show === "pending_review") {
    return (
      <Empty title="The queue is empty">
        Every draft was decided. New drafts come with new books, and wait here. What is live stands
        under{" "}
        <Link to="/brands/$brand/funnels" params={{ brand }}>
          Funnels
        </Link>
        .
      </Empty>
    );
  }
  return <Empty title="None here">Drafts appear in this list once they are decided so.</Empty>;
}
