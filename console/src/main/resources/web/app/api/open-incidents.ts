import { get, post } from "./fetch";
import { incidents } from "./live";
import { Store } from "./store";
import type { Incident, Page } from "./types";

/** The incidents that are being handled, gravest first; the strip of every page and the situation read it. */
export const openIncidents = new Store<Incident[]>(async () => {
  const page = await get<Page<Incident>>("/incident/api/v1/incidents?open=true&limit=100");
  return byGravity(page.data.items);
});

incidents.on<void>("open", () => void openIncidents.refresh());
incidents.on<Incident>("incident", (changed) => {
  const others = (openIncidents.value ?? []).filter((incident) => incident.id !== changed.id);
  openIncidents.set(byGravity(changed.resolvedAt ? others : [...others, changed]));
});

/** The one that concerns everybody: the gravest S1 or S2, real ones before exercises. */
export function gravest(): Incident | undefined {
  return openIncidents.value?.find((incident) => incident.severity <= "S2");
}

export async function move(incident: Incident, verb: string, body?: unknown, etag?: string | null): Promise<Incident> {
  const answer = await post<Incident>(`/incident/api/v1/incidents/${incident.id}/${verb}`, body, etag);
  void openIncidents.refresh();
  return answer.data;
}

function byGravity(open: Incident[]): Incident[] {
  return [...open].sort(
    (a, b) =>
      Number(a.exercise) - Number(b.exercise) ||
      a.severity.localeCompare(b.severity) ||
      a.openedAt.localeCompare(b.openedAt),
  );
}
