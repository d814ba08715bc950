// Words that were typed but not saved, kept in the browser until they are.
import { useState } from "react";

export interface Unsaved {
  texts: ReadonlyMap<string, string>;
  put: (key: string, text: string) => void;
  clear: () => void;
}

function read(name: string): Map<string, string> {
  try {
    return new Map(Object.entries(JSON.parse(localStorage.getItem(name) ?? "{}") as object));
  } catch {
    return new Map(); // not ours
  }
}

export function useUnsaved(id: string): Unsaved {
  const name = `frontlist.unsaved.${id}`;
  const [texts, setTexts] = useState(() => read(name));
  return {
    texts,
    put: (key, text) => {
      const after = new Map(texts).set(key, text);
      localStorage.setItem(name, JSON.stringify(Object.fromEntries(after)));
      setTexts(after);
    },
    clear: () => {
      localStorage.removeItem(name);
      setTexts(new Map());
    },
  };
}
