import { notifications } from "@mantine/notifications";
import { sentence } from "./states";

export function tell(message: string, title?: string): void {
  notifications.show({ message, ...(title && { title }), color: "petrol" });
}

export function tellFailure(title: string, error: unknown): void {
  notifications.show({
    title,
    message: sentence(error),
    color: "red",
    autoClose: 10_000,
  });
}
