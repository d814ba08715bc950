// Editing a draft's words, part by part, beside the preview. Saving makes a new version; what is not saved
// yet survives a reload; two people never overwrite each other silently.
import { Button, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState, type KeyboardEvent } from "react";
import { ApiProblem, type Schemas } from "../../api/client";
import { useEdit } from "../../api/changes";
import { review } from "../../api/queries";
import { sectionFor, sections } from "../../lib/sections";
import { apply, fields, pathKey, type Field, type Json } from "../../lib/spans";
import { overtaken, useUnsaved } from "../../lib/unsaved";
import { tell, tellFailure } from "../../parts/toast";
import { ConflictDialog } from "./conflict";

type Review = Schemas["Review"];

interface EditorProps {
  data: Review;
  part: string;
  onClose: () => void;
}

export function Editor({ data, part, onClose }: EditorProps) {
  const queries = useQueryClient();
  const edit = useEdit();
  const unsaved = useUnsaved(data.item.id);
  const [theirs, setTheirs] = useState<Review>();
  const document = data.document as Json;
  const section = sectionFor(sections(document), part);
  const all = fields(document);
  const texts = new Map([...unsaved.mine].map(([key, { text }]) => [key, text]));
  const changed = all.filter((field) => {
    const text = texts.get(pathKey(field.path));
    return text !== undefined && text !== field.value;
  });

  const save = (onto: Review) => {
    const base = onto.document as Json;
    const next = apply(base, texts, fields(base)) as Review["document"];
    edit.mutate(
      { id: data.item.id, base: onto.item.version, document: next },
      {
        onSuccess: (saved) => {
          queries.setQueryData(review(data.item.id).queryKey, saved);
          unsaved.clear();
          setTheirs(undefined);
          tell(`Saved as version ${saved.item.version}. It waits for approval.`);
        },
        onError: (error) => void failed(error),
      },
    );
  };
  const start = () => {
    if (overtaken(all, unsaved.mine).length > 0) setTheirs(data);
    else save(data);
  };
  const failed = async (error: unknown) => {
    if (error instanceof ApiProblem && error.status === 409) {
      setTheirs(await queries.fetchQuery({ ...review(data.item.id), staleTime: 0 }));
    } else {
      tellFailure("Not saved; your words are kept here", error);
    }
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && changed.length > 0) {
      event.preventDefault();
      start();
    }
  };

  return (
    <div className="editor" role="region" aria-label="Edit the words" onKeyDown={keys}>
      <div className="editor-bar">
        <span role="status" className={changed.length > 0 ? "" : "dimmed"}>
          {changed.length > 0
            ? `${changed.length} ${changed.length === 1 ? "change" : "changes"} not saved`
            : "No changes"}
        </span>
        <Button
          size="compact-sm"
          disabled={changed.length === 0}
          loading={edit.isPending}
          onClick={start}
        >
          Save
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={changed.length === 0}
          onClick={unsaved.clear}
        >
          Discard
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={onClose}>
          Close
        </Button>
      </div>
      {section ? (
        section.blocks.map((block) => (
          <fieldset key={block.key} className="edit-block">
            <legend>{block.title || section.title}</legend>
            {block.fields.map((field) => {
              const key = pathKey(field.path);
              return (
                <FieldInput
                  key={key}
                  field={field}
                  value={texts.get(key) ?? field.value}
                  onChange={(text) => unsaved.put(field, text)}
                />
              );
            })}
          </fieldset>
        ))
      ) : (
        <p className="dimmed">This part has no words of its own.</p>
      )}
      {theirs && (
        <ConflictDialog
          mine={changed.map((field) => ({
            field,
            text: texts.get(pathKey(field.path)) ?? "",
          }))}
          theirs={theirs}
          pending={edit.isPending}
          onMine={() => save(theirs)}
          onTheirs={() => {
            unsaved.clear();
            setTheirs(undefined);
          }}
          onClose={() => setTheirs(undefined)}
        />
      )}
    </div>
  );
}

interface FieldInputProps {
  field: Field;
  value: string;
  onChange: (text: string) => void;
}

function FieldInput({ field, value, onChange }: FieldInputProps) {
  const changed = value !== field.value;
  const label = changed ? `${field.label} (changed)` : field.label;
  if (field.kind === "label") {
    return (
      <TextInput
        label={label}
        value={value}
        data-changed={changed}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <Textarea
      label={label}
      value={value}
      data-changed={changed}
      className="edit-text"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
