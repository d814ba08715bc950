// Someone else's HTML, shown as its reader will see it: no scripts, no forms, links open beside. The frame
// is laid out at a device's width and scaled down to the room there is.
import { useEffect, useRef, useState } from "react";

interface FrameProps {
  src: string;
  title: string;
  width: number; // of the device shown, in CSS pixels
  height: number; // of the frame on this screen
}

export function Frame({ src, title, width, height }: FrameProps) {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(width);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => {
      if (entry) setRoom(entry.contentRect.width);
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  const scale = Math.min(1, room / width);
  return (
    <div ref={box} className="frame-box" style={{ height }}>
      <iframe
        key={src}
        title={title}
        src={src}
        sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
        style={{
          width,
          height: height / scale,
          transform: `scale(${scale})`,
          left: Math.max(0, (room - width * scale) / 2),
        }}
        onLoad={(event) => {
          const page = event.currentTarget.contentDocument;
          page?.querySelectorAll("a[href]").forEach((link) => {
            link.setAttribute("target", "_blank");
            link.setAttribute("rel", "noopener");
          });
        }}
      />
    </div>
  );
}
