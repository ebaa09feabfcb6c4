import { send } from "./fetch";

export type LiveState = "connecting" | "live" | "stale";

const SILENCE_MS = 40_000; // the services send a sign of life every 15 s
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 15_000;

/**
 * Server-sent events of one service, over fetch so that a refused connection is tried again too.
 * Comes back with Last-Event-ID; rests while nobody looks at the page.
 */
export class LiveStream extends EventTarget {
  state: LiveState = "connecting";
  private lastEventId = "";
  private connection: AbortController | null = null;
  private retry = FIRST_RETRY_MS;
  private silence = 0;
  private timer = 0;
  private wanted = false;

  constructor(private readonly path: string) {
    super();
    document.addEventListener("visibilitychange", () => this.look());
  }

  start(): void {
    this.wanted = true;
    this.look();
  }

  stop(): void {
    this.wanted = false;
    this.lastEventId = "";
    this.disconnect();
  }

  /** Calls back with the data of every event of this type; gives how to stop that. */
  on<T>(type: string, listener: (data: T) => void): () => void {
    const handler = (event: Event) => listener((event as CustomEvent<T>).detail);
    this.addEventListener(type, handler);
    return () => this.removeEventListener(type, handler);
  }

  private look(): void {
    if (!this.wanted) return;
    if (document.hidden) {
      this.disconnect();
      return;
    }
    if (!this.connection) void this.connect();
  }

  private disconnect(): void {
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.connection?.abort();
    this.connection = null;
  }

  private async connect(): Promise<void> {
    const connection = new AbortController();
    this.connection = connection;
    try {
      const headers: Record<string, string> = { Accept: "text/event-stream" };
      if (this.lastEventId) headers["Last-Event-ID"] = this.lastEventId;
      const response = await send(this.path, { headers, signal: connection.signal });
      this.retry = FIRST_RETRY_MS;
      this.become("live");
      this.dispatchEvent(new CustomEvent("open"));
      await this.read(response.body!, connection);
    } catch {
      // Whatever it was, the remedy is the same: try again.
    }
    if (this.connection === connection) this.again();
  }

  private again(): void {
    this.disconnect();
    this.become("stale");
    this.timer = window.setTimeout(() => this.look(), this.retry);
    this.retry = Math.min(this.retry * 2, LONGEST_RETRY_MS);
  }

  private async read(body: ReadableStream<Uint8Array>, connection: AbortController): Promise<void> {
    const reader = body.getReader();
    const letters = new TextDecoder();
    let rest = "";
    for (;;) {
      this.expectMore(connection);
      const { value, done } = await reader.read();
      if (done) return;
      const events = (rest + letters.decode(value, { stream: true })).replaceAll("\r\n", "\n").split("\n\n");
      rest = events.pop()!;
      events.forEach((event) => this.deliver(event));
    }
  }

  private expectMore(connection: AbortController): void {
    clearTimeout(this.silence);
    this.silence = window.setTimeout(() => connection.abort(), SILENCE_MS);
  }

  private deliver(event: string): void {
    let type = "message";
    const data: string[] = [];
    for (const line of event.split("\n")) {
      const colon = line.indexOf(":");
      if (colon < 1) continue;
      const value = line.slice(colon + 1).replace(/^ /, "");
      if (line.startsWith("event:")) type = value;
      if (line.startsWith("id:")) this.lastEventId = value;
      if (line.startsWith("data:")) data.push(value);
    }
    if (data.length) this.dispatchEvent(new CustomEvent(type, { detail: JSON.parse(data.join("\n")) }));
  }

  private become(state: LiveState): void {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new CustomEvent("state"));
  }
}

export const monitoring = new LiveStream("/monitoring/api/v1/events");
export const incidents = new LiveStream("/incident/api/v1/events");
