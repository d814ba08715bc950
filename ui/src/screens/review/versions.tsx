// The draft's versions, and what changed from each to now.
import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Schemas } from "../../api/client";
import { useNow } from "../../api/now";
import { reviewVersion } from "../../api/queries";
import { ago } from "../../lib/format";
import { differences } from "../../lib/sections";
import type { Json } from "../../lib/spans";
import { writerName } from "../../parts/kinds";
import { Loaded } from "../../parts/loaded";

interface VersionsProps {
  id: string;
  current: number;
  versions: Schemas["Version"][];
}

export function Versions({ id, current, versions }: VersionsProps) {
  const now = useNow();
  const [compared, setCompared] = useState<number>();
  return (
    <section>
      <h2>Versions</h2>
      <ol className="versions">
        {versions.map((version) => (
          <li key={version.version}>
            <span className="version-number">{version.version}</span>
            <span>
              {version.note || (version.version === 1 ? "First draft" : "Edited")}
              <span className="under">
                {writerName(version.made_by)}, {ago(version.made_at, now)}
              </span>
            </span>
            {version.version < current && (
              <button
                type="button"
                className="link-button"
                onClick={() => setCompared(version.version)}
              >
                Changes since
              </button>
            )}
          </li>
        ))}
      </ol>
      <Modal
        opened={compared !== undefined}
        onClose={() => setCompared(undefined)}
        title={`Changed since version ${compared ?? ""}`}
        size="lg"
        lockScroll={false}
      >
        {compared !== undefined && <Changes id={id} from={compared} to={current} />}
      </Modal>
    </section>
  );
}

function Changes({ id, from, to }: { id: string; from: number; to: number }) {
  const before = useQuery(reviewVersion(id, from));
  const after = useQuery(reviewVersion(id, to));
  return (
    <Loaded query={before}>
      {(old) => (
        <Loaded query={after}>
          {(fresh) => {
            const all = differences(old.document as Json, fresh.document as Json);
            if (all.length === 0) return <p>The words are the same.</p>;
            return (
              <ul className="differences">
                {all.map((each, index) => (
                  <li key={index}>
                    <h3>{each.label}</h3>
                    {each.before && <del>{each.before}</del>}
                    {each.after && <ins>{each.after}</ins>}
                  </li>
                ))}
              </ul>
            );
          }}
        </Loaded>
      )}
    </Loaded>
  );
}
