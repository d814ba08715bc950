// One draft: as its reader will see it, beside what speaks for and against it.
import { Button, Switch } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "../api/client";
import { useRejection, useWithdrawal } from "../api/changes";
import { review, reviews } from "../api/queries";
import { useBrand, useMayChange, useTitle } from "../app/brand";
import { useKeys } from "../lib/keys";
import { useApprove } from "../parts/approve";
import { kindName } from "../parts/kinds";
import { Loaded } from "../parts/loaded";
import { ReasonDialog } from "../parts/reason";
import { Status } from "../parts/status";
import { tell } from "../parts/toast";
import "../styles/review.css";
import { Editor } from "./review/editor";
import { Judgement } from "./review/judgement";
import { Preview } from "./review/preview";

export function ReviewScreen() {
  const { id } = useParams({ from: "/brands/$brand/review/$id" });
  const query = useQuery(review(id));
  return (
    <Loaded query={query} lines={14}>
      {(data) => <Draft key={id} data={data} />}
    </Loaded>
  );
}

// The items before and after this one among those that wait.
function useNeighbours(id: string) {
  const brand = useBrand();
  const { data } = useQuery(reviews(brand, "pending_review"));
  const items = data ?? [];
  const at = items.findIndex((item) => item.id === id);
  return {
    at,
    total: items.length,
    before: at > 0 ? items[at - 1] : undefined,
    after: items[at + 1] ?? (at < 0 ? items[0] : undefined),
  };
}

function Draft({ data }: { data: Schemas["Review"] }) {
  const { item } = data;
  useTitle(item.title);
  const brand = useBrand();
  const navigate = useNavigate();
  const mayChange = useMayChange();
  const hash = useRouterState({ select: (state) => state.location.hash });
  const [part, setPart] = useState(data.parts[0]?.key ?? "");
  const [sources, setSources] = useState(false);
  const [editing, setEditing] = useState(hash === "edit" && mayChange);
  const [asking, setAsking] = useState<"reject" | "withdraw">();
  const { at, total, before, after } = useNeighbours(item.id);
  const rejection = useRejection();
  const withdrawal = useWithdrawal();

  const go = (to: Schemas["ReviewItem"] | undefined) => {
    if (to)
      void navigate({
        to: "/brands/$brand/review/$id",
        params: { brand, id: to.id },
      });
  };
  const goOn = () => {
    if (after) go(after);
    else void navigate({ to: "/brands/$brand/review", params: { brand } });
  };
  const approve = useApprove(goOn);

  const waits = item.status === "pending_review";
  const decides = waits && mayChange;
  useKeys({
    j: () => go(after),
    k: () => go(before),
    s: () => setSources((shown) => !shown),
    a: () => decides && approve.start(item, data.needs),
    e: () => mayChange && setEditing(true),
    x: () => decides && setAsking("reject"),
  });

  const ask = asking === "withdraw" ? withdrawal : rejection;
  return (
    <>
      <div className="review-head">
        <div className="review-title">
          <p className="crumbs">
            <Link to="/brands/$brand/review" params={{ brand }}>
              Review
            </Link>
            {at >= 0 && (
              <span>
                {" "}
                · {at + 1} of {total}
              </span>
            )}
            <span className="crumbs-step">
              <button type="button" disabled={!before} onClick={() => go(before)}>
                Previous
              </button>
              <button type="button" disabled={!after} onClick={() => go(after)}>
                Next
              </button>
            </span>
          </p>
          <h1 className="asset">{item.title}</h1>
          <p className="review-facts">
            <Status value={item.status} />
            <span>{kindName(item.kind)}</span>
            <span>version {item.version}</span>
          </p>
        </div>
        {mayChange && (
          <div className="review-actions">
            <Button variant="default" onClick={() => setEditing((on) => !on)}>
              {editing ? "Stop editing" : "Edit"}
            </Button>
            {waits && (
              <>
                <Button variant="default" onClick={() => setAsking("reject")}>
                  Reject
                </Button>
                <Button
                  loading={approve.pending}
                  disabled={data.problems.length > 0}
                  onClick={() => approve.start(item, data.needs)}
                >
                  {data.needs.length > 0 ? `Approve all ${data.needs.length + 1}` : "Approve"}
                </Button>
              </>
            )}
            {item.status === "approved" && (
              <Button variant="default" onClick={() => setAsking("withdraw")}>
                Take off line
              </Button>
            )}
          </div>
        )}
      </div>
      <div className={editing ? "review editing" : "review"}>
        <Preview
          parts={data.parts}
          active={part}
          onActive={setPart}
          sources={sources}
          version={item.version}
        >
          <Switch
            label="Sources"
            checked={sources}
            onChange={(event) => setSources(event.currentTarget.checked)}
          />
        </Preview>
        {editing ? (
          <Editor data={data} part={part} onClose={() => setEditing(false)} />
        ) : (
          <Judgement data={data} />
        )}
      </div>
      {approve.dialog}
      <ReasonDialog
        key={asking ?? "none"}
        opened={asking !== undefined}
        title={asking === "withdraw" ? "Take it off line" : "Reject this draft"}
        what={
          asking === "withdraw"
            ? "Its pages answer “not found” at once and nobody enters its sequences. Mails that were already sent stay sent; you can approve it again later."
            : "It stays unpublished and leaves the queue. The reason is kept with it."
        }
        action={asking === "withdraw" ? "Take off line" : "Reject"}
        pending={ask.isPending}
        error={ask.error}
        onClose={() => setAsking(undefined)}
        onReason={(reason) =>
          ask.mutate(
            { id: item.id, reason },
            {
              onSuccess: () => {
                const rejected = asking === "reject";
                tell(rejected ? `Rejected: ${item.title}` : `Off line: ${item.title}`);
                setAsking(undefined);
                if (rejected) goOn();
              },
            },
          )
        }
      />
    </>
  );
}
