import type { ReactNode } from "react";
import { useTitle } from "../app/brand";

interface PageHeadProps {
  title: string;
  lead?: ReactNode; // one line below
  children?: ReactNode; // what one can do here
}

export function PageHead({ title, lead, children }: PageHeadProps) {
  useTitle(title);
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children && <div className="page-actions">{children}</div>}
    </div>
  );
}

interface SectionProps {
  title: string;
  note?: ReactNode;
  children: ReactNode;
}

export function Section({ title, note, children }: SectionProps) {
  return (
    <section className="section">
      <div className="section-head">
        <h2>{title}</h2>
        {note && <div className="section-note">{note}</div>}
      </div>
      {children}
    </section>
  );
}
