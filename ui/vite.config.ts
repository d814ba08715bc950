import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `npm run dev` talks to a server that was started with `./run`.
export default defineConfig({
  plugins: [react()],
  server: { proxy: { "/api": "http://127.0.0.1:8080", "/login": "http://127.0.0.1:8080" } },
  build: { target: "es2022", assetsInlineLimit: 0, reportCompressedSize: false },
});
