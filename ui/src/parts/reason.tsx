// Rejecting a draft or taking something off line: both need a reason, which is kept.
import { Button, Modal, Textarea } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { sentence } from "./states";

interface ReasonProps {
  opened: boolean;
  title: string;
  what: string; // what will happen, exactly
  action: string;
  pending: boolean;
  error: unknown;
  onClose: () => void;
  onReason: (reason: string) => void;
}

export function ReasonDialog(props: ReasonProps) {
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onReason(reason.trim());
  };
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      lockScroll={false}
      centered
    >
      <form onSubmit={submit} className="stack">
        <p>{props.what}</p>
        <Textarea
          label="Reason"
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={props.error ? sentence(props.error) : null}
          required
          data-autofocus
        />
        <div className="dialog-actions">
          <Button variant="default" onClick={props.onClose}>
            Cancel
          </Button>
          <Button type="submit" color="red" loading={props.pending} disabled={!reason.trim()}>
            {props.action}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
