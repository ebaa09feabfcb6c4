import { get, signedOut, signOut as endSession } from "./fetch";
import { incidents, monitoring } from "./live";
import { openIncidents } from "./open-incidents";
import { Store } from "./store";
import type { Session } from "./types";

export const session = new Store<Session>(async () => (await get<Session>("/session")).data);

session.addEventListener("change", () => {
  const streams = [monitoring, incidents];
  if (!session.value?.name) {
    streams.forEach((stream) => stream.stop());
    openIncidents.forget();
    return;
  }
  streams.forEach((stream) => stream.start());
  void openIncidents.refresh();
});
signedOut.addEventListener("signed-out", () => void session.refresh());

export function may(...roles: string[]): boolean {
  return roles.some((role) => session.value?.roles.includes(role));
}

export async function signOut(): Promise<void> {
  await endSession();
  location.assign("/");
}
