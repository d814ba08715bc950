// The draft's parts as their reader will see them: pages and mails at a desktop's or a phone's width,
// mails as plain text too, documents as PDF and ePub.
import { SegmentedControl } from "@mantine/core";
import { useElementSize, useViewportSize } from "@mantine/hooks";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import type { Schemas } from "../../api/client";
import { Frame } from "../../parts/frame";
import { Icon } from "../../parts/icons";

type Part = Schemas["PreviewPart"];
type Device = "desktop" | "phone";

const widths: Record<Part["format"], Record<Device, number>> = {
  page: { desktop: 1200, phone: 390 },
  email: { desktop: 720, phone: 390 },
  document: { desktop: 860, phone: 390 },
};

interface PreviewProps {
  parts: Part[];
  active: string;
  onActive: (key: string) => void;
  sources: boolean;
  version: number;
  children: ReactNode; // more to set
}

export function Preview({ parts, active, onActive, sources, version, children }: PreviewProps) {
  const name = useId();
  const { height: screen } = useViewportSize();
  const { ref, width } = useElementSize();
  const [device, setDevice] = useState<Device>("desktop");
  const [plain, setPlain] = useState("html");
  const part = parts.find((each) => each.key === active) ?? parts[0];
  if (!part) return <p className="dimmed">There is nothing to show of this draft.</p>;

  const asText = part.text !== undefined && plain === "text";
  const address = new URL(asText ? part.text! : part.html, window.location.origin);
  if (sources && !asText) address.searchParams.set("sources", "true");
  const shown = width > 0 && width < 480 ? "phone" : device;

  return (
    <div className="preview" ref={ref}>
      {parts.length > 1 && (
        <Parts parts={parts} active={part.key} onActive={onActive} name={name} />
      )}
      <div className="preview-bar">
        <SegmentedControl
          size="sm"
          aria-label="Width"
          className="preview-device"
          data={[
            { value: "desktop", label: "Desktop" },
            { value: "phone", label: "Phone" },
          ]}
          value={shown}
          onChange={(value) => setDevice(value as Device)}
        />
        {part.text && (
          <SegmentedControl
            size="sm"
            aria-label="Form of the mail"
            data={[
              { value: "html", label: "HTML" },
              { value: "text", label: "Plain text" },
            ]}
            value={plain}
            onChange={setPlain}
          />
        )}
        {children}
        <span className="preview-links">
          {part.pdf && <FileLink href={part.pdf} label="PDF" />}
          {part.epub && <FileLink href={part.epub} label="ePub" />}
          {part.vtt && <FileLink href={part.vtt} label="WebVTT" />}
          {part.srt && <FileLink href={part.srt} label="SRT" />}
          {part.picture && <FileLink href={part.picture} label="Picture" />}
          <FileLink href={address.pathname + address.search} label="Full size" />
        </span>
      </div>
      {part.format === "email" && <p className="preview-subject">{part.title}</p>}
      {part.note && <p className="preview-note">{part.note}</p>}
      <div
        role={parts.length > 1 ? "tabpanel" : undefined}
        aria-labelledby={parts.length > 1 ? `${name}-${part.key}` : undefined}
        className={`preview-stage ${shown}`}
      >
        <Frame
          key={version}
          src={address.pathname + address.search}
          title={`Preview: ${part.title}`}
          width={widths[part.format][shown]}
          height={Math.max(420, screen - 300)}
        />
      </div>
    </div>
  );
}

// A mail's subject stands over the mail; a tab has room for its place in the series.
function tabName(part: Part, index: number): string {
  if (part.format === "email") return `Mail ${index + 1}`;
  return part.key === "pack" ? "Companion pack" : part.title;
}

function FileLink({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {label}
      <Icon name="open" size={13} />
    </a>
  );
}

interface PartsProps {
  parts: Part[];
  active: string;
  onActive: (key: string) => void;
  name: string;
}

function Parts({ parts, active, onActive, name }: PartsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = parts.findIndex((part) => part.key === active);
    const next = parts[(at + by + parts.length) % parts.length]!;
    onActive(next.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(next.key)}"]`)?.focus();
  };
  return (
    <div ref={list} className="parts" role="tablist" aria-label="Parts" onKeyDown={move}>
      {parts.map((part) => (
        <button
          key={part.key}
          id={`${name}-${part.key}`}
          data-key={part.key}
          title={part.title}
          type="button"
          role="tab"
          aria-selected={part.key === active}
          tabIndex={part.key === active ? 0 : -1}
          onClick={() => onActive(part.key)}
        >
          {tabName(part, parts.indexOf(part))}
        </button>
      ))}
    </div>
  );
}
