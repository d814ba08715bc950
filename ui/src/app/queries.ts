// One cache for all screens. A session that ended leads to the sign-in page and back.
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../api/client";

let onSessionEnd = () => {};
export function whenSessionEnds(act: () => void): void {
  onSessionEnd = act;
}

function watch(error: Error): void {
  if (error instanceof ApiProblem && error.status === 401) onSessionEnd();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: watch }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal stays a refusal; a lost connection is tried again.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ApiProblem && error.status >= 400),
    },
  },
});
