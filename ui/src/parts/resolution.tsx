// A mail in doubt: a person says what became of it.
import { Button } from "@mantine/core";
import { useResolution, type Outcome } from "../api/changes";
import { useMayChange } from "../app/brand";
import { tell, tellFailure } from "./toast";

const outcomes: [outcome: Outcome, label: string, done: string][] = [
  ["resend", "Send again", "It will be sent again."],
  ["accept_as_sent", "Count as sent", "It counts as sent."],
  ["give_up", "Give up", "It will not be sent."],
];

export function Resolution({ id, subject }: { id: string; subject: string }) {
  const resolution = useResolution();
  const mayChange = useMayChange();
  if (!mayChange) return null;
  return (
    <span className="resolution" role="group" aria-label={`Settle: ${subject}`}>
      {outcomes.map(([outcome, label, done]) => (
        <Button
          key={outcome}
          size="compact-sm"
          variant="default"
          disabled={resolution.isPending}
          onClick={() =>
            resolution.mutate(
              { id, outcome },
              {
                onSuccess: () => tell(done),
                onError: (error) => tellFailure("Not settled", error),
              },
            )
          }
        >
          {label}
        </Button>
      ))}
    </span>
  );
}
