// Several drafts approved at once. One that cannot be is left alone and named.
import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { Schemas } from "../../api/client";
import { useApprovals } from "../../api/changes";
import { useBrand } from "../../app/brand";
import { sentence } from "../../parts/states";
import { tell } from "../../parts/toast";

interface BulkBarProps {
  items: Schemas["ReviewItem"][];
  onDone: () => void;
}

export function BulkBar({ items, onDone }: BulkBarProps) {
  const brand = useBrand();
  const approvals = useApprovals(brand);
  // What was asked for stays as it was asked: the queue behind it shrinks while they are published.
  const [asked, setAsked] = useState<Schemas["ReviewItem"][]>([]);
  const asking = asked.length > 0;
  const refused = approvals.data?.refused ?? [];

  const send = () => {
    approvals.mutate(
      { ids: asked.map((item) => item.id), includeNeeded: true },
      {
        onSuccess: (answer) => {
          tell(`${answer.approved.length} approved. They are live.`);
          if (answer.refused.length === 0) {
            setAsked([]);
            onDone();
          }
        },
      },
    );
  };
  const close = () => {
    if (approvals.isPending) return;
    setAsked([]);
    if (approvals.data) onDone();
    approvals.reset();
  };

  if (items.length === 0 && !asking) return null;
  const done = asked.filter((each) => !items.some((item) => item.id === each.id)).length;
  return (
    <div className="bulk-bar" role="region" aria-label="Selected drafts">
      <span role="status">
        <b>{items.length}</b> selected
      </span>
      <Button onClick={() => setAsked(items)}>Approve {items.length}</Button>
      <Button variant="subtle" onClick={onDone}>
        Clear
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title={
          refused.length > 0
            ? "Some could not be approved"
            : `Approve ${asked.length} ${asked.length === 1 ? "draft" : "drafts"}`
        }
        lockScroll={false}
        centered
      >
        <div className="stack">
          {refused.length > 0 ? (
            <ul className="problems">
              {refused.map((each) => (
                <li key={each.id}>
                  <span className="asset">
                    {asked.find((item) => item.id === each.id)?.title ?? each.id}
                  </span>
                  <span className="under">{each.reason}</span>
                </li>
              ))}
            </ul>
          ) : (
            <>
              <p>
                Their pages go live at once, and their mails go to readers who sign up from now on.
                What they need is approved with them.
              </p>
              <ul className="bulk-list">
                {asked.map((item) => (
                  <li key={item.id} className="asset">
                    {item.title}
                  </li>
                ))}
              </ul>
            </>
          )}
          {approvals.error && <p role="alert">{sentence(approvals.error)}</p>}
          <div className="dialog-actions">
            {approvals.isPending && (
              <span className="dimmed" role="status">
                {done} of {asked.length} are live
              </span>
            )}
            <Button variant="default" disabled={approvals.isPending} onClick={close}>
              {approvals.data ? "Close" : "Not yet"}
            </Button>
            {!approvals.data && (
              <Button data-autofocus loading={approvals.isPending} onClick={send}>
                Approve {asked.length}
              </Button>
            )}
          </div>
        </div>
      </Modal>
    </div>
  );
}
