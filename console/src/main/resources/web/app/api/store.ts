import { Problem } from "./fetch";

/** Something the server knows, kept here: loading, then a value, perhaps with a problem that makes it old. */
export class Store<T> extends EventTarget {
  value: T | undefined;
  problem: Problem | undefined;
  private latest = 0;

  constructor(private readonly load: () => Promise<T>) {
    super();
  }

  /** An answer that arrives after a later question's is dropped. */
  async refresh(): Promise<void> {
    const mine = ++this.latest;
    try {
      const value = await this.load();
      if (mine === this.latest) this.set(value);
    } catch (failure) {
      if (mine !== this.latest) return;
      this.problem = failure instanceof Problem ? failure : new Problem(0, String(failure));
      this.changed();
    }
  }

  set(value: T): void {
    this.value = value;
    this.problem = undefined;
    this.changed();
  }

  forget(): void {
    this.latest++;
    this.value = undefined;
    this.problem = undefined;
    this.changed();
  }

  private changed(): void {
    this.dispatchEvent(new Event("change"));
  }
}

/** At most one call in this time, the last of them never lost. */
export function calm(action: () => void, milliseconds: number): () => void {
  let timer = 0;
  return () => {
    if (timer) return;
    timer = window.setTimeout(() => {
      timer = 0;
      action();
    }, milliseconds);
  };
}
