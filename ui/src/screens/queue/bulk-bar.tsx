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
  const [asking, setAsking] = useState(false);
  const [titles, setTitles] = useState<Map<string, string>>(new Map());
  const refused = approvals.data?.refused ?? [];

  const send = () => {
    setTitles(new Map(items.map((item) => [item.id, item.title])));
    approvals.mutate(
      { ids: items.map((item) => item.id), includeNeeded: true },
      {
        onSuccess: (answer) => {
          tell(`${answer.approved.length} approved. They are live.`);
          if (answer.refused.length === 0) {
            setAsking(false);
            onDone();
          }
        },
      },
    );
  };
  const close = () => {
    setAsking(false);
    if (approvals.data) onDone();
    approvals.reset();
  };

  return (
    <div className="bulk-bar" role="region" aria-label="Selected drafts">
      <span role="status">
        <b>{items.length}</b> selected
      </span>
      <Button onClick={() => setAsking(true)}>Approve {items.length}</Button>
      <Button variant="subtle" onClick={onDone}>
        Clear
      </Button>
      <Modal
        opened={asking}
        onClose={close}
        title={refused.length > 0 ? "Some could not be approved" : `Approve ${items.length} drafts`}
        lockScroll={false}
        centered
      >
        <div className="stack">
          {refused.length > 0 ? (
            <ul className="problems">
              {refused.map((each) => (
                <li key={each.id}>
                  <span className="asset">{titles.get(each.id) ?? each.id}</span>
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
                {items.map((item) => (
                  <li key={item.id} className="asset">
                    {item.title}
                  </li>
                ))}
              </ul>
            </>
          )}
          {approvals.error && <p role="alert">{sentence(approvals.error)}</p>}
          <div className="dialog-actions">
            <Button variant="default" onClick={close}>
              {approvals.data ? "Close" : "Not yet"}
            </Button>
            {!approvals.data && (
              <Button data-autofocus loading={approvals.isPending} onClick={send}>
                Approve {items.length}
              </Button>
            )}
          </div>
        </div>
      </Modal>
    </div>
  );
}
