import { PageHead } from "../parts/page-head";

export function NoBrand() {
  return (
    <main className="main alone">
      <PageHead title="No brand yet" />
      <p>
        Frontlist starts from a folder with a <code>brand.toml</code> and a <code>books</code>{" "}
        folder. Run this where they are, then come back:
      </p>
      <pre className="command">frontlist launch FOLDER --data DIR</pre>
    </main>
  );
}
