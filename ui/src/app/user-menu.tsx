// Who is signed in: light or dark, a password of one's own, signing out.
import { Button, Menu, Modal, PasswordInput, useMantineColorScheme } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { setPassword, signOut } from "../api/changes";
import { Icon } from "../parts/icons";
import { sentence } from "../parts/states";
import { useSession } from "./brand";

function PasswordDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [value, setValue] = useState("");
  const change = useMutation({ mutationFn: setPassword });
  const save = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(value, {
      onSuccess: () => {
        setValue("");
        onClose();
        notifications.show({
          message: "Your password is set.",
          color: "petrol",
        });
      },
    });
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Your password" lockScroll={false} centered>
      <form onSubmit={save} className="stack">
        <PasswordInput
          label="New password"
          description="Ten characters or more. A sentence is good. It ends your other sessions."
          autoComplete="new-password"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
          error={change.error ? sentence(change.error) : null}
          required
          data-autofocus
        />
        <Button type="submit" loading={change.isPending}>
          Set the password
        </Button>
      </form>
    </Modal>
  );
}

export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const { user } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState(false);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: "/sign-in" });
      queries.clear();
    },
    onError: (error) => notifications.show({ message: sentence(error), color: "red" }),
  });
  const schemes = [
    ["light", "Light"],
    ["dark", "Dark"],
    ["auto", "As the system"],
  ] as const;

  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <button type="button" className="user" aria-label={`Account: ${user.email}`}>
            {(user.name || user.email).charAt(0).toUpperCase()}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {user.email}, {user.role}
          </Menu.Label>
          {schemes.map(([scheme, label]) => (
            <Menu.Item
              key={scheme}
              role="menuitemradio"
              aria-checked={colorScheme === scheme}
              leftSection={<Icon name={scheme === "dark" ? "moon" : "sun"} size={15} />}
              rightSection={colorScheme === scheme ? <Icon name="check" size={14} /> : null}
              onClick={() => setColorScheme(scheme)}
            >
              {label}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={onHelp} leftSection={<span className="key-icon">?</span>}>
            Keyboard shortcuts
          </Menu.Item>
          <Menu.Item onClick={() => setDialog(true)} leftSection={<Icon name="key" size={15} />}>
            Set a password
          </Menu.Item>
          <Menu.Item onClick={() => leave.mutate()} leftSection={<Icon name="out" size={15} />}>
            Sign out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasswordDialog opened={dialog} onClose={() => setDialog(false)} />
    </>
  );
}
