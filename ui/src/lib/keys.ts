// Keyboard shortcuts of a screen. Silent while a person types or a dialog is open.
import { useEffect, useRef } from "react";

export type Keys = Record<string, () => void>;

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (typing(event.target) || document.querySelector("[aria-modal=true]")) return;
      const act = current.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

export const shortcuts: [keys: string[], what: string][] = [
  [["j"], "Next item"],
  [["k"], "Previous item"],
  [["Enter"], "Open the marked item"],
  [["Space"], "Select it for bulk approval"],
  [["a"], "Approve"],
  [["e"], "Edit the words"],
  [["x"], "Reject, with a reason"],
  [["s"], "Show where each sentence comes from"],
  [["Ctrl", "Enter"], "Save while editing"],
  [["?"], "This help"],
];
