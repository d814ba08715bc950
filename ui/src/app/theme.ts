// Paper greys and one accent; the serif is for titles of books and assets and for quotations only.
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const paper: MantineColorsTuple = [
  "#fbfaf7",
  "#f4f2ed",
  "#e9e6df",
  "#d8d4cb",
  "#b9b4a9",
  "#8f8a80",
  "#6a665e",
  "#4c4943",
  "#302e2a",
  "#1d1c1a",
];

const petrol: MantineColorsTuple = [
  "#eaf4f3",
  "#d3e6e4",
  "#a6cdc9",
  "#76b2ad",
  "#4e9993",
  "#2d7872",
  "#1f5f5b",
  "#1a524f",
  "#154441",
  "#0f3533",
];

const dark: MantineColorsTuple = [
  "#e8e5df",
  "#c9c5bd",
  "#a5a198",
  "#837f77",
  "#5d5a54",
  "#44423d",
  "#33312d",
  "#262522",
  "#1d1c1a",
  "#151413",
];

export const serif = '"Source Serif 4", "Iowan Old Style", Georgia, serif';

export const theme = createTheme({
  colors: { gray: paper, petrol, dark },
  primaryColor: "petrol",
  primaryShade: { light: 6, dark: 5 },
  autoContrast: true,
  black: "#1d1c1a",
  white: "#ffffff",
  defaultRadius: "sm",
  fontFamily:
    '"Source Sans 3", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  headings: {
    fontWeight: "600",
    sizes: { h1: { fontSize: "1.5rem", lineHeight: "1.25" } },
  },
  cursorType: "pointer",
  focusRing: "auto",
});

export const variables: CSSVariablesResolver = () => ({
  variables: { "--serif": serif },
  light: {
    "--mantine-color-body": "#fbfaf7",
    "--mantine-color-dimmed": "#5f5b54",
  },
  dark: {
    "--mantine-color-body": "#1d1c1a",
    "--mantine-color-dimmed": "#a5a198",
  },
});
