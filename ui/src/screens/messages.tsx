// The mailbox: every mail that was, is or will be sent, and why.
import { Button, SegmentedControl } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { messages } from "../api/queries";
import { useBrand } from "../app/brand";
import { MessageTable } from "../parts/message-table";
import { PageHead } from "../parts/page-head";
import { Empty, Failure, Loading } from "../parts/states";
import { DoubtList } from "./messages/doubt";

const shows = [
  { value: "", label: "All" },
  { value: "queued", label: "Queued" },
  { value: "sent", label: "Sent" },
  { value: "suppressed", label: "Not sent" },
  { value: "failed", label: "Failed" },
  { value: "in_doubt", label: "In doubt" },
];

const nothing: Record<string, string> = {
  queued: "Mails wait here until their time. A sequence queues each one when it is due.",
  suppressed:
    "A mail is held back where its reader has bought or said goodbye; it would stand here with the reason.",
  failed: "A receiving server's refusal would stand here, with its words.",
  in_doubt:
    "A mail is in doubt when the connection ended before the receiving server answered. None is.",
};

export function Messages() {
  const brand = useBrand();
  const navigate = useNavigate();
  const { status = "" } = useSearch({ from: "/brands/$brand/messages" });
  const query = useInfiniteQuery(messages(brand, status));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title="Mailbox" lead="Every mail, and why it was or was not sent." />
      <div className="filters scroll">
        <SegmentedControl
          aria-label="Show"
          data={shows}
          value={status}
          onChange={(value) =>
            void navigate({
              to: "/brands/$brand/messages",
              params: { brand },
              search: value ? { status: value } : {},
              replace: true,
            })
          }
        />
      </div>
      {query.error && !query.data && (
        <Failure error={query.error} again={() => void query.refetch()} />
      )}
      {query.isPending && <Loading lines={10} />}
      {query.data && items.length === 0 && (
        <Empty title="No mail here">
          {nothing[status] ??
            "Approve a funnel, sign up on its landing page, and the first mail asks for confirmation: it will stand here."}
        </Empty>
      )}
      {items.length > 0 &&
        (status === "in_doubt" ? (
          <DoubtList messages={items} />
        ) : (
          <MessageTable messages={items} />
        ))}
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
