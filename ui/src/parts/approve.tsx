// Approving a draft. What it needs is approved with it, after a person has seen the list; what stands in
// the way is said.
import { Button, Modal } from "@mantine/core";
import { useState, type ReactNode } from "react";
import { ApiProblem, type Schemas } from "../api/client";
import { useApproval } from "../api/changes";
import { kindName } from "./kinds";
import { sentence } from "./states";
import { tell } from "./toast";

type Item = Pick<Schemas["ReviewItem"], "id" | "title" | "version">;
type Need = Schemas["Need"];

interface Question {
  item: Item;
  needs: Need[];
}

export interface Approve {
  start: (item: Item, needs?: Need[]) => void;
  pending: boolean;
  dialog: ReactNode;
}

export function useApprove(onApproved?: () => void): Approve {
  const approval = useApproval();
  const [question, setQuestion] = useState<Question>();
  const [refusal, setRefusal] = useState<{ item: Item; error: unknown }>();

  const send = (item: Item, includeNeeded: boolean) =>
    approval.mutate(
      { id: item.id, version: item.version, includeNeeded },
      {
        onSuccess: ({ approved }) => {
          setQuestion(undefined);
          const others = approved.length - 1;
          tell(
            others > 0 ? `It is live, with ${others} more that it needs.` : "It is live.",
            `Approved: ${item.title}`,
          );
          onApproved?.();
        },
        onError: (error) => {
          const needs = error instanceof ApiProblem ? error.problem.needs : undefined;
          if (needs && needs.length > 0 && !includeNeeded) {
            setQuestion({ item, needs });
          } else {
            setQuestion(undefined);
            setRefusal({ item, error });
          }
        },
      },
    );

  const start = (item: Item, needs: Need[] = []) => {
    if (needs.length > 0) setQuestion({ item, needs });
    else send(item, false);
  };

  const dialog = (
    <>
      <Modal
        opened={question !== undefined}
        onClose={() => setQuestion(undefined)}
        title="This also approves"
        lockScroll={false}
        centered
      >
        {question && (
          <div className="stack">
            <p>
              <span className="asset">{question.item.title}</span> works only together with:
            </p>
            <ul className="needs">
              {question.needs.map((need) => (
                <li key={need.review_id}>
                  <span className="asset">{need.title}</span>
                  <span className="under">
                    {kindName(need.kind)}: {need.reason}
                  </span>
                </li>
              ))}
            </ul>
            <div className="dialog-actions">
              <Button variant="default" onClick={() => setQuestion(undefined)}>
                Not yet
              </Button>
              <Button
                data-autofocus
                loading={approval.isPending}
                onClick={() => send(question.item, true)}
              >
                Approve all {question.needs.length + 1}
              </Button>
            </div>
          </div>
        )}
      </Modal>
      <Modal
        opened={refusal !== undefined}
        onClose={() => setRefusal(undefined)}
        title="This cannot be approved yet"
        lockScroll={false}
        centered
      >
        {refusal && <Refusal error={refusal.error} />}
      </Modal>
    </>
  );
  return { start, pending: approval.isPending, dialog };
}

function Refusal({ error }: { error: unknown }) {
  const problems = error instanceof ApiProblem ? (error.problem.problems ?? []) : [];
  return (
    <div className="stack">
      <p>{sentence(error)}</p>
      {problems.length > 0 && (
        <ul className="problems">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
