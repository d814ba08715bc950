// What time it is for the brand: the demo's clock where there is one, else the wall clock.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { demoClock, session } from "./queries";

const tick = 20_000;

export function useNow(): number {
  const { data: who } = useQuery(session);
  const demo = who?.demo_clock ?? false;
  const { data: clock, dataUpdatedAt } = useQuery({
    ...demoClock,
    enabled: demo,
  });
  const [wall, setWall] = useState(Date.now);

  useEffect(() => {
    const timer = setInterval(() => setWall(Date.now()), tick);
    return () => clearInterval(timer);
  }, []);

  if (!clock) return wall;
  return Date.parse(clock.now) + Math.max(0, wall - dataUpdatedAt);
}
