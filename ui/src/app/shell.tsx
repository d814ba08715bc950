// What stands around every screen of a brand: where one can go, whether it is live, what time it is.
import { Drawer } from "@mantine/core";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useLive, type LiveState } from "../api/live";
import { useKeys } from "../lib/keys";
import { Icon } from "../parts/icons";
import { useBrand, useSession } from "./brand";
import { DemoClock } from "./demo-clock";
import { Help } from "./help";
import { Navigation } from "./navigation";
import { UserMenu } from "./user-menu";

const states: Record<LiveState, string> = {
  connecting: "Connecting",
  live: "Live",
  reconnecting: "Reconnecting",
};

function Live({ state }: { state: LiveState }) {
  return (
    <span className={`live ${state}`} role="status">
      <span className="live-dot" aria-hidden="true" />
      {states[state]}
      <span className="unseen">
        {state === "reconnecting" ? ": the numbers may be old" : " updates"}
      </span>
    </span>
  );
}

export function Shell() {
  const brand = useBrand();
  const session = useSession();
  const live = useLive(brand);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [menu, setMenu] = useState(false);
  const [help, setHelp] = useState(false);
  const main = useRef<HTMLElement>(null);
  useKeys({ "?": () => setHelp(true) });

  const first = useRef(true);
  useEffect(() => {
    setMenu(false);
    // A new screen is read from its beginning.
    if (!first.current) main.current?.focus({ preventScroll: true });
    first.current = false;
  }, [path]);

  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <aside className="side">
        <Navigation />
      </aside>
      <Drawer
        opened={menu}
        onClose={() => setMenu(false)}
        size={272}
        title="Frontlist"
        lockScroll={false}
        classNames={{ body: "side-drawer" }}
      >
        <Navigation />
      </Drawer>
      <div className="page">
        <header className="top">
          <button
            type="button"
            className="quiet-button burger"
            aria-label="Menu"
            aria-expanded={menu}
            onClick={() => setMenu(true)}
          >
            <Icon name="menu" size={20} />
          </button>
          <Live state={live} />
          <div className="top-space" />
          {session.demo_clock && <DemoClock />}
          <UserMenu onHelp={() => setHelp(true)} />
        </header>
        <main id="main" ref={main} tabIndex={-1} className="main">
          <Outlet />
        </main>
      </div>
      <Help opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}
