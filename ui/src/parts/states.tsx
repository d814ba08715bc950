// Waiting, failing and having nothing, each with a sentence that helps.
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { ApiProblem } from "../api/client";

export function Loading({ lines = 6 }: { lines?: number }) {
  return (
    <div className="loading" role="status">
      <span className="unseen">Loading</span>
      {Array.from({ length: lines }, (_, line) => (
        <span
          key={line}
          className="loading-line"
          style={{ width: `${90 - ((line * 17) % 45)}%` }}
        />
      ))}
    </div>
  );
}

export function sentence(error: unknown): string {
  if (error instanceof ApiProblem) return error.problem.detail || error.problem.title;
  return error instanceof Error ? error.message : String(error);
}

interface FailureProps {
  error: unknown;
  again?: () => void;
  whole?: boolean;
}

export function Failure({ error, again, whole = false }: FailureProps) {
  const title = error instanceof ApiProblem ? error.problem.title : "This screen failed";
  return (
    <div className={whole ? "notice-box whole" : "notice-box"} role="alert">
      <h2>{title}</h2>
      <p>{sentence(error)}</p>
      <Button variant="default" onClick={again ?? (() => window.location.reload())}>
        Try again
      </Button>
    </div>
  );
}

export function Missing() {
  return (
    <div className="notice-box whole">
      <h1>There is no such page</h1>
      <p>The address may have been mistyped, or what it named was withdrawn.</p>
      <Link to="/">Go to the overview</Link>
    </div>
  );
}

// What will stand here, and what to do so that it does.
export function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <div>{children}</div>
    </div>
  );
}
