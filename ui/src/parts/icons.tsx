// Line drawings, 20 by 20, in the colour of the words beside them.
const paths = {
  overview: "M3 16.5h14M5 13V9m5 4V4m5 9V7",
  review: "M4 3.5h8.5L16 7v9.5H4zM7 9.5h6M7 12.5h4",
  funnels: "M3 4h14l-5.2 6.2v5.3l-3.6-1.8v-3.5z",
  sequences: "M3 5.5h14v9H3zM3 6l7 5 7-5",
  offers: "M10.2 3H17v6.8L9.6 17 3 10.4zM13.6 6.4h.01",
  contacts: "M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 16.5c.6-3 3-4.5 6-4.5s5.4 1.500 6 4.500",
  messages: "M3 4.500h14v9H8.500L5 16.500v-3H3z",
  menu: "M3 5.500h14M3 10h14M3 14.500h14",
  out: "M11 4h5v12h-5M12 10H3.500m3-3-3 3 3 3",
  sun: "M10 13.200a3.200 3.200 0 1 0 0-6.400 3.200 3.200 0 0 0 0 6.400zM10 2.500v1.800m0 11.400v1.800M2.500 10h1.800m11.400 0h1.800M4.700 4.700l1.300 1.300m8 8 1.300 1.300m0-10.600L14 6m-8 8-1.300 1.300",
  moon: "M16 11.600A6.500 6.500 0 0 1 8.400 4a6.500 6.500 0 1 0 7.600 7.600z",
  clock: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 6v4.200l2.800 1.800",
  open: "M8 4H4v12h12v-4M11 4h5v5m0-5-7 7",
  check: "M4 10.500 8.200 15 16 5.500",
  down: "M5 7.500 10 12.500l5-5",
  key: "M12.500 11a3.500 3.500 0 1 0-3.300-2.300L3.500 14.400v2.100h2.600v-1.800h1.800V13h1.600l1-1.300c.6.2 1.300.3 2 .3z",
  site: "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM3.200 10h13.600M10 3c2.400 2.200 2.400 11.800 0 14M10 3c-2.400 2.200-2.400 11.800 0 14",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
