// Keyboard shortcuts of a screen. Silent while a person types or a dialog is open.
import { useEffect, useRef } from "react";

export type Keys = Record<string, () => void>;

const written = "textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])";
const pressed = "a, button, input, [role=tab]";

// Letters belong to a text field; Enter and the space bar to whatever has the focus.
function taken(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof Element)) return false;
  if (target.closest(written)) return true;
  return (event.key === "Enter" || event.key === " ") && target.closest(pressed) !== null;
}

export function useKeys(keys: Keys): void {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (taken(event) || document.querySelector("[aria-modal=true]")) return;
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
