// The screens and their addresses. Each screen is loaded when it is first shown.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { ApiProblem } from "../api/client";
import { session } from "../api/queries";
import { Failure, Loading, Missing } from "../parts/states";
import { queryClient } from "./queries";

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: Missing,
  errorComponent: ({ error }) => <Failure error={error} whole />,
});

async function signedIn(href: string) {
  try {
    return await queryClient.ensureQueryData(session);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 401) {
      throw redirect({ to: "/sign-in", search: { to: href } });
    }
    throw error;
  }
}

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: async ({ location }) => {
    const { brands } = await signedIn(location.href);
    const brand = brands[0]?.slug;
    if (brand) throw redirect({ to: "/brands/$brand/marketing", params: { brand } });
  },
  component: lazyRouteComponent(() => import("../screens/no-brand"), "NoBrand"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { to?: string; link?: "used" } => ({
    ...(typeof search["to"] === "string" && { to: search["to"] }),
    ...(search["link"] === "used" && { link: "used" as const }),
  }),
  component: lazyRouteComponent(() => import("../screens/sign-in"), "SignIn"),
});

const brand = createRoute({
  getParentRoute: () => root,
  path: "/brands/$brand",
  beforeLoad: ({ location }) => signedIn(location.href),
  component: lazyRouteComponent(() => import("./shell"), "Shell"),
});

const brandHome = createRoute({
  getParentRoute: () => brand,
  path: "/",
  beforeLoad: ({ params }) => {
    throw redirect({ to: "/brands/$brand/marketing", params });
  },
});

const marketing = createRoute({
  getParentRoute: () => brand,
  path: "marketing",
  component: lazyRouteComponent(() => import("../screens/overview"), "Overview"),
});

const reviews = createRoute({
  getParentRoute: () => brand,
  path: "review",
  component: lazyRouteComponent(() => import("../screens/queue"), "Queue"),
});

const review = createRoute({
  getParentRoute: () => brand,
  path: "review/$id",
  component: lazyRouteComponent(() => import("../screens/review"), "ReviewScreen"),
});

// A list beside a splat ends with a slash: without it the splat, being empty, would win.
const funnels = createRoute({
  getParentRoute: () => brand,
  path: "funnels/",
  component: lazyRouteComponent(() => import("../screens/funnels"), "Funnels"),
});

const funnel = createRoute({
  getParentRoute: () => brand,
  path: "funnels/$",
  component: lazyRouteComponent(() => import("../screens/funnel"), "FunnelScreen"),
});

const sequences = createRoute({
  getParentRoute: () => brand,
  path: "sequences/",
  component: lazyRouteComponent(() => import("../screens/sequences"), "Sequences"),
});

const sequence = createRoute({
  getParentRoute: () => brand,
  path: "sequences/$",
  component: lazyRouteComponent(() => import("../screens/sequence"), "SequenceScreen"),
});

const offers = createRoute({
  getParentRoute: () => brand,
  path: "offers",
  component: lazyRouteComponent(() => import("../screens/offers"), "Offers"),
});

const contacts = createRoute({
  getParentRoute: () => brand,
  path: "contacts",
  component: lazyRouteComponent(() => import("../screens/contacts"), "Contacts"),
});

const contact = createRoute({
  getParentRoute: () => brand,
  path: "contacts/$id",
  component: lazyRouteComponent(() => import("../screens/contact"), "ContactScreen"),
});

const messages = createRoute({
  getParentRoute: () => brand,
  path: "messages",
  validateSearch: (search: Record<string, unknown>): { status?: string } =>
    typeof search["status"] === "string" ? { status: search["status"] } : {},
  component: lazyRouteComponent(() => import("../screens/messages"), "Messages"),
});

const message = createRoute({
  getParentRoute: () => brand,
  path: "messages/$id",
  component: lazyRouteComponent(() => import("../screens/message"), "MessageScreen"),
});

const tree = root.addChildren([
  home,
  signIn,
  brand.addChildren([
    brandHome,
    marketing,
    reviews,
    review,
    funnels,
    funnel,
    sequences,
    sequence,
    offers,
    contacts,
    contact,
    messages,
    message,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  defaultPreload: "intent",
  scrollRestoration: true,
  defaultPendingComponent: Loading,
  defaultErrorComponent: ({ error }) => <Failure error={error} />,
  defaultNotFoundComponent: Missing,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
