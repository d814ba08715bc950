// Status by word and shape, not by colour alone.
const shapes: Record<string, { shape: string; word: string; tone: string }> = {
  pending_review: { shape: "◐", word: "To review", tone: "wait" },
  approved: { shape: "●", word: "Live", tone: "good" },
  rejected: { shape: "×", word: "Rejected", tone: "bad" },
  withdrawn: { shape: "○", word: "Withdrawn", tone: "dim" },
  queued: { shape: "◔", word: "Queued", tone: "wait" },
  sending: { shape: "◑", word: "Sending", tone: "wait" },
  sent: { shape: "●", word: "Sent", tone: "good" },
  deferred: { shape: "◔", word: "Deferred", tone: "wait" },
  failed: { shape: "×", word: "Failed", tone: "bad" },
  suppressed: { shape: "○", word: "Not sent", tone: "dim" },
  in_doubt: { shape: "?", word: "In doubt", tone: "bad" },
  suppressed_contact: { shape: "○", word: "Suppressed", tone: "bad" },
  subscribed: { shape: "●", word: "Subscribed", tone: "good" },
  unconfirmed: { shape: "◔", word: "Unconfirmed", tone: "wait" },
  unsubscribed: { shape: "○", word: "Unsubscribed", tone: "dim" },
  active: { shape: "◑", word: "Active", tone: "wait" },
  completed: { shape: "●", word: "Completed", tone: "good" },
  exited: { shape: "○", word: "Left", tone: "dim" },
  confirmed: { shape: "●", word: "Confirmed", tone: "good" },
  pending: { shape: "◔", word: "Pending", tone: "wait" },
};

// Scores from 0 to 1 as the review shows them, with a word.
export function Score({ value }: { value: number }) {
  const tone = value > 0.8 ? "good" : value < 0.7 ? "bad" : "wait";
  return <span className={`score ${tone}`}>{(value * 100).toFixed(0)}</span>;
}

export function Status({ value }: { value: string }) {
  const known = shapes[value] ?? { shape: "·", word: value, tone: "dim" };
  return (
    <span className={`status ${known.tone}`}>
      <span aria-hidden="true">{known.shape}</span> {known.word}
    </span>
  );
}
