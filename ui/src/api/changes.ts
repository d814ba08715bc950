// What a person can change. Each says what it made old by asking everything anew (useChange).
import { client, setCsrfToken, take, type Schemas } from "./client";
import { useChange } from "./queries";

export type Outcome = "resend" | "accept_as_sent" | "give_up";

export async function signIn(body: { email: string; password: string }) {
  const found = await take(client.POST("/api/v1/session", { body }));
  setCsrfToken(found.csrf_token);
  return found;
}

export const signOut = () => take(client.DELETE("/api/v1/session"));

export const setPassword = (password: string) =>
  take(client.PUT("/api/v1/session/password", { body: { password } }));

export const useApproval = () =>
  useChange((input: { id: string; version: number; includeNeeded: boolean }) =>
    take(
      client.POST("/api/v1/reviews/{id}/approval", {
        params: { path: { id: input.id } },
        body: { version: input.version, include_needed: input.includeNeeded },
      }),
    ),
  );

export const useApprovals = (brand: string) =>
  useChange((input: { ids: string[]; includeNeeded: boolean }) =>
    take(
      client.POST("/api/v1/brands/{brand}/reviews/approvals", {
        params: { path: { brand } },
        body: { ids: input.ids, include_needed: input.includeNeeded },
      }),
    ),
  );

export const useRejection = () =>
  useChange((input: { id: string; reason: string }) =>
    take(
      client.POST("/api/v1/reviews/{id}/rejection", {
        params: { path: { id: input.id } },
        body: { reason: input.reason },
      }),
    ),
  );

export const useWithdrawal = () =>
  useChange((input: { id: string; reason: string }) =>
    take(
      client.POST("/api/v1/reviews/{id}/withdrawal", {
        params: { path: { id: input.id } },
        body: { reason: input.reason },
      }),
    ),
  );

export const useEdit = () =>
  useChange((input: { id: string; base: number; document: Schemas["Review"]["document"] }) =>
    take(
      client.PUT("/api/v1/reviews/{id}/document", {
        params: { path: { id: input.id } },
        body: { base_version: input.base, document: input.document },
      }),
    ),
  );

export const useResolution = () =>
  useChange((input: { id: string; outcome: Outcome }) =>
    take(
      client.POST("/api/v1/messages/{id}/resolution", {
        params: { path: { id: input.id } },
        body: { outcome: input.outcome },
      }),
    ),
  );

export const useAdvance = () =>
  useChange((advance: string) => take(client.POST("/api/v1/demo/clock", { body: { advance } })));
