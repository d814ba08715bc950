// The brand of the address, who is signed in, and what they may do.
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { session } from "../api/queries";

export function useBrand(): string {
  return useParams({ from: "/brands/$brand" }).brand;
}

export function useSession() {
  return useSuspenseQuery(session).data;
}

export function useMayChange(): boolean {
  return useSession().user.role !== "viewer";
}

export function useTitle(title: string): void {
  document.title = title ? `${title} · Frontlist` : "Frontlist";
}
