// What speaks for and against a draft: what stands in the way, quality, promises, needs, versions.
import type { Schemas } from "../../api/client";
import { useNow } from "../../api/now";
import { ago, words } from "../../lib/format";
import { kindName, writerName } from "../../parts/kinds";
import { Link } from "@tanstack/react-router";
import { useBrand } from "../../app/brand";
import { Versions } from "./versions";

type Review = Schemas["Review"];

export function Judgement({ data }: { data: Review }) {
  const now = useNow();
  return (
    <aside className="judgement" aria-label="Judgement">
      {data.problems.length > 0 && (
        <section className="blocker">
          <h2>In the way of approval</h2>
          <ul>
            {data.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </section>
      )}
      <QualityBlock quality={data.quality} />
      <Promises promises={data.promises} />
      <Needs needs={data.needs} />
      <Versions id={data.item.id} current={data.item.version} versions={data.versions} />
      <p className="dimmed small">
        Drafted by {writerName(data.item.writer)} {ago(data.item.created_at, now)}
        {data.item.decided_by && `; decided by ${data.item.decided_by}`}.
      </p>
    </aside>
  );
}

function QualityBlock({ quality }: { quality: Review["quality"] }) {
  return (
    <section>
      <h2>Quality</h2>
      <p className="quality-overall">
        <span className="quality-number">{(quality.overall * 100).toFixed(0)}</span>
        <span>
          {quality.recommendation === "approve" ? "✓ Reads well: approve" : "◐ Read it carefully"}
        </span>
      </p>
      <ul className="checks">
        {quality.checks.map((check) => (
          <li key={check.name}>
            <span className="check-name">
              {check.name === "cta" ? "Call to action" : words(check.name)}
            </span>
            <span className="check-bar" aria-hidden="true">
              <span
                className={check.score < 0.7 ? "below" : ""}
                style={{ width: `${check.score * 100}%` }}
              />
            </span>
            <span className="check-score">{(check.score * 100).toFixed(0)}</span>
            <span className="check-words">{check.explanation}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Promises({ promises }: { promises: Review["promises"] }) {
  return (
    <section>
      <h2>Promises</h2>
      {promises.length === 0 ? (
        <p className="dimmed">It promises nothing that would have to be kept.</p>
      ) : (
        <ul className="promises">
          {promises.map((promise) => (
            <li key={promise.id} className={promise.holds ? "" : "broken"}>
              <span className="promise-mark" aria-hidden="true">
                {promise.holds ? "✓" : "×"}
              </span>
              <div>
                <span className="quoted">{promise.statement}</span>
                <span className="under">
                  <span className="unseen">{promise.holds ? "Holds. " : "Does not hold. "}</span>
                  {promise.explanation || `Backed by ${promise.backed_by}`}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Needs({ needs }: { needs: Review["needs"] }) {
  const brand = useBrand();
  if (needs.length === 0) return null;
  return (
    <section>
      <h2>Needs</h2>
      <ul className="needs">
        {needs.map((need) => (
          <li key={need.review_id}>
            <Link
              className="asset"
              to="/brands/$brand/review/$id"
              params={{ brand, id: need.review_id }}
            >
              {need.title}
            </Link>
            <span className="under">
              {kindName(need.kind)}: {need.reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
