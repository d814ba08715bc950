// Somebody saved another version meanwhile: both, side by side, and a person chooses.
import { Button, Modal } from "@mantine/core";
import type { Schemas } from "../../api/client";
import { fields, pathKey, type Field, type Json } from "../../lib/spans";

interface ConflictProps {
  mine: { field: Field; text: string }[];
  theirs: Schemas["Review"];
  pending: boolean;
  onMine: () => void;
  onTheirs: () => void;
  onClose: () => void;
}

export function ConflictDialog(props: ConflictProps) {
  const { theirs } = props;
  const now = new Map(
    fields(theirs.document as Json).map((field) => [pathKey(field.path), field.value]),
  );
  const newest = theirs.versions.find((each) => each.version === theirs.item.version);
  return (
    <Modal
      opened
      onClose={props.onClose}
      title="Somebody else edited this"
      size="xl"
      lockScroll={false}
    >
      <div className="stack">
        <p>
          Version {theirs.item.version} was saved
          {newest ? ` by ${newest.made_by}` : ""} while you were writing. Nothing of either is lost.
        </p>
        <table className="conflict">
          <thead>
            <tr>
              <th scope="col">Text</th>
              <th scope="col">Version {theirs.item.version}</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {props.mine.map(({ field, text }) => (
              <tr key={pathKey(field.path)}>
                <th scope="row">{field.label}</th>
                <td>{now.get(pathKey(field.path)) ?? "(is not there any more)"}</td>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="dialog-actions">
          <Button variant="default" onClick={props.onTheirs}>
            Keep version {theirs.item.version}, drop mine
          </Button>
          <Button loading={props.pending} onClick={props.onMine}>
            Put my changes on top
          </Button>
        </div>
      </div>
    </Modal>
  );
}
