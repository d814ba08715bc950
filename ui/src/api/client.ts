// The one way to the server: typed by the OpenAPI document, with the anti-forgery token on every change
// and problems (RFC 9457) as thrown ApiProblem.
import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Problem = Schemas["Problem"];

export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail);
  }
}

let csrfToken = "";
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

const guard: Middleware = {
  onRequest({ request }) {
    if (request.method !== "GET" && csrfToken) request.headers.set("X-CSRF-Token", csrfToken);
    return request;
  },
};

export const client = createClient<paths>({
  baseUrl: "/",
  credentials: "same-origin",
});
client.use(guard);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

function problemOf(answer: Answer<unknown>): Problem {
  const { error, response } = answer;
  if (error && typeof error === "object" && "detail" in error) return error as Problem;
  return {
    title: "The server did not answer as expected",
    status: response.status,
    detail: `The server answered ${response.status} ${response.statusText}.`,
  };
}

// Unwraps an answer: its data, or a thrown ApiProblem. A lost connection is a problem of status 0; whether
// a change reached the server before it was lost, nobody here knows.
export async function take<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch {
    throw new ApiProblem(0, {
      title: "No connection",
      status: 0,
      detail:
        "The server cannot be reached. Look whether your last change is there, and try again in a moment.",
    });
  }
  if (!answer.response.ok) throw new ApiProblem(answer.response.status, problemOf(answer));
  return answer.data as T;
}
