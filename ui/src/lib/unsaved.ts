// Words that were typed but not saved, kept in the browser until they are.
import { useState } from "react";
import { pathKey, type Field } from "./spans";

// What was typed, and what stood there when the typing began.
export interface Written {
  text: string;
  over: string;
}

export type WrittenByKey = ReadonlyMap<string, Written>;

// Typing over `value`. Back at what stood there, nothing is left to save.
export function written(
  before: WrittenByKey,
  key: string,
  text: string,
  value: string,
): WrittenByKey {
  const after = new Map(before);
  const over = before.get(key)?.over ?? value;
  if (text === over) after.delete(key);
  else after.set(key, { text, over });
  return after;
}

// The fields whose words somebody else changed while ours were being written: the draft may have come
// anew in the meantime, so the version alone does not tell.
export function overtaken(fields: Field[], mine: WrittenByKey): Field[] {
  return fields.filter((field) => {
    const own = mine.get(pathKey(field.path));
    return own !== undefined && own.over !== field.value && own.text !== field.value;
  });
}

function isWritten(value: unknown): value is Written {
  return (
    typeof value === "object" &&
    value !== null &&
    "text" in value &&
    "over" in value &&
    typeof value.text === "string" &&
    typeof value.over === "string"
  );
}

function read(name: string): WrittenByKey {
  try {
    const kept = Object.entries(JSON.parse(localStorage.getItem(name) ?? "{}") as object);
    return new Map(kept.filter((entry): entry is [string, Written] => isWritten(entry[1])));
  } catch {
    return new Map(); // not ours
  }
}

export interface Unsaved {
  mine: WrittenByKey;
  put: (field: Field, text: string) => void;
  clear: () => void;
}

export function useUnsaved(id: string): Unsaved {
  const name = `frontlist.unsaved.${id}`;
  const [mine, setMine] = useState(() => read(name));
  return {
    mine,
    put: (field, text) => {
      const after = written(mine, pathKey(field.path), text, field.value);
      localStorage.setItem(name, JSON.stringify(Object.fromEntries(after)));
      setMine(after);
    },
    clear: () => {
      localStorage.removeItem(name);
      setMine(new Map());
    },
  };
}
