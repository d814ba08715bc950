import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { signIn } from "../api/changes";
import { session } from "../api/queries";
import { useTitle } from "../app/brand";
import { queryClient } from "../app/queries";
import { sentence } from "../parts/states";
import "../styles/sign-in.css";

// Only addresses of this dashboard; browsers read a backslash as a slash, and two as another host.
function safe(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : "/";
}

export function SignIn() {
  useTitle("Sign in");
  const { to, link } = useSearch({ from: "/sign-in" });
  const router = useRouter();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: (found) => {
      queryClient.setQueryData(session.queryKey, found);
      router.history.push(safe(to));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ email, password });
  };

  return (
    <main className="sign-in">
      <div className="sign-in-words">
        <p className="sign-in-name">Frontlist</p>
        <p className="sign-in-line">From the books you have written to the readers they are for.</p>
      </div>
      <form onSubmit={submit} className="stack sign-in-form">
        <h1>Sign in</h1>
        {link === "used" && (
          <p role="alert" className="form-error">
            That link was used already, or its hour is over. Sign in with your password, or print a
            new link as said below.
          </p>
        )}
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          required
          autoFocus
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          required
        />
        {enter.error && (
          <p role="alert" className="form-error">
            {sentence(enter.error)}
          </p>
        )}
        <Button type="submit" loading={enter.isPending}>
          Sign in
        </Button>
        <p className="dimmed small">
          No password yet? <code>frontlist sign-in-link EMAIL --data DIR</code> prints a link that
          signs you in once; then set one in the account menu.
        </p>
      </form>
    </main>
  );
}
