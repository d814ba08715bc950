// The demo's clock: what it shows, and moving it ahead. The server answers when everything that is due by
// then has happened.
import { Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useAdvance } from "../api/changes";
import { useNow } from "../api/now";
import { dateTime } from "../lib/format";
import { Icon } from "../parts/icons";
import { sentence } from "../parts/states";
import { useMayChange } from "./brand";

const jumps = [
  ["1h", "+1 hour"],
  ["1d", "+1 day"],
  ["7d", "+1 week"],
] as const;

export function DemoClock() {
  const now = new Date(useNow()).toISOString();
  const advance = useAdvance();
  const mayChange = useMayChange();

  const jump = (by: string) =>
    advance.mutate(by, {
      onSuccess: (clock) =>
        notifications.show({
          title: `It is now ${dateTime(clock.now)}`,
          message: "Everything due by then has happened.",
          color: "petrol",
        }),
      onError: (error) =>
        notifications.show({
          title: "The clock did not move",
          message: sentence(error),
          color: "red",
        }),
    });

  return (
    <div className="clock" role="group" aria-label="Demo clock">
      <Menu position="bottom-end" width={220} disabled={!mayChange}>
        <Menu.Target>
          <button type="button" className="clock-time" title="The demo's own time">
            <Icon name="clock" size={16} />
            <span className="unseen">Demo time: </span>
            <time dateTime={now}>{dateTime(now)}</time>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Move the demo&rsquo;s clock ahead</Menu.Label>
          {jumps.map(([by, label]) => (
            <Menu.Item key={by} disabled={advance.isPending} onClick={() => jump(by)}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {mayChange &&
        jumps.map(([by, label]) => (
          <button
            key={by}
            type="button"
            className="clock-jump"
            disabled={advance.isPending}
            onClick={() => jump(by)}
          >
            {label}
          </button>
        ))}
      <span className="unseen" role="status">
        {advance.isPending ? "The clock is moving" : ""}
      </span>
    </div>
  );
}
