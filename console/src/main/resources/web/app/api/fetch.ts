/** The one way to the server: session, problems, versions, safe repetition. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

export type Answer<T> = { data: T; etag: string | null };

/** Somebody must sign in again; the shell listens. */
export const signedOut = new EventTarget();

export async function get<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  return answer<T>(await send(path, { signal }));
}

/** @param ifMatch the version the person has seen, where that matters */
export async function post<T>(path: string, body?: unknown, ifMatch?: string | null): Promise<Answer<T>> {
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    // Sent twice, done once.
    "Idempotency-Key": crypto.randomUUID(),
  };
  if (ifMatch) headers["If-Match"] = ifMatch;
  return answer<T>(await send(path, { method: "POST", headers, body: JSON.stringify(body ?? {}) }));
}

export async function signIn(user: string, password: string): Promise<void> {
  const body = new URLSearchParams({ user, password });
  await send("/session", { method: "POST", body });
}

export async function signOut(): Promise<void> {
  await send("/session", { method: "DELETE" });
}

export async function send(path: string, request: RequestInit): Promise<Response> {
  const headers = { "X-Requested-With": "console", ...request.headers };
  const response = await fetch(path, { ...request, headers, credentials: "same-origin" });
  if (response.ok) return response;
  if (response.status === 401 && path !== "/session") signedOut.dispatchEvent(new Event("signed-out"));
  throw new Problem(response.status, await detail(response));
}

async function answer<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  return { data: (text ? JSON.parse(text) : null) as T, etag: response.headers.get("ETag") };
}

async function detail(response: Response): Promise<string> {
  try {
    return (await response.json()).detail ?? response.statusText;
  } catch {
    return response.statusText;
  }
}
