// What the screens ask for. Keys start with the thing's noun, so that a change can say what it made old.
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { client, setCsrfToken, take, type Schemas } from "./client";

type Status = Schemas["Status"];

export const session = queryOptions({
  queryKey: ["session"],
  queryFn: async () => {
    const found = await take(client.GET("/api/v1/session"));
    setCsrfToken(found.csrf_token);
    return found;
  },
  staleTime: 60_000,
  retry: false,
});

export const overview = (brand: string) =>
  queryOptions({
    queryKey: ["overview", brand],
    queryFn: () =>
      take(
        client.GET("/api/v1/brands/{brand}/overview", {
          params: { path: { brand } },
        }),
      ),
  });

export const leadMagnets = (brand: string) =>
  queryOptions({
    queryKey: ["lead-magnets", brand],
    queryFn: () =>
      take(
        client.GET("/api/v1/brands/{brand}/lead-magnets", {
          params: { path: { brand } },
        }),
      ),
  });

export const funnels = (brand: string) =>
  queryOptions({
    queryKey: ["funnels", brand],
    queryFn: () =>
      take(
        client.GET("/api/v1/brands/{brand}/funnels", {
          params: { path: { brand } },
        }),
      ),
  });

export const sequences = (brand: string) =>
  queryOptions({
    queryKey: ["sequences", brand],
    queryFn: () =>
      take(
        client.GET("/api/v1/brands/{brand}/sequences", {
          params: { path: { brand } },
        }),
      ),
  });

export const offers = (brand: string) =>
  queryOptions({
    queryKey: ["offers", brand],
    queryFn: () =>
      take(
        client.GET("/api/v1/brands/{brand}/offers", {
          params: { path: { brand } },
        }),
      ),
  });

export const reviews = (brand: string, status?: Status) =>
  queryOptions({
    queryKey: ["reviews", brand, status ?? "all"],
    queryFn: () =>
      take(
        client.GET("/api/v1/brands/{brand}/reviews", {
          params: { path: { brand }, query: status ? { status } : {} },
        }),
      ),
  });

export const review = (id: string) =>
  queryOptions({
    queryKey: ["review", id],
    queryFn: () => take(client.GET("/api/v1/reviews/{id}", { params: { path: { id } } })),
  });

// An earlier version's document, to compare.
export const reviewVersion = (id: string, version: number) =>
  queryOptions({
    queryKey: ["review-version", id, version],
    queryFn: () =>
      take(
        client.GET("/api/v1/reviews/{id}", {
          params: { path: { id }, query: { version } },
        }),
      ),
    staleTime: Infinity,
  });

export const activity = (brand: string) =>
  queryOptions({
    queryKey: ["activity", brand],
    queryFn: async () =>
      (
        await take(
          client.GET("/api/v1/brands/{brand}/activity", {
            params: { path: { brand }, query: { limit: 50 } },
          }),
        )
      ).items,
  });

export const contacts = (brand: string, q: string, tag: string) =>
  infiniteQueryOptions({
    queryKey: ["contacts", brand, q, tag],
    queryFn: ({ pageParam }) =>
      take(
        client.GET("/api/v1/brands/{brand}/contacts", {
          params: {
            path: { brand },
            query: {
              limit: 50,
              ...(q && { q }),
              ...(tag && { tag }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });

export const messages = (brand: string, status: string) =>
  infiniteQueryOptions({
    queryKey: ["messages", brand, status],
    queryFn: ({ pageParam }) =>
      take(
        client.GET("/api/v1/brands/{brand}/messages", {
          params: {
            path: { brand },
            query: {
              limit: 50,
              ...(status && { status }),
              ...(pageParam && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next || undefined,
    placeholderData: keepPreviousData,
  });

export const contact = (id: string) =>
  queryOptions({
    queryKey: ["contact", id],
    queryFn: () => take(client.GET("/api/v1/contacts/{id}", { params: { path: { id } } })),
  });

export const message = (id: string) =>
  queryOptions({
    queryKey: ["message", id],
    queryFn: () => take(client.GET("/api/v1/messages/{id}", { params: { path: { id } } })),
  });

export const demoClock = queryOptions({
  queryKey: ["demo-clock"],
  queryFn: () => take(client.GET("/api/v1/demo/clock")),
  refetchInterval: 30_000,
});

// After a change anything may look different; the server is near and the answers are small.
export function useChange<In, Out>(change: (input: In) => Promise<Out>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => queries.invalidateQueries(),
  });
}
